package dev.serai.archive;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongPredicate;

/**
 * A number for each of many ids. Ids that are plain numbers of up to 18 digits, as HubSpot's are, take 16 to 43 bytes
 * each; others are kept as text, in the order they came.
 */
final class IdMap {
    static final long NONE = Long.MIN_VALUE;
    private static final long FREE = -1;

    private long[] keys = new long[1024];
    private long[] values = new long[1024];
    private int numbers;
    private final Map<String, Long> texts = new LinkedHashMap<>();

    IdMap() {
        Arrays.fill(keys, FREE);
    }

    /** The id as a number if that tells all of it; otherwise -1, as for {@code 007}. */
    static long number(String id) {
        int length = id.length();
        if (length == 0 || length > 18 || id.charAt(0) == '0' && length > 1) {
            return -1;
        }
        long number = 0;
        for (int i = 0; i < length; i++) {
            int digit = id.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            number = number * 10 + digit;
        }
        return number;
    }

    /** The value of the id; {@link #NONE} if it has none. */
    long get(String id) {
        long number = number(id);
        if (number < 0) {
            return texts.getOrDefault(id, NONE);
        }
        int slot = slot(keys, number);
        return keys[slot] == FREE ? NONE : values[slot];
    }

    /** Sets the value and returns the one before, {@link #NONE} if there was none. */
    long put(String id, long value) {
        long number = number(id);
        if (number < 0) {
            Long before = texts.put(id, value);
            return before == null ? NONE : before;
        }
        int slot = slot(keys, number);
        if (keys[slot] != FREE) {
            long before = values[slot];
            values[slot] = value;
            return before;
        }
        keys[slot] = number;
        values[slot] = value;
        if (++numbers > keys.length / 4 * 3) {
            grow();
        }
        return NONE;
    }

    int size() {
        return numbers + texts.size();
    }

    /** The ids that are numbers and whose value is wanted, ascending. */
    long[] numbers(LongPredicate wanted) {
        long[] found = new long[numbers];
        int count = 0;
        for (int slot = 0; slot < keys.length; slot++) {
            if (keys[slot] != FREE && wanted.test(values[slot])) {
                found[count++] = keys[slot];
            }
        }
        Arrays.sort(found, 0, count);
        return Arrays.copyOf(found, count);
    }

    /** The other ids whose value is wanted, in the order they came. */
    List<String> texts(LongPredicate wanted) {
        return texts.entrySet().stream()
                .filter(entry -> wanted.test(entry.getValue()))
                .map(Map.Entry::getKey)
                .toList();
    }

    private void grow() {
        long[] oldKeys = keys;
        long[] oldValues = values;
        keys = new long[oldKeys.length * 2];
        values = new long[oldKeys.length * 2];
        Arrays.fill(keys, FREE);
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldKeys[i] != FREE) {
                int slot = slot(keys, oldKeys[i]);
                keys[slot] = oldKeys[i];
                values[slot] = oldValues[i];
            }
        }
    }

    private static int slot(long[] keys, long number) {
        int slot = (int) (number * 0x9E3779B97F4A7C15L >>> 32) & keys.length - 1;
        while (keys[slot] != number && keys[slot] != FREE) {
            slot = slot + 1 & keys.length - 1;
        }
        return slot;
    }
}
