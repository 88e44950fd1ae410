package dev.serai.backup;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** How the objects of a backup compare with the account's counts. For one thread. */
final class Tallies {
    private final Map<String, Tally> byObject = new TreeMap<>();
    private Instant waitingSince;

    void put(String object, Tally tally) {
        byObject.put(object, tally);
    }

    /** Null if the account does not count the object. */
    Tally of(String object) {
        return byObject.get(object);
    }

    /** Objects of which the account counts more than was read. */
    List<String> shorts() {
        return byObject.keySet().stream()
                .filter(object -> of(object).missing() > 0)
                .toList();
    }

    /** Objects of which more is missing than may be. */
    List<String> gaps(double share) {
        return byObject.keySet().stream()
                .filter(object -> of(object).gap(share))
                .toList();
    }

    /** Whether less time than this has passed since it was first asked. */
    boolean mayWait(Duration longest) {
        Instant now = Instant.now();
        waitingSince = waitingSince == null ? now : waitingSince;
        return Duration.between(waitingSince, now).compareTo(longest) < 0;
    }
}
