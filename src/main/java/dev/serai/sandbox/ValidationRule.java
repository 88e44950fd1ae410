package dev.serai.sandbox;

import java.math.BigDecimal;
import java.util.List;

/**
 * A kind of validation rule an account can set for a property (facts 1; arguments: developers.hubspot.com, CRM API, Property
 * validations).
 */
enum ValidationRule {
    /** ALPHANUMERIC, ALPHA_ONLY or NUMERIC_ONLY; none for the first. */
    ALPHANUMERIC,
    REGEX,
    MIN_LENGTH,
    MAX_LENGTH,
    MIN_NUMBER,
    MAX_NUMBER,
    DECIMAL,
    /** Epoch milliseconds, as of all dates and times here, or the date itself. */
    START_DATE,
    END_DATE,
    START_DATETIME,
    END_DATETIME;

    /** @param value as it would be stored, not empty */
    boolean allows(String value, List<String> arguments) {
        String limit = arguments.isEmpty() ? "" : arguments.get(0);
        return switch (this) {
            case ALPHANUMERIC -> value.matches(characters(limit));
            case REGEX -> value.matches(limit);
            case MIN_LENGTH -> value.length() >= Integer.parseInt(limit);
            case MAX_LENGTH -> value.length() <= Integer.parseInt(limit);
            case MIN_NUMBER -> new BigDecimal(value).compareTo(new BigDecimal(limit)) >= 0;
            case MAX_NUMBER -> new BigDecimal(value).compareTo(new BigDecimal(limit)) <= 0;
            case DECIMAL -> new BigDecimal(value).stripTrailingZeros().scale() <= Integer.parseInt(limit);
            case START_DATE, START_DATETIME -> value.compareTo(moment(value, limit)) >= 0;
            case END_DATE, END_DATETIME -> value.compareTo(moment(value, limit)) <= 0;
        };
    }

    private static String characters(String which) {
        return switch (which) {
            case "ALPHA_ONLY" -> "\\p{L}*";
            case "NUMERIC_ONLY" -> "\\p{N}*";
            default -> "[\\p{L}\\p{N}]*";
        };
    }

    /** Spelled as the value is, which is a date or a time. */
    private static String moment(String value, String limit) {
        if (!limit.matches("-?\\d+")) {
            return limit;
        }
        long millis = Long.parseLong(limit);
        String text = Clock.text(millis);
        return value.length() > 10 ? text : text.substring(0, 10);
    }

    /** Only that of ALPHANUMERIC is known (facts 5.3). */
    String code() {
        return this == ALPHANUMERIC ? "INVALID_ALPHA" : "INVALID_" + name();
    }
}
