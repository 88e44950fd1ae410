package dev.serai.catalogue;

import com.fasterxml.jackson.annotation.JsonRawValue;
import java.time.Instant;

/**
 * One run of a sync.
 *
 * @param kind     preview, full, changes or rollback
 * @param phase    reading, deciding, writing or done
 * @param readFrom when its reading began
 * @param counts   how many of which actions and outcomes, as JSON
 * @param mapping  version of the mapping by which it decides; null before it reads
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
        @JsonRawValue String counts,
        String failure,
        String mapping) {}
