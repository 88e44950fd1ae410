package dev.serai.mapping;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * What a filter asks of a field. Texts are compared without width, case and white space. A value with ; in it is a list,
 * and it is enough if one of its items is what is asked for. Dates are compared as they are written.
 */
public enum Operator {
    IS,
    IS_NOT,
    CONTAINS,
    KNOWN,
    UNKNOWN,
    BEFORE,
    AFTER;

    /** As mapping files write it. */
    String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    boolean takesValues() {
        return this != KNOWN && this != UNKNOWN;
    }

    boolean takesDate() {
        return this == BEFORE || this == AFTER;
    }

    /** @param value null for empty, which is never before or after anything and does not contain anything */
    boolean holds(String value, List<String> wanted) {
        return switch (this) {
            case KNOWN -> value != null;
            case UNKNOWN -> value == null;
            case IS -> is(value, wanted);
            case IS_NOT -> !is(value, wanted);
            case CONTAINS ->
                value != null
                        && wanted.stream().anyMatch(part -> Texts.folded(value).contains(Texts.folded(part)));
            case BEFORE -> compared(value, wanted) < 0;
            case AFTER -> compared(value, wanted) > 0;
        };
    }

    private static boolean is(String value, List<String> wanted) {
        return value != null
                && Stream.concat(Stream.of(value), ListText.split(value).stream())
                        .map(Texts::folded)
                        .anyMatch(item ->
                                wanted.stream().map(Texts::folded).toList().contains(item));
    }

    /** 0 if one of them is no date. */
    private static int compared(String value, List<String> wanted) {
        var date = value == null ? null : AsDate.date(value);
        return date == null ? 0 : date.compareTo(AsDate.date(wanted.get(0)));
    }
}
