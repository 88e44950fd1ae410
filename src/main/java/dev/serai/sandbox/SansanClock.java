package dev.serai.sandbox;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.regex.Pattern;

/** Sansan's clock, which may be ahead of this computer's, and its times: Japanese, in whole seconds (facts 6). */
final class SansanClock {
    private static final ZoneOffset JAPAN = ZoneOffset.ofHours(9);
    private static final DateTimeFormatter TEXT = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssxxx");
    private static final Pattern FORM =
            Pattern.compile("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(Z|[+-]\\d{2}:\\d{2})");

    private Duration offset;
    private Long stoppedAt;

    SansanClock(Duration offset) {
        this.offset = offset;
    }

    Duration offset() {
        return offset;
    }

    /** @param stands whether it stops there */
    void set(Duration ahead, boolean stands) {
        offset = ahead;
        stoppedAt = null;
        stoppedAt = stands ? (Long) now() : null;
    }

    boolean stands() {
        return stoppedAt != null;
    }

    /** Epoch seconds. */
    long now() {
        return stoppedAt == null ? Instant.now().plus(offset).getEpochSecond() : stoppedAt;
    }

    static String text(long seconds) {
        return TEXT.format(Instant.ofEpochSecond(seconds).atOffset(JAPAN));
    }

    /** Epoch seconds, or null if the text is no time to the second with an offset. */
    static Long seconds(String text) {
        try {
            return FORM.matcher(text).matches()
                    ? (Long) OffsetDateTime.parse(text).toEpochSecond()
                    : null;
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    /** The day it is in Japan, as 2026-09-01. */
    static String day(long seconds) {
        return Instant.ofEpochSecond(seconds).atOffset(JAPAN).toLocalDate().toString();
    }
}
