package dev.serai.restore;

import dev.serai.hubspot.Definition;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Locale;

/** The ways in which values of a kind of property may be spelled, and the one to send (facts section 5.2). */
enum Spelling {
    TEXT {
        @Override
        String sent(String value) {
            return value;
        }
    },
    /** Stored in lower case. */
    EMAIL {
        @Override
        String sent(String value) {
            return value.toLowerCase(Locale.ROOT);
        }
    },
    NUMBER {
        @Override
        String sent(String value) {
            BigDecimal number = number(value);
            return number == null ? null : isPlain(value) ? value : number.toPlainString();
        }

        @Override
        String meant(String value) {
            BigDecimal number = number(value);
            return number == null ? null : number.stripTrailingZeros().toPlainString();
        }
    },
    BOOL {
        @Override
        String sent(String value) {
            return value.equalsIgnoreCase("true") ? "true" : value.equalsIgnoreCase("false") ? "false" : null;
        }
    },
    DATE {
        @Override
        String sent(String value) {
            Instant instant = instant(value);
            if (instant == null || !instant.equals(instant.truncatedTo(ChronoUnit.DAYS))) {
                return null;
            }
            return LocalDate.ofInstant(instant, ZoneOffset.UTC).toString();
        }
    },
    DATETIME {
        @Override
        String sent(String value) {
            Instant instant = instant(value);
            return instant == null ? null : MILLISECONDS.format(instant);
        }
    },
    /** Several values joined by semicolons. A semicolon in front would add to what is there instead of replacing it. */
    CHECKBOXES {
        @Override
        String sent(String value) {
            return joined(value.split(";"));
        }

        @Override
        String meant(String value) {
            String[] parts = value.split(";");
            Arrays.sort(parts);
            return joined(parts);
        }

        private String joined(String[] parts) {
            StringBuilder all = new StringBuilder();
            String last = null;
            for (String part : parts) {
                if (!part.isEmpty() && !part.equals(last)) {
                    all.append(all.length() == 0 ? "" : ";").append(part);
                }
                last = part;
            }
            return all.toString();
        }
    };

    private static final int MOST_DIGITS = 400;
    private static final int MOST_DIGITS_OF_MILLISECONDS = 15;
    private static final DateTimeFormatter MILLISECONDS =
            new DateTimeFormatterBuilder().appendInstant(3).toFormatter(Locale.ROOT);

    static Spelling of(String object, Definition definition) {
        if (isEmailOf(object, definition)) {
            return EMAIL;
        }
        return switch (definition.type()) {
            case "number" -> NUMBER;
            case "bool" -> BOOL;
            case "date" -> DATE;
            case "datetime" -> DATETIME;
            case "enumeration" ->
                switch (definition.fieldType()) {
                    case "checkbox" -> CHECKBOXES;
                    case "booleancheckbox" -> isYesOrNo(definition) ? BOOL : TEXT;
                    default -> TEXT;
                };
            default -> TEXT;
        };
    }

    private static boolean isYesOrNo(Definition definition) {
        return definition.options().stream()
                .allMatch(option ->
                        option.value().equals("true") || option.value().equals("false"));
    }

    /** Whether it is the address by which HubSpot tells contacts apart. */
    static boolean isEmailOf(String object, Definition definition) {
        return definition.name().equals("email") && (object.equals("contacts") || object.equals("0-1"));
    }

    /**
     * The text to send for a value, which may be spelled as HubSpot or an archive does.
     *
     * @param value not empty
     * @return null if it cannot be read; empty if it means no value
     */
    abstract String sent(String value);

    /** The same text for all values that mean the same; null if it cannot be read. */
    String meant(String value) {
        return sent(value);
    }

    /** Whether two values mean the same. Either may be null, which is the same as empty. */
    final boolean same(String one, String other) {
        if (one == null || one.isEmpty()) {
            return other == null || other.isEmpty() || isNothing(other);
        }
        if (other == null || other.isEmpty()) {
            return isNothing(one);
        }
        if (one.equals(other)) {
            return true;
        }
        if (this == TEXT) {
            return false;
        }
        String meant = meant(one);
        return meant != null && meant.equals(meant(other));
    }

    private boolean isNothing(String value) {
        return this == CHECKBOXES && sent(value).isEmpty();
    }

    private static boolean isPlain(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if ((c < '0' || c > '9') && c != '.' && (c != '-' || i > 0)) {
                return false;
            }
        }
        return true;
    }

    /** Null if it is no number, or one that nobody would write out. */
    private static BigDecimal number(String value) {
        if (value.length() > MOST_DIGITS || !isNumberLike(value)) {
            return null;
        }
        try {
            BigDecimal number = new BigDecimal(value);
            return Math.abs((long) number.scale()) + number.precision() > MOST_DIGITS ? null : number;
        } catch (NumberFormatException unreadable) {
            return null;
        }
    }

    /** Spares most of what is no number the cost of an exception; digits of other scripts are not meant. */
    private static boolean isNumberLike(String value) {
        for (int i = 0; i < value.length(); i++) {
            if ("0123456789.-+eE".indexOf(value.charAt(i)) < 0) {
                return false;
            }
        }
        return true;
    }

    /** From epoch milliseconds, an ISO date (midnight UTC) or an ISO time with its zone; null if it is none of them. */
    private static Instant instant(String value) {
        try {
            if (value.length() == 10 && value.charAt(4) == '-') {
                return LocalDate.parse(value).atStartOfDay(ZoneOffset.UTC).toInstant();
            }
            if (value.length() > 10 && value.charAt(10) == 'T') {
                return OffsetDateTime.parse(value).toInstant().truncatedTo(ChronoUnit.MILLIS);
            }
            return isMilliseconds(value) ? Instant.ofEpochMilli(Long.parseLong(value)) : null;
        } catch (DateTimeException unreadable) {
            return null;
        }
    }

    private static boolean isMilliseconds(String value) {
        int start = value.startsWith("-") ? 1 : 0;
        for (int i = start; i < value.length(); i++) {
            if (value.charAt(i) < '0' || value.charAt(i) > '9') {
                return false;
            }
        }
        return value.length() > start && value.length() - start <= MOST_DIGITS_OF_MILLISECONDS;
    }
}
