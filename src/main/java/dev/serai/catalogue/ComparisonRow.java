package dev.serai.catalogue;

import java.time.Instant;

/**
 * A comparison as the catalogue knows it.
 *
 * @param phase        what it is doing; null if it does nothing
 * @param withBackupId the other backup; null if the backup is compared with the account
 * @param request      what was asked for, as JSON
 */
public record ComparisonRow(
        String id,
        String account,
        State state,
        String phase,
        String backupId,
        String withBackupId,
        String request,
        String requestedBy,
        Instant requestedAt,
        Instant startedAt,
        Instant finishedAt,
        String failure) {
    /** How a comparison stands. */
    public enum State {
        QUEUED,
        RUNNING,
        COMPLETED,
        CANCELLED,
        FAILED;

        public boolean ended() {
            return ordinal() >= COMPLETED.ordinal();
        }
    }
}
