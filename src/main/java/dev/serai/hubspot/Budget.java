package dev.serai.hubspot;

import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One account's calls: at most so many in any ten seconds, at most a share of the day's, none while the account asks to
 * wait. Everything that talks to the account takes its calls from here, first come first served.
 *
 * <p>Calls flow evenly: a small burst plus an even refill stay below the limit of any ten seconds that the account may
 * look at (facts section 8).
 */
final class Budget {
    /** Until the account has announced its limit: that of the smallest plan (facts section 8). */
    private static final int SMALLEST_LIMIT = 100;

    private static final Duration WINDOW = Duration.ofSeconds(10);
    /** The account allows five searches a second to all its apps; one is left to others. */
    private static final int SEARCHES_A_SECOND = 4;

    private static final Logger log = LoggerFactory.getLogger(Budget.class);

    private final String account;
    private final Integer configured;
    private final double dailyShare;
    private final Clock clock;
    private final Bucket searches;
    private volatile Bucket calls;
    private volatile int limit;
    private volatile Closed closed = new Closed(Instant.MIN, "");
    private volatile ZoneId zone = ZoneId.of("UTC");

    /** Until when no call is made, and why. */
    record Closed(Instant until, String reason) {}

    Budget(String account, HubspotAccount settings, Clock clock) {
        this.account = account;
        this.configured = settings.callsPer10s();
        this.dailyShare = settings.dailyShare();
        this.clock = clock;
        this.searches = bucket(SEARCHES_A_SECOND, Duration.ofSeconds(1), 1);
        allow(configured == null ? SMALLEST_LIMIT : configured);
    }

    /**
     * Waits until a call may be made.
     *
     * @param abandoned asked while waiting; the wait ends when it says so
     * @return false if the wait was abandoned
     */
    boolean take(boolean search, BooleanSupplier abandoned) throws InterruptedException {
        do {
            if (!waitWhileClosed(abandoned)) {
                return false;
            }
            if (search) {
                searches.asBlocking().consume(1);
            }
            calls.asBlocking().consume(1);
        } while (clock.instant().isBefore(closed.until()));
        return !abandoned.getAsBoolean();
    }

    private boolean waitWhileClosed(BooleanSupplier abandoned) throws InterruptedException {
        for (Duration left = left(); !left.isNegative() && !left.isZero(); left = left()) {
            if (abandoned.getAsBoolean()) {
                return false;
            }
            Thread.sleep(Math.min(left.toMillis() + 1, 500));
        }
        return true;
    }

    private Duration left() {
        Instant until = closed.until();
        return until.equals(Instant.MIN) ? Duration.ZERO : Duration.between(clock.instant(), until);
    }

    /** Makes no call before {@code until}, unless it is closed for longer already. */
    synchronized void closeUntil(Instant until, String reason) {
        if (until.isAfter(closed.until())) {
            closed = new Closed(until, reason);
            if (Duration.between(clock.instant(), until).compareTo(Duration.ofSeconds(60)) > 0) {
                log.warn("hubspot account {}: no calls until {}: {}", account, until, reason);
            }
        }
    }

    void closeFor(Duration pause, String reason) {
        closeUntil(clock.instant().plus(pause), reason);
    }

    /** The day's calls are used up: waits for midnight where the account is. */
    void closeUntilTomorrow(String reason) {
        closeUntil(
                clock.instant()
                        .atZone(zone)
                        .truncatedTo(ChronoUnit.DAYS)
                        .plusDays(1)
                        .plusSeconds(5)
                        .toInstant(),
                reason);
    }

    /** Why no call is made now; empty when calls flow. */
    Optional<Closed> closed() {
        Closed now = closed;
        return now.until().isAfter(clock.instant()) ? Optional.of(now) : Optional.empty();
    }

    /** Takes over what the account says of its limit for ten seconds; a smaller configured figure stays in force. */
    void announced(int max) {
        allow(configured == null ? max : Math.min(configured, max));
    }

    void dailyLeft(long daily, long remaining) {
        if (remaining <= daily * (1 - dailyShare)) {
            closeUntilTomorrow(
                    "the hub's share of the day's " + daily + " calls is used up, " + remaining + " are left");
        }
    }

    void zone(ZoneId zone) {
        this.zone = zone;
    }

    int limit() {
        return limit;
    }

    private synchronized void allow(int newLimit) {
        if (newLimit > 0 && newLimit != limit) {
            limit = newLimit;
            int burst = Math.max(1, newLimit / 50);
            calls = bucket(Math.max(1, newLimit - burst), WINDOW, burst);
        }
    }

    private static Bucket bucket(long tokens, Duration period, long burst) {
        return Bucket.builder()
                .addLimit(Bandwidth.builder()
                        .capacity(burst)
                        .refillGreedy(tokens, period)
                        .build())
                .build();
    }
}
