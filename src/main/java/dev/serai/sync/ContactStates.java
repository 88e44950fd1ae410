package dev.serai.sync;

import dev.serai.hubspot.ContactReading;
import dev.serai.hubspot.ContactReading.Contact;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Contacts as a sync looks at them. */
final class ContactStates {
    private ContactStates() {}

    /** @param properties those that the sync reads; HubSpot shows others unasked */
    static ContactState of(Contact contact, Set<String> properties) {
        return new ContactState(
                contact.id(),
                former(contact),
                values(Map.of(), contact.values(), properties),
                contact.modified(),
                Map.of());
    }

    private static Map<String, String> values(
            Map<String, String> before, Map<String, String> shown, Set<String> properties) {
        Map<String, String> values = new TreeMap<>(before);
        shown.forEach((property, value) -> {
            if (properties.contains(property)) {
                String text = Storable.text(value);
                values.compute(property, (name, was) -> text == null || text.isBlank() ? null : text);
            }
        });
        return values;
    }

    /**
     * A contact after a write.
     *
     * @param before     as it was read last; null if it was just created
     * @param stored     what HubSpot says that it has stored
     * @param properties those that the sync reads
     */
    static ContactState stored(ContactState before, String id, Map<String, String> stored, Set<String> properties) {
        String modified = stored.get(ContactReading.MODIFIED);
        return new ContactState(
                id,
                before == null ? Set.of() : before.formerIds(),
                values(before == null ? Map.of() : before.values(), stored, properties),
                modified != null ? Instant.parse(modified) : before == null ? Instant.EPOCH : before.changedAt(),
                Map.of());
    }

    private static Set<String> former(Contact contact) {
        Set<String> ids = new LinkedHashSet<>();
        String merged = contact.values().get(ContactReading.MERGED);
        if (merged != null) {
            for (String id : merged.split(";")) {
                if (!id.isBlank() && !id.strip().equals(contact.id())) {
                    ids.add(id.strip());
                }
            }
        }
        return ids;
    }
}
