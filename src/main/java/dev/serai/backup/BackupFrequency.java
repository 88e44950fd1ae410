package dev.serai.backup;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** How often HubSpot lets an account of a subscription be backed up (facts section 13); the hub can be held to the same. */
enum BackupFrequency {
    NONE(Duration.ZERO),
    STARTER(Duration.ofDays(7)),
    PROFESSIONAL(Duration.ofDays(7)),
    ENTERPRISE(Duration.ofHours(24));

    private final Duration pause;

    BackupFrequency(Duration pause) {
        this.pause = pause;
    }

    static BackupFrequency of(String plan) {
        try {
            return valueOf(plan.toUpperCase(java.util.Locale.ROOT));
        } catch (IllegalArgumentException unknown) {
            throw new IllegalArgumentException("hubspot.accounts.*.plan: \"" + plan
                    + "\" is not known; known are none, starter, professional, enterprise");
        }
    }

    /** When the next backup is allowed; empty if it is now. */
    Optional<Instant> nextAllowed(Optional<Instant> last, Instant now) {
        return last.map(time -> time.plus(pause)).filter(next -> next.isAfter(now));
    }
}
