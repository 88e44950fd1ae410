package dev.serai.sandbox;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Checks values by the type of their property and spells them as they are stored (facts 5.2). */
final class Values {
    private static final int LONGEST = 65_536;
    private static final long DAY = 86_400_000L;

    private final SandboxSettings.Writes habits;
    private final boolean lenientDates;
    private final List<Pipeline> pipelines;
    private final List<String> owners;

    /** @param lenientDates dates in other spellings are made right instead of refused, as 2026-09 does */
    Values(SandboxSettings.Writes habits, boolean lenientDates, List<Pipeline> pipelines, List<String> owners) {
        this.habits = habits;
        this.lenientDates = lenientDates;
        this.pipelines = pipelines;
        this.owners = owners;
    }

    /** A value cannot be stored. */
    static final class Invalid extends Exception {
        private final String code;

        Invalid(String code, String message) {
            super(message, null, false, false);
            this.code = code;
        }

        Problem of(Property property) {
            return new Problem(property.name(), code, getMessage());
        }
    }

    /**
     * The value as it is stored.
     *
     * @param value not empty
     * @param present the record's value so far, null for none
     */
    String stored(Property property, String value, String present) throws Invalid {
        if (property.name().equals("email")) {
            return email(value);
        }
        return switch (property.type()) {
            case "number" -> number(value);
            case "date" -> date(value);
            case "datetime" -> datetime(value);
            case "bool" -> oneOf(value, List.of("true", "false"));
            case "enumeration" -> enumeration(property, value, present);
            default -> text(value);
        };
    }

    private static String email(String value) throws Invalid {
        if (!value.matches("[^@\\s]+@[^@\\s.]+(\\.[^@\\s.]+)+")) {
            throw new Invalid("INVALID_EMAIL", "Email address " + value + " is invalid");
        }
        return value.toLowerCase(Locale.ROOT);
    }

    private String number(String value) throws Invalid {
        if (!value.matches("-?(\\d+\\.?\\d*|\\.\\d+)")) {
            throw new Invalid("INVALID_INTEGER", value + " was not a valid number.");
        }
        return habits.numbers() == SandboxSettings.Numbers.PLAIN
                ? new BigDecimal(value).stripTrailingZeros().toPlainString()
                : value;
    }

    private String date(String value) throws Invalid {
        if (value.matches("\\d{4}-\\d{2}-\\d{2}")) {
            return day(value);
        }
        Long millis = value.matches("-?\\d{1,15}") ? Long.valueOf(value) : lenientDates ? millis(value) : null;
        if (millis == null || millis % DAY != 0 && !lenientDates) {
            throw new Invalid("INVALID_LONG", value + " was not a valid long.");
        }
        return LocalDate.ofEpochDay(Math.floorDiv(millis, DAY)).toString();
    }

    private static String day(String value) throws Invalid {
        try {
            return LocalDate.parse(value).toString();
        } catch (DateTimeException e) {
            throw new Invalid("INVALID_DATE", value + " is not a valid date.");
        }
    }

    private String datetime(String value) throws Invalid {
        Long millis = value.matches("-?\\d{1,15}") ? Long.valueOf(value) : millis(value);
        if (millis == null && lenientDates && value.matches("\\d{4}-\\d{2}-\\d{2}")) {
            millis = LocalDate.parse(day(value))
                    .atStartOfDay(ZoneOffset.UTC)
                    .toInstant()
                    .toEpochMilli();
        }
        if (millis == null) {
            throw new Invalid("INVALID_LONG", value + " was not a valid long.");
        }
        return Clock.text(millis);
    }

    /** Epoch milliseconds of an ISO time with zone, or null. */
    private static Long millis(String value) {
        try {
            Instant instant = OffsetDateTime.parse(value).toInstant();
            return instant.toEpochMilli();
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static String text(String value) throws Invalid {
        if (value.length() > LONGEST) {
            throw new Invalid(
                    "INVALID_STRING_LENGTH",
                    "The value has " + value.length() + " characters; at most " + LONGEST + " are allowed");
        }
        return value;
    }

    private String enumeration(Property property, String value, String present) throws Invalid {
        List<String> options = options(property);
        if (!property.fieldType().equals("checkbox")) {
            return oneOf(value, options);
        }
        Set<String> all = new LinkedHashSet<>();
        if (value.startsWith(";") && present != null) {
            all.addAll(Arrays.asList(present.split(";")));
        }
        for (String one : value.split(";")) {
            if (!one.isEmpty()) {
                all.add(oneOf(one, options));
            }
        }
        return String.join(";", all);
    }

    /** The values that may be chosen; none means that any may. */
    private List<String> options(Property property) {
        return switch (property.name()) {
            case "hubspot_owner_id" -> owners;
            case "pipeline", "hs_pipeline" ->
                pipelines.stream().map(Pipeline::id).toList();
            case "dealstage", "hs_pipeline_stage" ->
                pipelines.stream()
                        .flatMap(pipeline -> pipeline.stages().keySet().stream())
                        .toList();
            default -> property.options().stream().map(Property.Option::value).toList();
        };
    }

    private static String oneOf(String value, List<String> options) throws Invalid {
        if (!options.isEmpty() && !options.contains(value)) {
            throw new Invalid("INVALID_OPTION", value + " was not one of the allowed options: " + options);
        }
        return value;
    }
}
