package dev.serai.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A request that has a handler.
 *
 * @param names values of the path's placeholders, decoded
 * @param effect what a fault rule does to the answer
 */
record SansanAsk(
        String path,
        Map<String, String> names,
        QueryText query,
        byte[] body,
        SansanAccount account,
        SansanKey key,
        FaultRule.Effect effect) {

    String name(String placeholder) {
        return names.get(placeholder);
    }

    /** A parameter's value, null if it is missing or empty. */
    String text(String name) {
        String value = query.first(name);
        return value == null || value.isEmpty() ? null : value;
    }

    /** A parameter's value, which must be one of those known; the first if it is missing. */
    String oneOf(String name, String... known) {
        String value = text(name);
        if (value == null) {
            return known[0];
        }
        if (Stream.of(known).noneMatch(value::equals)) {
            throw SansanRefusal.invalid(name + ": '" + value + "' is none of " + String.join(", ", known));
        }
        return value;
    }

    boolean flag(String name) {
        return oneOf(name, "false", "true").equals("true");
    }

    /** All cards the key may see, not its user's only. */
    boolean all() {
        return oneOf("range", "me", "all").equals("all");
    }

    /** Values of a parameter that can be repeated, in the spelling that is understood now. */
    List<String> several(String name) {
        Habits.ArrayKeys spelling = account.habits().arrayKeys();
        List<String> values = new ArrayList<>();
        if (spelling != Habits.ArrayKeys.BRACKETED) {
            values.addAll(query.all(name));
        }
        if (spelling != Habits.ArrayKeys.PLAIN) {
            values.addAll(query.all(name + "[]"));
        }
        return values;
    }

    /** Epoch seconds of a time that must be given. */
    long time(String name) {
        String value = text(name);
        if (value == null) {
            throw SansanRefusal.invalid(name + ": is required");
        }
        Long seconds = SansanClock.seconds(value);
        if (seconds == null) {
            throw SansanRefusal.invalid(
                    name + ": '" + value + "' is no time such as 2026-08-01T09:30:00+09:00 (the + as %2B)");
        }
        return seconds;
    }

    /** The size of a page. */
    int limit(int byDefault, int most) {
        String value = text("limit");
        if (value == null) {
            return byDefault;
        }
        if (!value.matches("\\d{1,6}") || Integer.parseInt(value) < 1 || Integer.parseInt(value) > most) {
            throw SansanRefusal.invalid("limit: '" + value + "' is not between 1 and " + most);
        }
        return Integer.parseInt(value);
    }

    /** The size of a page of cards or reports (facts 4.1). */
    int limit() {
        return limit(100, 300);
    }

    /** The size of a page of tags: more than 100 is refused, or more than 300 cut (facts 4.3). */
    int tagLimit() {
        int most = account.habits().tagsLimit();
        return most <= 100 ? limit(100, 100) : Math.min(most, limit(100, 999_999));
    }

    /** The body, which must be a JSON object. */
    JsonNode json() {
        try {
            JsonNode json = Maps.JSON.readTree(body);
            if (json != null && json.isObject()) {
                return json;
            }
        } catch (IOException e) {
            throw SansanRefusal.invalid(
                    "body: no JSON, " + e.getMessage().lines().findFirst().orElse(""));
        }
        throw SansanRefusal.invalid("body: a JSON object is needed");
    }

    /** Whether the key may see the card. */
    boolean sees(Card card) {
        return key.sees().contains(card.owner().id());
    }
}
