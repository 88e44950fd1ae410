package dev.serai.sync;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a link remembers of its fields, by property.
 *
 * @param agreed  what was last settled
 * @param offered values of the contact that were put on the review list or sent in a newer card, and that the card does
 *                not show yet; an empty text for a cleared one
 */
record Memory(Map<String, Agreed> agreed, Map<String, String> offered) {
    static final Memory EMPTY = new Memory(Map.of(), Map.of());

    /** In the order of names, so that equal ones are written alike. */
    Memory {
        agreed = Collections.unmodifiableMap(new TreeMap<>(agreed));
        offered = Collections.unmodifiableMap(new TreeMap<>(offered));
    }

    Agreed agreed(String property) {
        return agreed.getOrDefault(property, Agreed.NOTHING);
    }

    /**
     * With what HubSpot answered to a write, as it may store a value otherwise than sent.
     *
     * @param stored the properties that were written, as they are now
     */
    Memory stored(Map<String, String> stored) {
        Map<String, Agreed> after = new TreeMap<>(agreed);
        stored.forEach((property, value) -> after.computeIfPresent(
                property,
                (name, before) -> new Agreed(before.card(), value == null || value.isBlank() ? null : value)));
        return new Memory(after, offered);
    }
}
