package dev.serai.restore;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.serai.hubspot.Definition;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.function.Predicate;

/**
 * The validation rules of properties, as far as it is documented when a value breaks one (developers.hubspot.com, CRM API,
 * Property validations). Rules that depend on the moment of writing, or on what HubSpot takes for a URL, a telephone number and
 * so on, are left to HubSpot.
 */
final class ValidationRule {
    private ValidationRule() {}

    /** Empty if only HubSpot can tell. */
    static Optional<Check> of(Definition.Rule rule) {
        if (rule.normalizes()) {
            return Optional.empty();
        }
        try {
            Predicate<String> allows = allows(rule.type(), rule.arguments());
            String words = "it breaks the rule " + rule.type()
                    + (rule.arguments().isEmpty() ? "" : " " + String.join(", ", rule.arguments()));
            return Optional.ofNullable(allows).map(allowed -> value -> allowed.test(value) ? null : words);
        } catch (IllegalArgumentException | IndexOutOfBoundsException | PatternSyntaxException unknown) {
            return Optional.empty();
        }
    }

    private static Predicate<String> allows(String type, List<String> arguments) {
        return switch (type) {
            case "ALPHANUMERIC" -> letters(arguments);
            case "FORMAT" -> letterCase(arguments.get(0));
            case "MIN_LENGTH" -> longer(Integer.parseInt(arguments.get(0)));
            case "MAX_LENGTH" -> shorter(Integer.parseInt(arguments.get(0)));
            case "MIN_NUMBER" -> least(new BigDecimal(arguments.get(0)));
            case "MAX_NUMBER" -> most(new BigDecimal(arguments.get(0)));
            case "DECIMAL" -> decimals(Integer.parseInt(arguments.get(0)));
            case "START_DATE" -> notBefore(Spelling.DATE, arguments.get(0));
            case "END_DATE" -> notAfter(Spelling.DATE, arguments.get(0));
            case "START_DATETIME" -> notBefore(Spelling.DATETIME, arguments.get(0));
            case "END_DATETIME" -> notAfter(Spelling.DATETIME, arguments.get(0));
            case "DAYS_OF_WEEK" -> days(arguments);
            case "REGEX" -> found(Pattern.compile(arguments.get(0)));
            default -> null;
        };
    }

    private static Predicate<String> letters(List<String> arguments) {
        return switch (arguments.isEmpty() ? "ALPHANUMERIC" : arguments.get(0)) {
            case "ALPHA_ONLY" -> each(Character::isLetter);
            case "NUMERIC_ONLY" -> each(ValidationRule::isDigit);
            case "ALPHANUMERIC" -> each(c -> Character.isLetter(c) || isDigit(c));
            default -> null;
        };
    }

    /** Whether it is a number in any script, such as ² or Ⅳ. */
    private static boolean isDigit(int c) {
        int type = Character.getType(c);
        return type == Character.DECIMAL_DIGIT_NUMBER
                || type == Character.LETTER_NUMBER
                || type == Character.OTHER_NUMBER;
    }

    private static Predicate<String> each(IntPredicate character) {
        return value -> value.codePoints().allMatch(character);
    }

    private static Predicate<String> letterCase(String which) {
        return switch (which) {
            case "UPPER" -> value -> value.equals(value.toUpperCase(Locale.ROOT));
            case "LOWER" -> value -> value.equals(value.toLowerCase(Locale.ROOT));
            default -> null;
        };
    }

    private static Predicate<String> longer(int least) {
        return value -> value.length() >= least;
    }

    private static Predicate<String> shorter(int most) {
        return value -> value.length() <= most;
    }

    private static Predicate<String> least(BigDecimal least) {
        return value -> new BigDecimal(value).compareTo(least) >= 0;
    }

    private static Predicate<String> most(BigDecimal most) {
        return value -> new BigDecimal(value).compareTo(most) <= 0;
    }

    private static Predicate<String> decimals(int most) {
        return value -> new BigDecimal(value).stripTrailingZeros().scale() <= most;
    }

    private static Predicate<String> notBefore(Spelling spelling, String argument) {
        String first = moment(spelling, argument);
        return value -> value.compareTo(first) >= 0;
    }

    private static Predicate<String> notAfter(Spelling spelling, String argument) {
        String last = moment(spelling, argument);
        return value -> value.compareTo(last) <= 0;
    }

    private static String moment(Spelling spelling, String argument) {
        String moment = spelling.sent(argument);
        if (moment == null) {
            throw new IllegalArgumentException(argument);
        }
        return moment;
    }

    /** On which day a time falls depends on the time zone, so only dates are told. */
    private static Predicate<String> days(List<String> names) {
        Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
        names.forEach(name -> days.add(DayOfWeek.valueOf(name)));
        return value ->
                value.length() != 10 || days.contains(LocalDate.parse(value).getDayOfWeek());
    }

    /** Whether the whole value must fit is not documented, so one in which the pattern occurs is let through. */
    private static Predicate<String> found(Pattern pattern) {
        return value -> pattern.matcher(value).find();
    }
}
