package dev.serai.catalogue;

import java.time.Instant;
import java.util.List;

/**
 * A backup as the catalogue remembers it.
 *
 * @param phase       what a running backup is doing; null before it runs
 * @param requestedBy name of the token, or of the route that started it
 * @param objects     names asked for; empty for all
 * @param expiresAt   when the archive may be removed; null while there is none
 * @param plan        what the survey found, as JSON; null before the survey
 * @param archive     path of the ZIP; null while there is none
 * @param failure     why it failed; null otherwise
 */
public record BackupRow(
        String id,
        String account,
        BackupState state,
        String phase,
        String requestedBy,
        Instant requestedAt,
        List<String> objects,
        Instant startedAt,
        Instant finishedAt,
        Instant expiresAt,
        boolean cancelRequested,
        boolean held,
        String plan,
        String archive,
        Long archiveBytes,
        String archiveSha256,
        String failure,
        List<String> warnings) {}
