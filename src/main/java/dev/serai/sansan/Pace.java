package dev.serai.sansan;

import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One key's calls: one at a time, evenly spread, none while Sansan asks to wait (facts 3). First come, first served. */
final class Pace {
    private static final Logger log = LoggerFactory.getLogger(Pace.class);
    private static final Duration LOOK_EVERY = Duration.ofMillis(500);
    /** Calls are spread a little wider than allowed, as those on the way do not all take equally long. */
    private static final double WIDER = 1.005;

    /** Until when no call is made, and why. */
    record Closed(Instant until, String reason) {}

    private final String key;
    private final List<Duration> pauses;
    private final Clock clock;
    private final Bucket calls;
    private final Semaphore turn = new Semaphore(1, true);
    private volatile Closed closed = new Closed(Instant.MIN, "");
    private volatile int refusals;

    /** @param pauses how long to wait after so many refusals in a row that do not say it */
    Pace(String key, double callsPerSecond, List<Duration> pauses, Clock clock) {
        this.key = key;
        this.pauses = pauses;
        this.clock = clock;
        this.calls = Bucket.builder()
                .addLimit(Bandwidth.builder()
                        .capacity(1)
                        .refillGreedy(1, Duration.ofNanos((long) (1e9 / callsPerSecond * WIDER)))
                        .build())
                .build();
    }

    /**
     * Waits until a call may be made. Whoever got the turn gives it back with {@link #done}.
     *
     * @param abandoned asked while waiting; the wait ends when it says so
     * @return false if the wait was abandoned; there is nothing to give back then
     */
    boolean take(BooleanSupplier abandoned) throws InterruptedException {
        while (!turn.tryAcquire(LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS)) {
            if (abandoned.getAsBoolean()) {
                return false;
            }
        }
        boolean taken = false;
        try {
            taken = waitWhileClosed(abandoned) && waitForCall(abandoned);
            return taken;
        } finally {
            if (!taken) {
                done();
            }
        }
    }

    private boolean waitWhileClosed(BooleanSupplier abandoned) throws InterruptedException {
        while (!abandoned.getAsBoolean()) {
            Instant until = closed.until();
            if (!clock.instant().isBefore(until)) {
                return true;
            }
            long left = Duration.between(clock.instant(), until).toMillis() + 1;
            Thread.sleep(Math.min(left, LOOK_EVERY.toMillis()));
        }
        return false;
    }

    private boolean waitForCall(BooleanSupplier abandoned) throws InterruptedException {
        while (!abandoned.getAsBoolean()) {
            ConsumptionProbe call = calls.tryConsumeAndReturnRemaining(1);
            if (call.isConsumed()) {
                return true;
            }
            TimeUnit.NANOSECONDS.sleep(Math.min(call.getNanosToWaitForRefill(), LOOK_EVERY.toNanos()));
        }
        return false;
    }

    /** The call has ended, however. */
    void done() {
        turn.release();
    }

    void succeeded() {
        refusals = 0;
    }

    /** @param asked how long Sansan asks to wait; empty if it does not say */
    void refused(Optional<Duration> asked, String reason) {
        Duration pause = asked.orElseGet(() -> pauses.get(Math.min(refusals, pauses.size() - 1)));
        refusals++;
        closeFor(pause, reason);
    }

    void closeFor(Duration pause, String reason) {
        Instant until = clock.instant().plus(pause);
        if (until.isAfter(closed.until())) {
            closed = new Closed(until, reason);
            if (pause.compareTo(Duration.ofSeconds(60)) > 0) {
                log.warn("sansan key {}: no calls until {}: {}", key, until, reason);
            }
        }
    }

    /** Why no call is made now; empty when calls flow. */
    Optional<Closed> closed() {
        Closed now = closed;
        return now.until().isAfter(clock.instant()) ? Optional.of(now) : Optional.empty();
    }
}
