package dev.serai.restore;

import java.util.Map;

/**
 * Who has the values today that must be unique.
 *
 * @param owners record id by value by property, the value as {@link Planner#mustBeFree} gives it
 */
record Taken(Map<String, Map<String, String>> owners) {
    static final Taken NONE = new Taken(Map.of());

    /** The record that has the value; null if it is free. */
    String owner(String property, String value) {
        Map<String, String> byValue = owners.get(property);
        return byValue == null ? null : byValue.get(value);
    }
}
