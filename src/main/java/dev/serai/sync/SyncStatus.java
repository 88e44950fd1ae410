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
 * @param mapping     version of the mapping in force: SHA-256 of its file; null if there is none
 * @param mappingAt   since when it is in force
 * @param findings    what is wrong with the mapping file as it was saved last; a file that was never in force has little else
 * @param lastRun     the newest run; null before the first
 * @param lag         how old what either side has of the other may be
 * @param records     how many records stand how; a pair counts once
 * @param writesLeft  how much more the run under way, or else the next one, may do before the sync stops; null without a
 *                    mapping
 * @param cardsLeft   cards that the last run has left to the next one, as a run registers cards for so long only
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
        Instant mappingAt,
        List<Finding> findings,
        SyncRunRow lastRun,
        Instant nextRunAt,
        Lag lag,
        Instant fullAt,
        Map<String, Long> records,
        WritesLeft writesLeft,
        long cardsLeft,
        long links,
        Preview preview,
        String fingerprint,
        String enabledBy,
        Instant enabledAt,
        String failure) {
    /** Of a file that has had mistakes from the beginning, so that there is nothing but them. */
    static SyncStatus mistaken(String name, List<Finding> findings) {
        return new SyncStatus(
                name, null, "DRAFT", null, null, null, findings, null, null, null, null, Map.of(), null, 0, 0, null,
                null, null, null, null);
    }

    /**
     * Seconds since the last look at one side of which all was carried out on the other. While changes are left undone, it
     * is that since the look that showed the oldest of them.
     *
     * @param toHubspot null before the first run, or if the sync does not go that way
     * @param toSansan  likewise
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Lag(Long toHubspot, Long toSansan) {}

    /**
     * @param creates contacts and cards
     * @param updates contacts
     */
    public record WritesLeft(long creates, long updates) {}
}
