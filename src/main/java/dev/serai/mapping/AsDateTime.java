package dev.serai.mapping;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;

/**
 * A moment: as {@code datetime} in the form 2026-08-01T00:00:00.000Z that HubSpot reads and writes, as
 * {@code datetime-to-date} its date where it was written (Sansan writes Japanese time). One way: a card's times are
 * Sansan's own.
 */
final class AsDateTime implements Converter {
    private static final DateTimeFormatter MILLISECONDS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);
    private final boolean toDate;

    private AsDateTime(boolean toDate) {
        this.toDate = toDate;
    }

    static AsDateTime moment() {
        return new AsDateTime(false);
    }

    static AsDateTime toDate() {
        return new AsDateTime(true);
    }

    @Override
    public String name() {
        return toDate ? "datetime-to-date" : "datetime";
    }

    @Override
    public boolean bothWays() {
        return false;
    }

    @Override
    public PropertyType type() {
        return toDate ? PropertyType.DATE : PropertyType.DATE_TIME;
    }

    @Override
    public Converted toHubspot(List<String> members, String country) {
        try {
            OffsetDateTime moment = OffsetDateTime.parse(members.get(0));
            return Converted.of(toDate ? moment.toLocalDate().toString() : MILLISECONDS.format(moment));
        } catch (DateTimeException e) {
            return new Converted.Refused(
                    "\"" + members.get(0) + "\" is not a date with time; known is 2026-08-01T09:00:00+09:00");
        }
    }

    @Override
    public String canonical(String value, String country) {
        try {
            if (toDate) {
                LocalDate date = AsDate.date(value);
                return date == null ? value : date.toString();
            }
            return MILLISECONDS.format(
                    AsDate.isMilliseconds(value)
                            ? Instant.ofEpochMilli(Long.parseLong(value))
                            : OffsetDateTime.parse(value).toInstant());
        } catch (DateTimeException | NumberFormatException e) {
            return value;
        }
    }
}
