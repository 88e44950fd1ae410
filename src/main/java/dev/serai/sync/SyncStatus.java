package dev.serai.sync;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.serai.catalogue.SyncRunRow;
import dev.serai.mapping.Finding;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * How a sync stands.
 *
 * @param state       DRAFT, ENABLED, DISABLED, or STOPPED if the hub itself stopped it
 * @param mapping     version of the mapping in force; null if there is none
 * @param findings    what is wrong with the mapping file as it was saved last
 * @param lastRun     the newest run; null before the first
 * @param lagSeconds  how old the last look at both sides is; null before the first
 * @param records     how many records stand how
 * @param preview     what the last preview found; null before
 * @param fingerprint of that preview; null if none can be enabled
 * @param failure     why it was stopped, or why its last run failed
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SyncStatus(
        String name,
        String description,
        String state,
        String direction,
        String mapping,
        List<Finding> findings,
        SyncRunRow lastRun,
        Instant nextRunAt,
        Long lagSeconds,
        Instant fullAt,
        Map<String, Long> records,
        long links,
        Preview preview,
        String fingerprint,
        String enabledBy,
        Instant enabledAt,
        String failure) {}
