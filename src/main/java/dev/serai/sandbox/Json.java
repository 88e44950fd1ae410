package dev.serai.sandbox;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;

/** A growing buffer for JSON text in UTF-8, written without intermediate strings. */
final class Json {
    private static final byte[] DIGITS = "0123456789abcdef".getBytes(StandardCharsets.ISO_8859_1);

    private byte[] buffer = new byte[512];
    private int size;

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** The text as a JSON string token, quotes included. */
    static byte[] token(String text) {
        return new Json().quoted(text).copy();
    }

    byte[] array() {
        return buffer;
    }

    int size() {
        return size;
    }

    byte[] copy() {
        return Arrays.copyOf(buffer, size);
    }

    Json reset() {
        size = 0;
        return this;
    }

    Json cutTo(int newSize) {
        size = newSize;
        return this;
    }

    Json raw(byte[] bytes) {
        int length = bytes.length;
        room(length);
        System.arraycopy(bytes, 0, buffer, size, length);
        size += length;
        return this;
    }

    Json raw(char c) {
        room(1);
        buffer[size++] = (byte) c;
        return this;
    }

    /** JSON text as it stands. */
    Json raw(String text) {
        return raw(bytes(text));
    }

    /** A JSON string token of any text. */
    Json quoted(String text) {
        return raw('"').escaped(text).raw('"');
    }

    Json escaped(String text) {
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            room(6);
            if (b == '"' || b == '\\') {
                buffer[size++] = '\\';
                buffer[size++] = b;
            } else if (b == '\n') {
                buffer[size++] = '\\';
                buffer[size++] = 'n';
            } else if (b >= 0 && b < 0x20) {
                raw("\\u00").raw((char) DIGITS[b >> 4]).raw((char) DIGITS[b & 15]);
            } else {
                buffer[size++] = b;
            }
        }
        return this;
    }

    Json number(long value) {
        if (value < 0) {
            return raw(Long.toString(value));
        }
        int digits = 1;
        for (long rest = value; rest >= 10; rest /= 10) {
            digits++;
        }
        room(digits);
        return fixed(value, digits);
    }

    /** The lowest digits of a value, zeros in front. */
    Json fixed(long value, int digits) {
        room(digits);
        for (int i = size + digits - 1; i >= size; i--) {
            buffer[i] = (byte) ('0' + value % 10);
            value /= 10;
        }
        size += digits;
        return this;
    }

    /** The day as 2026-09-01. */
    Json day(long epochDay) {
        long z = epochDay + 719468;
        long era = Math.floorDiv(z, 146097);
        long dayOfEra = z - era * 146097;
        long yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36524 - dayOfEra / 146096) / 365;
        long dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
        long shifted = (5 * dayOfYear + 2) / 153;
        long day = dayOfYear - (153 * shifted + 2) / 5 + 1;
        long month = shifted < 10 ? shifted + 3 : shifted - 9;
        long year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
        return fixed(year, 4).raw('-').fixed(month, 2).raw('-').fixed(day, 2);
    }

    /** The instant as 2026-09-01T10:20:30.456Z, from epoch milliseconds. */
    Json instant(long millis) {
        long ofDay = Math.floorMod(millis, 86_400_000L);
        day(Math.floorDiv(millis, 86_400_000L));
        return raw('T').fixed(ofDay / 3_600_000, 2)
                .raw(':')
                .fixed(ofDay / 60_000 % 60, 2)
                .raw(':')
                .fixed(ofDay / 1000 % 60, 2)
                .raw('.')
                .fixed(ofDay % 1000, 3)
                .raw('Z');
    }

    /** Packs what was written so far. */
    void gzip() {
        ByteArrayOutputStream packed = new ByteArrayOutputStream(size / 4);
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(buffer, 0, size);
        } catch (IOException e) {
            throw new UncheckedIOException("gzip in memory failed", e);
        }
        reset().raw(packed.toByteArray());
    }

    private void room(int more) {
        if (size + more > buffer.length) {
            buffer = Arrays.copyOf(buffer, Math.max(buffer.length * 2, size + more));
        }
    }
}
