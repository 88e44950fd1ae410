package dev.serai.sandbox;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;

/** How search compares the values of a type of property: as {@link Double} or as {@link String}. */
enum Comparing {
    NUMBER,
    /** Epoch milliseconds. */
    TIME,
    /** Choices: upper and lower case differ. */
    EXACT,
    TEXT;

    static Comparing of(Property property) {
        return switch (property.type()) {
            case "number" -> NUMBER;
            case "date", "datetime" -> TIME;
            case "enumeration", "bool" -> EXACT;
            default -> TEXT;
        };
    }

    /**
     * A value as a filter gives it.
     *
     * @throws Refusal with 400 for a number or time that is none; times are epoch milliseconds only
     */
    Comparable<?> given(String value) {
        if (this == NUMBER && !value.matches("-?\\d+(\\.\\d+)?") || this == TIME && !value.matches("-?\\d+")) {
            throw Refusal.invalid("There was a problem with the request.");
        }
        return this == NUMBER || this == TIME ? (Comparable<?>) Double.valueOf(value) : folded(value);
    }

    /** A value as records have it, or null if it cannot be compared. */
    Comparable<?> stored(String value) {
        try {
            return switch (this) {
                case NUMBER -> Double.valueOf(value);
                case TIME -> (double) millis(value);
                default -> folded(value);
            };
        } catch (NumberFormatException | DateTimeException e) {
            return null;
        }
    }

    private String folded(String value) {
        return this == TEXT ? value.toLowerCase(Locale.ROOT) : value;
    }

    private static long millis(String value) {
        return value.indexOf('T') > 0
                ? Instant.parse(value).toEpochMilli()
                : LocalDate.parse(value)
                        .atStartOfDay(ZoneOffset.UTC)
                        .toInstant()
                        .toEpochMilli();
    }
}
