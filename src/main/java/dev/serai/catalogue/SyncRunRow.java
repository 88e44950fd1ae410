package dev.serai.catalogue;

import java.time.Instant;

/**
 * One run of a sync.
 *
 * @param kind     preview, full, changes or rollback
 * @param phase    reading, deciding, writing or done
 * @param readFrom when its reading began
 * @param counts   how many of which actions, as JSON
 */
public record SyncRunRow(
        String id,
        String sync,
        String kind,
        String state,
        String phase,
        Instant startedAt,
        Instant readFrom,
        Instant finishedAt,
        long cards,
        long contacts,
        long calls,
        String counts,
        String failure) {}
