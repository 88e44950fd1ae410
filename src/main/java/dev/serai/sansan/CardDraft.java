package dev.serai.sansan;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * A card to be registered.
 *
 * @param values by member, blank ones are left out; at least one of companyName, lastName, firstName must be there
 * @param tagIds at most 15; this is the only time that a card can be tagged from outside
 */
public record CardDraft(Map<String, String> values, List<String> tagIds) {
    /** Tags that a card can be registered with (facts 4.4). */
    public static final int MOST_TAGS = 15;

    /** @throws IllegalArgumentException if Sansan would refuse it for sure */
    public CardDraft {
        Map<String, String> told = new LinkedHashMap<>();
        values.forEach((member, value) -> {
            if (value != null && !value.isBlank()) {
                told.put(member, value);
            }
        });
        values = told;
        tagIds = List.copyOf(tagIds);
        if (Stream.of("companyName", "lastName", "firstName").map(told::get).noneMatch(Objects::nonNull)) {
            throw new IllegalArgumentException("card: has neither companyName nor lastName nor firstName; give one");
        }
        if (tagIds.size() > MOST_TAGS) {
            throw new IllegalArgumentException(
                    "card: has " + tagIds.size() + " tags; a card can be registered with " + MOST_TAGS);
        }
    }
}
