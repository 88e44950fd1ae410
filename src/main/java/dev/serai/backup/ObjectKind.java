package dev.serai.backup;

import dev.serai.hubspot.CustomObject;

/**
 * A kind of record that a backup reads.
 *
 * @param name     name of its entry in the archive
 * @param type     how HubSpot's paths call it
 * @param modified property that holds the time of the last change (facts section 4.5)
 * @param required whether it is a gap when the account does not let it be read; else it is left out and said so
 * @param fixed    null if it can be restored, else why not
 */
record ObjectKind(String name, String objectTypeId, String type, String modified, boolean required, String fixed) {
    private static final String NOT_RESTORED = "Serai restores no records of this object";

    static final java.util.List<ObjectKind> STANDARD = java.util.List.of(
            new ObjectKind("contacts", "0-1", "contacts", "lastmodifieddate", true, null),
            of("companies", "0-2", true, null),
            of("deals", "0-3", true, null),
            of("tickets", "0-5", true, null),
            of("products", "0-7", true, null),
            of("calls", "0-48", true, null),
            of("tasks", "0-27", true, null),
            of("line_items", "0-8", false, NOT_RESTORED),
            of("notes", "0-46", false, NOT_RESTORED),
            of("meetings", "0-47", false, NOT_RESTORED),
            of("emails", "0-49", false, NOT_RESTORED));

    /** HubSpot's internal type of conversations (facts section 3). */
    static final ObjectKind CONVERSATIONS = new ObjectKind(
            "conversations",
            "0-11",
            "0-11",
            "hs_lastmodifieddate",
            true,
            "HubSpot's public API does not take values of conversations");

    private static ObjectKind of(String name, String id, boolean required, String fixed) {
        return new ObjectKind(name, id, name, "hs_lastmodifieddate", required, fixed);
    }

    /** Whether a backup is whole without the object. */
    static boolean optional(String name) {
        return STANDARD.stream().anyMatch(kind -> kind.name().equals(name) && !kind.required());
    }

    static ObjectKind of(CustomObject custom, boolean nameTaken) {
        String name = nameTaken ? custom.fullyQualifiedName() : custom.name();
        return new ObjectKind(
                name.replaceAll("[^A-Za-z0-9_-]", "_"),
                custom.objectTypeId(),
                custom.objectTypeId(),
                "hs_lastmodifieddate",
                true,
                null);
    }
}
