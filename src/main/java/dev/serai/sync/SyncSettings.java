package dev.serai.sync;

import java.nio.file.Path;
import java.time.Duration;
import java.time.ZonedDateTime;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.scheduling.support.CronExpression;

/**
 * How syncs run.
 *
 * @param mappings       folder with the mapping files
 * @param fullAt         when both sides are compared in full: a cron expression of six fields, in the hub's time zone
 * @param sweepEvery     time from one look through all cards with the chosen tags to the next, as a card that gets a tag
 *                       may not count as changed
 * @param sweepMost      how many cards of a key without chosen tags are looked through that often at most
 * @param cardOverlap    how far before its last look a window of changed cards begins
 * @param contactOverlap the same of contacts, which search shows late
 * @param cardLag        how long Sansan may not show a card that it took; one that was sent without an answer is looked for
 *                       during this time before it is sent again
 * @param cardsFor       how long a run registers cards before it leaves the rest to the next one, which comes at once
 * @param decideAheadFrom how many records are to be decided about for a full comparison to begin with it while it still
 *                       reads
 * @param readers        pages of contacts read side by side when all are read
 * @param writers        batches of contacts written side by side
 * @param webhookDelay   from the first webhook to the run that it starts, as search shows changes late
 */
@ConfigurationProperties("sync")
record SyncSettings(
        Path mappings,
        String fullAt,
        Duration sweepEvery,
        int sweepMost,
        Duration cardOverlap,
        Duration contactOverlap,
        Duration cardLag,
        Duration cardsFor,
        int decideAheadFrom,
        int readers,
        int writers,
        Duration webhookDelay) {
    SyncSettings {
        try {
            CronExpression.parse(fullAt);
        } catch (IllegalArgumentException unreadable) {
            throw new IllegalArgumentException(
                    "sync.full-at: \"" + fullAt + "\" is no cron expression of six fields, " + unreadable.getMessage()
                            + "; write one such as 0 30 3 * * ?",
                    unreadable);
        }
    }

    /** Whether a time for a full comparison has come since the last one; also if the hub was not at work then. */
    boolean fullIsDue(ZonedDateTime last, ZonedDateTime now) {
        ZonedDateTime next = CronExpression.parse(fullAt).next(last);
        return next != null && !next.isAfter(now);
    }
}
