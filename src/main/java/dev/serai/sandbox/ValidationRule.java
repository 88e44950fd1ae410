package dev.serai.sandbox;

import java.math.BigDecimal;
import java.util.List;

/** A kind of validation rule an account can set for a property (facts 1). */
enum ValidationRule {
    ALPHANUMERIC,
    REGEX,
    MIN_LENGTH,
    MAX_LENGTH,
    MIN_NUMBER,
    MAX_NUMBER,
    START_DATE,
    END_DATE;

    /** @param value as it would be stored, not empty */
    boolean allows(String value, List<String> arguments) {
        String limit = arguments.isEmpty() ? "" : arguments.get(0);
        return switch (this) {
            case ALPHANUMERIC -> value.matches("[\\p{L}\\p{N}]*");
            case REGEX -> value.matches(limit);
            case MIN_LENGTH -> value.length() >= Integer.parseInt(limit);
            case MAX_LENGTH -> value.length() <= Integer.parseInt(limit);
            case MIN_NUMBER -> new BigDecimal(value).compareTo(new BigDecimal(limit)) >= 0;
            case MAX_NUMBER -> new BigDecimal(value).compareTo(new BigDecimal(limit)) <= 0;
            case START_DATE -> value.compareTo(limit) >= 0;
            case END_DATE -> value.compareTo(limit) <= 0;
        };
    }

    /** Only that of ALPHANUMERIC is known (facts 5.3). */
    String code() {
        return this == ALPHANUMERIC ? "INVALID_ALPHA" : "INVALID_" + name();
    }
}
