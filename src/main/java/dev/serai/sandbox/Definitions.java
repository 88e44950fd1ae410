package dev.serai.sandbox;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Property definitions from JSON, as the API shows and takes them (facts 6). */
final class Definitions {
    private static final TypeReference<LinkedHashMap<String, Object>> MEMBERS = new TypeReference<>() {};

    private Definitions() {}

    /** A definition with everything the JSON says; what it does not say is as for a property someone made. */
    static Property of(JsonNode json, Recipe recipe, int place) {
        return new Property(
                json.path("name").asText(),
                json.path("label").asText(json.path("name").asText()),
                json.path("type").asText("string"),
                json.path("fieldType").asText("text"),
                json.path("groupName").asText("custom"),
                options(json.path("options")),
                flags(json),
                sensitivity(json.path("dataSensitivity").asText("non_sensitive")),
                recipe,
                place,
                members(json));
    }

    /** A JSON object as a map. */
    static Map<String, Object> members(JsonNode json) {
        return Maps.JSON.convertValue(json, MEMBERS);
    }

    /** The definition with some members changed; options that are not among the new ones are gone. */
    static Property changed(Property property, Map<String, Object> changes) {
        Map<String, Object> members = new LinkedHashMap<>(property.json());
        members.putAll(changes);
        return of(Maps.JSON.valueToTree(members), property.recipe(), property.place());
    }

    private static List<Property.Option> options(JsonNode json) {
        List<Property.Option> options = new ArrayList<>();
        json.forEach(option -> options.add(new Property.Option(
                option.path("value").asText(), option.path("label").asText())));
        return options;
    }

    private static Set<Property.Flag> flags(JsonNode json) {
        Set<Property.Flag> flags = EnumSet.noneOf(Property.Flag.class);
        flag(flags, Property.Flag.READ_ONLY, json.at("/modificationMetadata/readOnlyValue"));
        flag(flags, Property.Flag.CALCULATED, json.path("calculated"));
        flag(flags, Property.Flag.HIDDEN, json.path("hidden"));
        flag(flags, Property.Flag.UNIQUE, json.path("hasUniqueValue"));
        flag(flags, Property.Flag.ARCHIVED, json.path("archived"));
        flag(flags, Property.Flag.EXTERNAL_OPTIONS, json.path("externalOptions"));
        if (!json.path("hubspotDefined").asBoolean()) {
            flags.add(Property.Flag.CUSTOM);
        }
        return flags;
    }

    private static void flag(Set<Property.Flag> flags, Property.Flag flag, JsonNode set) {
        if (set.asBoolean()) {
            flags.add(flag);
        }
    }

    private static Sensitivity sensitivity(String text) {
        return Sensitivity.valueOf(text.toUpperCase(Locale.ROOT));
    }
}
