package dev.serai.sync;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Values of either side as the database can keep them. PostgreSQL takes no NUL character, neither in texts nor in JSON, so
 * that a single value with one would end every run. Nobody sees or types it; it is left out wherever states are made, and
 * wherever values are compared with what a state had.
 */
final class Storable {
    private static final String NUL = "\u0000";

    private Storable() {}

    /** @param text null for empty */
    static String text(String text) {
        return text == null ? null : text.replace(NUL, "");
    }

    /** Those that are not empty. */
    static Map<String, String> values(Map<String, String> values) {
        Map<String, String> storable = new LinkedHashMap<>();
        values.forEach((name, value) -> {
            String text = text(value);
            if (text != null && !text.isBlank()) {
                storable.put(name, text);
            }
        });
        return storable;
    }
}
