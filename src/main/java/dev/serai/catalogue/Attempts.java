package dev.serai.catalogue;

import dev.serai.remote.Refusal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Counts a user's wrong passwords and codes, in the database, so that guessing on several nodes or at once gains nothing.
 * After so many in a row the user has to wait, each time twice as long, until a right one starts anew.
 *
 * <p>A try is charged before it is looked at, and the charge is taken back if it was right.
 */
@Component
class Attempts {
    /** What is tried. */
    enum Kind {
        /** Anybody can try this, so that a long lock would serve who wants to keep a person out. */
        PASSWORD(Duration.ofHours(1)),
        /** To try this takes the user's password or token. */
        CODE(Duration.ofHours(24));

        private final Duration longestLock;

        Kind(Duration longestLock) {
            this.longestLock = longestLock;
        }

        String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * @param allowed     whether the try may be looked at
     * @param left        how many more there are should it be wrong
     * @param lockedUntil when tries are looked at again; null while there are any left
     */
    record Turn(boolean allowed, int left, Instant lockedUntil) {
        /**
         * The answer to a try that was wrong, or was not allowed.
         *
         * @param what what was tried, and what is wrong with it, such as {@code code: wrong}
         */
        Refusal refusal(String what) {
            if (lockedUntil != null) {
                return new Refusal(
                        Refusal.Kind.FORBIDDEN,
                        what + "; after too many wrong ones the next is looked at from " + lockedUntil,
                        Map.of("attemptsLeft", 0, "retryAt", lockedUntil));
            }
            return new Refusal(
                    Refusal.Kind.FORBIDDEN,
                    what + "; " + left + (left == 1 ? " try" : " tries") + " left",
                    Map.of("attemptsLeft", left));
        }
    }

    private final JdbcClient db;
    private final Clock clock;
    private final int most;
    private final Duration firstLock;

    Attempts(
            JdbcClient db,
            Clock clock,
            @Value("${serai.users.failed-attempts}") int most,
            @Value("${serai.users.lock}") Duration firstLock) {
        this.db = db;
        this.clock = clock;
        this.most = most;
        this.firstLock = firstLock;
    }

    /** Charges a try. Belongs in a transaction; others with the same user wait for its end. */
    Turn take(UUID user, Kind kind) {
        // On conflict it changes nothing but locks the row, which a bare select would not find if it has just been
        // deleted.
        State before = db.sql("insert into failed_attempt (user_id, kind) values (?, ?) on conflict (user_id, kind)"
                        + " do update set failures = failed_attempt.failures returning *")
                .params(user, kind.text())
                .query((row, number) -> new State(
                        row.getInt("failures"),
                        row.getInt("locks"),
                        row.getObject("locked_until", OffsetDateTime.class)))
                .single();
        Instant now = clock.instant();
        if (before.lockedUntil() != null && before.lockedUntil().toInstant().isAfter(now)) {
            return new Turn(false, 0, before.lockedUntil().toInstant());
        }
        boolean last = before.failures() + 1 >= most;
        Instant lockedUntil = last ? now.plus(lock(kind, before.locks())).truncatedTo(ChronoUnit.SECONDS) : null;
        db.sql("update failed_attempt set failures = ?, locks = ?, locked_until = ? where user_id = ? and kind = ?")
                .param(last ? 0 : before.failures() + 1)
                .param(before.locks() + (last ? 1 : 0))
                .param(lockedUntil == null ? null : lockedUntil.atOffset(ZoneOffset.UTC))
                .param(user)
                .param(kind.text())
                .update();
        return new Turn(true, last ? 0 : most - before.failures() - 1, lockedUntil);
    }

    private record State(int failures, int locks, OffsetDateTime lockedUntil) {}

    private Duration lock(Kind kind, int before) {
        Duration lock = firstLock.multipliedBy(1L << Math.min(before, 20));
        return lock.compareTo(kind.longestLock) > 0 ? kind.longestLock : lock;
    }

    /** The last try was right. */
    void forget(UUID user, Kind kind) {
        db.sql("delete from failed_attempt where user_id = ? and kind = ?")
                .params(user, kind.text())
                .update();
    }
}
