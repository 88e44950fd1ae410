package dev.serai.sandbox;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Times as archives and exports write them. */
final class FillTimes {
    private static final DateTimeFormatter PLAIN = DateTimeFormatter.ofPattern("yyyy-MM-dd[ HH:mm[:ss]]");

    private FillTimes() {}

    /** Epoch milliseconds, or null for what is no time. Without a zone it is UTC. */
    static Long millis(String text) {
        try {
            if (text.matches("\\d{10,15}")) {
                return Long.valueOf(text);
            }
            return text.indexOf('T') > 0
                    ? OffsetDateTime.parse(text).toInstant().toEpochMilli()
                    : LocalDateTime.parse(text.length() == 10 ? text + " 00:00" : text, PLAIN)
                            .toInstant(ZoneOffset.UTC)
                            .toEpochMilli();
        } catch (DateTimeException e) {
            return null;
        }
    }
}
