package dev.serai.hubspot;

import dev.serai.remote.Purpose;
import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
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
 * wait. Everything that talks to the account takes its calls from here; every {@link Purpose} that waits gets its part of
 * them. Of the day's calls, backups leave some to the others.
 *
 * <p>Calls flow evenly: a small burst plus an even refill stay below the limit of any ten seconds that the account may
 * look at (facts section 8).
 */
final class Budget {
    /** Until the account has announced its limit: that of the smallest plan (facts section 8). */
    private static final int SMALLEST_LIMIT = 100;

    private static final Duration WINDOW = Duration.ofSeconds(10);

    private static final Closed OPEN = new Closed(Instant.MIN, "");

    private static final Logger log = LoggerFactory.getLogger(Budget.class);

    private final String account;
    private final Integer configured;
    private final double dailyShare;
    private final double dailyReserve;
    private final Clock clock;
    private final TimeMeter meter;
    private final Line searches;
    private final Line calls;
    private volatile int limit;
    private volatile Closed closed = OPEN;
    private volatile Closed closedToBackups = OPEN;
    private volatile ZoneId zone = ZoneId.of("UTC");

    /** Until when no call is made, and why. */
    record Closed(Instant until, String reason) {
        Closed atLeast(Instant until, String reason) {
            return until.isAfter(this.until) ? new Closed(until, reason) : this;
        }
    }

    /** @param meter what the flow of calls is measured by; the clock may be set back */
    Budget(String account, HubspotAccount settings, Clock clock, TimeMeter meter) {
        this.account = account;
        this.configured = settings.callsPer10s();
        this.dailyShare = settings.dailyShare();
        this.dailyReserve = settings.dailyReserve();
        this.clock = clock;
        this.meter = meter;
        this.searches = new Line(bucket(settings.searchesPerSecond(), Duration.ofSeconds(1), 1), this::left);
        this.calls = new Line(bucket(1, WINDOW, 1), this::left);
        allow(configured == null ? SMALLEST_LIMIT : configured);
    }

    /**
     * Waits until a call may be made.
     *
     * @param abandoned asked while waiting; the wait ends when it says so
     * @return false if the wait was abandoned
     */
    boolean take(Purpose purpose, boolean search, BooleanSupplier abandoned) throws InterruptedException {
        return (!search || searches.take(purpose, abandoned)) && calls.take(purpose, abandoned);
    }

    /** Those who wait for any call, or for a search. */
    Line line(boolean search) {
        return search ? searches : calls;
    }

    private Duration left(Purpose purpose) {
        Instant until = closedTo(purpose).until();
        return until.equals(Instant.MIN) ? Duration.ZERO : Duration.between(clock.instant(), until);
    }

    private Closed closedTo(Purpose purpose) {
        return purpose == Purpose.BACKUP ? closed.atLeast(closedToBackups.until(), closedToBackups.reason()) : closed;
    }

    /** Makes no call before {@code until}, unless it is closed for longer already. */
    synchronized void closeUntil(Instant until, String reason) {
        tell(closed, until, "no calls", reason);
        closed = closed.atLeast(until, reason);
    }

    private void tell(Closed before, Instant until, String what, String reason) {
        if (until.isAfter(before.until())
                && Duration.between(clock.instant(), until).compareTo(Duration.ofSeconds(60)) > 0) {
            log.warn("hubspot account {}: {} until {}: {}", account, what, until, reason);
        }
    }

    void closeFor(Duration pause, String reason) {
        closeUntil(clock.instant().plus(pause), reason);
    }

    /** The day's calls are used up: waits for midnight where the account is. */
    void closeUntilTomorrow(String reason) {
        closeUntil(tomorrow(), reason);
    }

    private Instant tomorrow() {
        return clock.instant()
                .atZone(zone)
                .truncatedTo(ChronoUnit.DAYS)
                .plusDays(1)
                .plusSeconds(5)
                .toInstant();
    }

    /** Why no call is made now for a purpose; empty when calls flow. */
    Optional<Closed> closed(Purpose purpose) {
        Closed now = closedTo(purpose);
        return now.until().isAfter(clock.instant()) ? Optional.of(now) : Optional.empty();
    }

    /** Takes over what the account says of its limit for ten seconds; a smaller configured figure stays in force. */
    void announced(int max) {
        allow(configured == null ? max : Math.min(configured, max));
    }

    /** Takes over what the account says of its calls of the day. */
    synchronized void dailyLeft(long daily, long remaining) {
        String of = "the day's " + daily + " calls is used up, " + remaining + " are left";
        if (remaining <= Math.round(daily * (1 - dailyShare))) {
            closeUntilTomorrow("the hub's share of " + of);
        } else if (remaining <= Math.round(daily * (1 - dailyShare * (1 - dailyReserve)))) {
            String reason = "the backups' part of " + of + " to syncs and restores";
            tell(closedToBackups, tomorrow(), "no calls of backups", reason);
            closedToBackups = closedToBackups.atLeast(tomorrow(), reason);
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
            calls.take(bucket(Math.max(1, newLimit - burst), WINDOW, burst));
        }
    }

    private Bucket bucket(long tokens, Duration period, long burst) {
        return Bucket.builder()
                .withCustomTimePrecision(meter)
                .addLimit(Bandwidth.builder()
                        .capacity(burst)
                        .refillGreedy(tokens, period)
                        .build())
                .build();
    }
}
