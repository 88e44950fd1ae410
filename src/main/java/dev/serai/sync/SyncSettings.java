package dev.serai.sync;

import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How syncs run.
 *
 * @param mappings       folder with the mapping files
 * @param fullEvery      time from one full comparison of both sides to the next
 * @param sweepEvery     time from one look through all cards with the chosen tags to the next, as a card that gets a tag
 *                       may not count as changed
 * @param sweepMost      how many cards of a key without chosen tags are looked through that often at most
 * @param cardOverlap    how far before its last look a window of changed cards begins
 * @param contactOverlap the same of contacts, which search shows late
 * @param cardLag        how long Sansan may not show a card that it took; one that was sent without an answer is looked for
 *                       during this time before it is sent again
 * @param cardsFor       how long a run registers cards before it leaves the rest to the next one, which comes at once
 * @param decideAheadFrom how many cards are to be decided about for a full comparison to begin with it while it still reads
 * @param readers        pages of contacts read side by side when all are read
 * @param writers        batches of contacts written side by side
 * @param webhookDelay   from the first webhook to the run that it starts, as search shows changes late
 */
@ConfigurationProperties("sync")
record SyncSettings(
        Path mappings,
        Duration fullEvery,
        Duration sweepEvery,
        int sweepMost,
        Duration cardOverlap,
        Duration contactOverlap,
        Duration cardLag,
        Duration cardsFor,
        int decideAheadFrom,
        int readers,
        int writers,
        Duration webhookDelay) {}
