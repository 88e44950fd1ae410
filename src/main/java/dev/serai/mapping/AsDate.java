package dev.serai.mapping;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.regex.Pattern;

/** A date, 2026-08-01 on either side. */
final class AsDate extends SingleConverter {
    private static final Pattern MILLISECONDS = Pattern.compile("-?\\d{9,}");

    AsDate() {
        super("date");
    }

    @Override
    public PropertyType type() {
        return PropertyType.DATE;
    }

    /** Null if it is none. HubSpot may tell a date as milliseconds at midnight UTC. */
    static LocalDate date(String text) {
        try {
            return isMilliseconds(text)
                    ? Instant.ofEpochMilli(Long.parseLong(text))
                            .atOffset(ZoneOffset.UTC)
                            .toLocalDate()
                    : LocalDate.parse(text.indexOf('T') == 10 ? text.substring(0, 10) : text);
        } catch (DateTimeException | NumberFormatException e) {
            return null;
        }
    }

    static boolean isMilliseconds(String text) {
        return MILLISECONDS.matcher(text).matches();
    }

    private static Converted converted(String value) {
        LocalDate date = date(value);
        return date == null
                ? new Converted.Refused("\"" + value + "\" is not a date; write it as 2026-08-01")
                : Converted.of(date.toString());
    }

    @Override
    Converted toHubspot(String value, String country) {
        return converted(value);
    }

    @Override
    public Converted toSansan(String value, String country) {
        return converted(value);
    }

    @Override
    public String canonical(String value, String country) {
        LocalDate date = date(value);
        return date == null ? value : date.toString();
    }
}
