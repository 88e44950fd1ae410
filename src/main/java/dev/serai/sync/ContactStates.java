package dev.serai.sync;

import dev.serai.hubspot.ContactReading;
import dev.serai.hubspot.ContactReading.Contact;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** Contacts as a sync looks at them. */
final class ContactStates {
    private ContactStates() {}

    static ContactState of(Contact contact) {
        Map<String, String> values = new LinkedHashMap<>();
        Storable.values(contact.values()).forEach((property, value) -> {
            if (!ContactReading.OWN.contains(property)) {
                values.put(property, value);
            }
        });
        return new ContactState(contact.id(), former(contact), values, contact.modified(), Map.of());
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
