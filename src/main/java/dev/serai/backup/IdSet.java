package dev.serai.backup;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;

/** The ids that lanes have kept, to be looked up: eight bytes each where they are numbers, as HubSpot's are. */
final class IdSet {
    private static final int MOST_DIGITS = 18;

    private final long[] numbers;
    private final Set<String> others;
    private final Set<String> repeated;
    private final long size;

    private IdSet(long[] numbers, Set<String> others, Set<String> repeated) {
        this.numbers = numbers;
        this.others = others;
        this.repeated = repeated;
        long distinct = others.size();
        for (int i = 0; i < numbers.length; i++) {
            if (i == 0 || numbers[i] != numbers[i - 1]) {
                distinct++;
            } else {
                repeated.add(Long.toString(numbers[i]));
            }
        }
        this.size = distinct;
    }

    /** Goes through all ids once. */
    static IdSet of(List<? extends Lane> lanes) {
        long[] numbers =
                new long[Math.toIntExact(lanes.stream().mapToLong(Lane::idCount).sum())];
        Set<String> others = new HashSet<>();
        Set<String> repeated = new HashSet<>();
        int count = 0;
        for (Lane lane : lanes) {
            for (Iterator<String> ids = lane.ids(0); ids.hasNext(); ) {
                String id = ids.next();
                if (number(id)) {
                    numbers[count++] = Long.parseLong(id);
                } else if (!others.add(id)) {
                    repeated.add(id);
                }
            }
        }
        Arrays.sort(numbers, 0, count);
        return new IdSet(count == numbers.length ? numbers : Arrays.copyOf(numbers, count), others, repeated);
    }

    /** How many different ids the lanes had. */
    long size() {
        return size;
    }

    /** Those that the lanes had more than once: accounts may serve a record again, and a cursor is followed all the same. */
    Set<String> repeated() {
        return repeated;
    }

    boolean has(String id) {
        return others.contains(id) || (number(id) && Arrays.binarySearch(numbers, Long.parseLong(id)) >= 0);
    }

    /** Adds one to be found by {@link #has}; made for a few. */
    void add(String id) {
        others.add(id);
    }

    /** Whether the number tells all of the id, unlike that of {@code 007}. */
    private static boolean number(String id) {
        if (id.isEmpty() || id.length() > MOST_DIGITS || (id.length() > 1 && id.charAt(0) == '0')) {
            return false;
        }
        for (int i = 0; i < id.length(); i++) {
            if (id.charAt(i) < '0' || id.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }
}
