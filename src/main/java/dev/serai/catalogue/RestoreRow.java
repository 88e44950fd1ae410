package dev.serai.catalogue;

import java.time.Instant;

/**
 * A restore as the catalogue knows it.
 *
 * @param phase    what it is doing; null if it does nothing
 * @param undoOf   the restore that it undoes; null if it restores a backup
 * @param type     how the remote's paths call the object
 * @param request  what was asked for, as JSON
 * @param expected rows to analyze; null if unknown
 * @param plan     what the analysis found, as JSON; null before
 * @param factor   second factor by which it was confirmed; null before
 * @param stop     {@code pause} or {@code cancel} if somebody asked for that; else null
 */
public record RestoreRow(
        String id,
        String account,
        RestoreState state,
        String phase,
        String backupId,
        String undoOf,
        String object,
        String objectTypeId,
        String type,
        String request,
        String requestedBy,
        Instant requestedAt,
        Long expected,
        String plan,
        String fingerprint,
        Instant expiresAt,
        String confirmedBy,
        Instant confirmedAt,
        String factor,
        Instant startedAt,
        Instant finishedAt,
        String stop,
        String failure) {}
