package dev.serai.sandbox;

import java.util.Map;

/**
 * Someone who works with Sansan and owns cards.
 *
 * @param id a login name, at most 20 characters
 */
record SansanUser(String id, String name, String email, Type type, boolean canUpdateData, Department department) {
    enum Type {
        REGULAR_USER("RegularUser"),
        SYSTEM_ADMINISTRATOR("SystemAdministrator"),
        SECTIONAL_ADMINISTRATOR("SectionalAdministrator");

        private final String text;

        Type(String text) {
            this.text = text;
        }

        String text() {
            return text;
        }
    }

    /** @param parent id of the one above, null for the highest */
    record Department(String id, String name, String parent) {
        Map<String, Object> json() {
            return Maps.of("id", id, "name", name, "parentId", parent);
        }
    }

    /** How cards and tags name their owner. */
    Map<String, Object> owner() {
        return Maps.of("id", id, "name", name, "email", email);
    }

    /** The answer to {@code /me} (facts 2). */
    Map<String, Object> json() {
        return Maps.of(
                "id",
                id,
                "name",
                name,
                "email",
                email,
                "userType",
                type.text(),
                "canUpdateData",
                canUpdateData,
                "departments",
                java.util.List.of(Map.of("name", department.name())));
    }
}
