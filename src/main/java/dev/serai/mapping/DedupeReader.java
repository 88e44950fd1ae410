package dev.serai.mapping;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads what stands below {@code dedupe:}. */
final class DedupeReader {
    static final Set<String> KEYS = Set.of("by", "newest", "past-cards", "unfinished");
    private static final List<String> DATES = List.of("exchangeDate", "registeredTime", "updatedTime");

    private enum Cards {
        LEAVE_OUT,
        TAKE
    }

    private DedupeReader() {}

    /** @param keys what stands below {@code dedupe:}; may be empty */
    static DedupeRule read(Map<String, Spot> keys) {
        Set<DedupeRule.Same> by = EnumSet.noneOf(DedupeRule.Same.class);
        if (keys.containsKey("by")) {
            keys.get("by").items().forEach(item -> by.add(item.word(DedupeRule.Same.class, DedupeRule.Same.EMAIL)));
        } else {
            by.addAll(EnumSet.allOf(DedupeRule.Same.class));
        }
        List<String> newest = List.of("exchangeDate", "registeredTime");
        if (keys.containsKey("newest")) {
            newest = keys.get("newest").texts();
            newest.stream()
                    .filter(date -> !DATES.contains(date))
                    .forEach(date -> keys.get("newest").unknown(date, "date of a card", DATES));
        }
        return new DedupeRule(Set.copyOf(by), newest, takes(keys.get("past-cards")), takes(keys.get("unfinished")));
    }

    private static boolean takes(Spot spot) {
        return spot != null && spot.word(Cards.class, Cards.LEAVE_OUT) == Cards.TAKE;
    }
}
