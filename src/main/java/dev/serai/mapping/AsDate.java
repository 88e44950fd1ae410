package dev.serai.mapping;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** A date, 2026-08-01 on either side. */
final class AsDate extends SingleConverter {
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
            return text.matches("-?\\d{9,}")
                    ? Instant.ofEpochMilli(Long.parseLong(text))
                            .atOffset(ZoneOffset.UTC)
                            .toLocalDate()
                    : LocalDate.parse(text.replaceFirst("T.*", ""));
        } catch (DateTimeException | NumberFormatException e) {
            return null;
        }
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
