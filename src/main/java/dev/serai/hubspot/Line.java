package dev.serai.hubspot;

import dev.serai.remote.Purpose;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/**
 * Those who wait for calls of one bucket. Every purpose that waits gets its part of the calls, by weight, so that none
 * waits for another to be done; within a purpose it is first come, first served. A purpose that did not wait has no claim
 * to what it did not use.
 *
 * <p>Each purpose has a mark that moves on by 1/weight with every call; next is the purpose whose mark is furthest back
 * (stride scheduling).
 */
final class Line {
    private static final long LOOK_EVERY = TimeUnit.MILLISECONDS.toNanos(500);
    private static final Map<Purpose, Integer> WEIGHTS =
            Map.of(Purpose.SYNC, 4, Purpose.RESTORE, 2, Purpose.QUESTION, 2, Purpose.BACKUP, 1);

    private final Function<Purpose, Duration> closed;
    private final Map<Purpose, Deque<Place>> waiting = new EnumMap<>(Purpose.class);
    private final Map<Purpose, Double> marks = new EnumMap<>(Purpose.class);
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition moved = lock.newCondition();
    private Bucket bucket;
    private double reached;

    /** A place in the line; given up with {@link #leave}. */
    static final class Place {
        private final Purpose purpose;

        private Place(Purpose purpose) {
            this.purpose = purpose;
        }
    }

    /** @param closed for how long a purpose is to make no calls; zero or less if it may */
    Line(Bucket bucket, Function<Purpose, Duration> closed) {
        this.bucket = bucket;
        this.closed = closed;
        for (Purpose purpose : Purpose.values()) {
            waiting.put(purpose, new ArrayDeque<>());
            marks.put(purpose, 0.0);
        }
    }

    /**
     * Waits until a call may be made.
     *
     * @param abandoned asked while waiting; the wait ends when it says so
     * @return false if the wait was abandoned
     */
    boolean take(Purpose purpose, BooleanSupplier abandoned) throws InterruptedException {
        Place place = enter(purpose);
        try {
            while (!abandoned.getAsBoolean()) {
                if (turnOf(place)) {
                    return true;
                }
            }
            return false;
        } finally {
            leave(place);
        }
    }

    private boolean turnOf(Place place) throws InterruptedException {
        lock.lock();
        try {
            long wait = ask(place);
            if (wait > 0) {
                moved.awaitNanos(Math.min(wait, LOOK_EVERY));
            }
            return wait == 0;
        } finally {
            lock.unlock();
        }
    }

    Place enter(Purpose purpose) {
        lock.lock();
        try {
            if (waiting.get(purpose).isEmpty()) {
                marks.merge(purpose, reached, Math::max);
            }
            Place place = new Place(purpose);
            waiting.get(purpose).add(place);
            return place;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Asks whether it is a place's turn. If so, its call is taken and the place has left the line.
     *
     * @return 0 if it was its turn; else nanoseconds after which it may be, unless the line moves before
     */
    long ask(Place place) {
        lock.lock();
        try {
            Purpose next = next();
            if (next != place.purpose || waiting.get(next).peek() != place) {
                return LOOK_EVERY;
            }
            ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(1);
            if (!probe.isConsumed()) {
                return Math.max(1, probe.getNanosToWaitForRefill());
            }
            reached = marks.get(next);
            marks.put(next, reached + 1.0 / WEIGHTS.get(next));
            leave(place);
            return 0;
        } finally {
            lock.unlock();
        }
    }

    /** The purpose whose turn it is; null if all that wait are closed. */
    private Purpose next() {
        Purpose next = null;
        for (Purpose one : Purpose.values()) {
            if (!waiting.get(one).isEmpty()
                    && closed.apply(one).compareTo(Duration.ZERO) <= 0
                    && (next == null || marks.get(one) < marks.get(next))) {
                next = one;
            }
        }
        return next;
    }

    /** Whether calls are wanted faster than they may be made. */
    boolean isWaitedIn() {
        lock.lock();
        try {
            return waiting.values().stream().anyMatch(places -> !places.isEmpty());
        } finally {
            lock.unlock();
        }
    }

    /** Gives up a place; without effect if it is given up already. */
    void leave(Place place) {
        lock.lock();
        try {
            if (waiting.get(place.purpose).remove(place)) {
                moved.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Goes on with another bucket. */
    void take(Bucket from) {
        lock.lock();
        try {
            bucket = from;
            moved.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
