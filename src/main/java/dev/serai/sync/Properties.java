package dev.serai.sync;

import dev.serai.hubspot.Definition;
import dev.serai.hubspot.Definitions;
import dev.serai.hubspot.Hubspot;
import dev.serai.mapping.CustomProperty;
import dev.serai.mapping.Mapping;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** The contact properties that a mapping needs: whether the account has them, and making those that it can be given. */
@Component("syncProperties")
class Properties {
    private static final String CONTACTS = "contacts";
    private static final String GROUP = "contactinformation";

    private final Hubspot hubspot;

    Properties(Hubspot hubspot) {
        this.hubspot = hubspot;
    }

    /**
     * Why the mapping cannot be carried out as the account is now, by property; none if it can. A property that only a
     * filter asks for counts too: without it, its question would have one answer for all contacts.
     */
    Map<String, String> lacking(Mapping mapping) {
        Definitions account = hubspot.definitions(mapping.account(), CONTACTS);
        Map<String, String> lacking = new LinkedHashMap<>();
        mapping.fields().forEach(field -> {
            Definition definition = account.byName().get(field.property());
            if (isMissing(definition)) {
                lacking.put(
                        field.property(),
                        "the account has none of this name; "
                                + (field.label() == null
                                        ? "correct the name, or switch the line off"
                                        : "POST /api/syncs/" + mapping.name() + "/properties creates it"));
            } else if (field.direction().toHubspot() && (definition.readOnlyValue() || definition.calculated())) {
                lacking.put(
                        field.property(),
                        "HubSpot lets nobody write it; give the line the direction to-sansan, or switch it off");
            } else if (field.direction().toHubspot()) {
                PropertyFit.hinders(field, definition, mapping.country())
                        .ifPresent(why -> lacking.put(field.property(), why));
            }
        });
        mapping.contacts().fields().stream()
                .filter(name -> isMissing(account.byName().get(name)))
                .forEach(name -> lacking.putIfAbsent(
                        name, "the account has none of this name; correct the name in the filter, or take it out"));
        return lacking;
    }

    /**
     * Why contacts are not to be believed that have no value: the account has lost a property of which an empty value says
     * something, as its line empties the card by it or a filter asks for it. None if that is not so; HubSpot is asked only if
     * the mapping has such properties.
     */
    List<String> emptiedForAll(Mapping mapping) {
        Set<String> telling = new LinkedHashSet<>(mapping.contacts().fields());
        telling.remove("email"); // HubSpot's own, and in nearly every filter
        mapping.fields().stream()
                .filter(field -> field.emptyOverwrites() && field.direction().toSansan())
                .forEach(field -> telling.add(field.property()));
        if (telling.isEmpty()) {
            return List.of();
        }
        Map<String, Definition> account =
                hubspot.definitions(mapping.account(), CONTACTS).byName();
        return telling.stream()
                .filter(name -> isMissing(account.get(name)))
                .map(name -> "property " + name
                        + ": is not in HubSpot any more, so every contact would seem to have emptied it;"
                        + " restore it there, or take it out of the mapping")
                .toList();
    }

    private static boolean isMissing(Definition definition) {
        return definition == null || definition.archived();
    }

    /** {@link #lacking} in sentences. */
    List<String> lackingInWords(Mapping mapping) {
        return lacking(mapping).entrySet().stream()
                .map(one -> "property " + one.getKey() + ": " + one.getValue())
                .toList();
    }

    /**
     * Creates the properties that lines with a label need and that the account does not have.
     *
     * @return their names
     */
    List<String> create(Mapping mapping) {
        Definitions account = hubspot.definitions(mapping.account(), CONTACTS);
        List<String> created = new ArrayList<>();
        for (CustomProperty property : mapping.customProperties()) {
            Definition known = account.byName().get(property.name());
            if (isMissing(known)) {
                hubspot.createProperty(
                        mapping.account(),
                        CONTACTS,
                        property.name(),
                        property.label(),
                        property.type().type(),
                        property.type().fieldType(),
                        GROUP);
                created.add(property.name());
            }
        }
        return created;
    }
}
