package dev.serai.sync;

import dev.serai.catalogue.SyncCatalogue;
import dev.serai.catalogue.SyncMirror;
import dev.serai.catalogue.SyncMirror.RecordKey;
import dev.serai.mapping.Mapping;
import dev.serai.remote.Json;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Takes records as they were read into the mirror, with what they may have in common with others. */
@Component
class Mirroring {
    private final SyncMirror mirror;
    private final SyncCatalogue catalogue;

    Mirroring(SyncMirror mirror, SyncCatalogue catalogue) {
        this.mirror = mirror;
        this.catalogue = catalogue;
    }

    void cards(Work work, String key, List<CardState> cards) {
        mirror.put(
                work.name(),
                Side.SANSAN.name(),
                work.id(),
                cards.stream()
                        .map(card -> read(card.id(), key, card, common(work.mapping(), card)))
                        .toList());
        catalogue.read(work.id(), cards.size(), 0, work.takeCalls());
    }

    /** Those that were merged into one of them are gone with it. */
    void contacts(Work work, List<ContactState> contacts) {
        put(work, contacts);
        mirror.gone(
                work.name(),
                Side.HUBSPOT.name(),
                contacts.stream()
                        .flatMap(contact -> contact.formerIds().stream())
                        .toList());
        catalogue.read(work.id(), 0, contacts.size(), work.takeCalls());
    }

    /**
     * Contacts as a search showed them. Its index is behind at times, so those are passed over that the mirror knows as they
     * were later: what the hub has just written would look like edits that take it back.
     */
    void found(Work work, List<ContactState> contacts) {
        Set<String> late = mirror.knownLater(
                work.name(),
                contacts.stream()
                        .collect(Collectors.toMap(ContactState::id, ContactState::changedAt, (one, other) -> one)));
        contacts(work, contacts.stream().filter(one -> !late.contains(one.id())).toList());
    }

    /** Contacts as HubSpot says that it has stored them. */
    void written(Work work, List<Done> done) {
        List<Done> stored = done.stream()
                .filter(one -> one.good() && one.contact() != null && !one.existing())
                .filter(one -> !one.stored().isEmpty())
                .toList();
        Map<String, ContactState> before = mirror
                .records(
                        work.name(),
                        Side.HUBSPOT.name(),
                        stored.stream()
                                .map(one -> new RecordKey(Side.HUBSPOT.name(), one.contact()))
                                .toList())
                .stream()
                .map(one -> Json.read(one.content(), ContactState.class))
                .collect(Collectors.toMap(ContactState::id, one -> one));
        put(
                work,
                stored.stream()
                        // What is not known but for what was written is left to the next reading.
                        .filter(one ->
                                before.containsKey(one.contact()) || one.action(Action.CreateContact.class) != null)
                        .map(one -> ContactStates.stored(
                                before.get(one.contact()),
                                one.contact(),
                                storedBy(one),
                                work.mapping().properties()))
                        .toList());
    }

    /** An answer may leave out what was cleared. */
    private static Map<String, String> storedBy(Done one) {
        Action.CreateContact create = one.action(Action.CreateContact.class);
        Map<String, String> values = new HashMap<>(create == null ? BeforeUpdate.values(one) : create.values());
        values.putAll(one.stored());
        return values;
    }

    private void put(Work work, List<ContactState> contacts) {
        mirror.put(
                work.name(),
                Side.HUBSPOT.name(),
                work.id(),
                contacts.stream()
                        .map(contact -> read(contact.id(), null, contact, common(work.mapping(), contact)))
                        .toList());
    }

    private static SyncMirror.Read read(String id, String key, Object state, Set<String> common) {
        String content = Json.text(state);
        return new SyncMirror.Read(id, key, content, hash(content + common), common);
    }

    private static Set<String> common(Mapping mapping, CardState card) {
        Set<String> common = new LinkedHashSet<>();
        if (card.personId() != null) {
            common.add("person " + card.personId());
        }
        String email = mapping.emailOf(card.values());
        if (email != null) {
            common.add("address " + email);
        }
        if (card.madeFrom() != null) {
            common.add("contact " + card.madeFrom());
        }
        String country = mapping.countryOfCard(card.values());
        mapping.matches()
                .forEach(rule ->
                        rule.keysOfCard(card.values(), country).forEach(key -> common.add(rule.name() + " " + key)));
        return common;
    }

    private static Set<String> common(Mapping mapping, ContactState contact) {
        Set<String> common = new LinkedHashSet<>();
        common.add("contact " + contact.id());
        contact.formerIds().forEach(id -> common.add("contact " + id));
        String country = mapping.countryOfContact(contact.values());
        mapping.matches()
                .forEach(rule -> rule.keysOfContact(contact.values(), country)
                        .forEach(key -> common.add(rule.name() + " " + key)));
        return common;
    }

    private static String hash(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
