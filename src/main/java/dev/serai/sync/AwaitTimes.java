package dev.serai.sync;

import java.time.Duration;
import java.time.Instant;

/**
 * When a card that was sent is looked for, and when it may be sent again.
 *
 * @param lag how long Sansan may not show a card that it took
 */
record AwaitTimes(Duration lag) {
    private static final Duration FIRST = Duration.ofMinutes(1);
    private static final int LONGEST = 6;

    /** Later each time, from a minute up to about an hour, but also as soon as it may be sent again. */
    Instant nextLook(Instant sentAt, int looks, Instant now) {
        Instant next = now.plus(FIRST.multipliedBy(1L << Math.min(looks, LONGEST)));
        Instant certain = certainAt(sentAt);
        return certain.isAfter(now) && certain.isBefore(next) ? certain : next;
    }

    /** From when on a card that is not to be found is held not to be there. */
    Instant certainAt(Instant sentAt) {
        return sentAt.plus(lag);
    }
}
