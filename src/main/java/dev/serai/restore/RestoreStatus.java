package dev.serai.restore;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.serai.catalogue.RestoreState;
import java.time.Instant;
import java.util.Map;

/**
 * How a restore stands.
 *
 * @param title    as it is listed, such as {@code Data restore – Contacts – 2026-11-21 14:03}
 * @param phase    what it is doing; null if it does nothing
 * @param waiting  why no call is made to the account at the moment
 * @param undoOf   the restore that it undoes
 * @param expected rows to analyze; null if unknown
 * @param analyzed rows analyzed
 * @param plan     null before the analysis is done
 * @param toSettle chosen records without an outcome
 * @param outcomes records by what became of them
 * @param associations those of records created anew: {@code linked}, {@code missing} (the other record is not there),
 *                 {@code refused}
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RestoreStatus(
        String id,
        String title,
        String account,
        RestoreState state,
        String phase,
        String waiting,
        String backupId,
        String undoOf,
        String object,
        RestoreRequest request,
        String requestedBy,
        Instant requestedAt,
        Long expected,
        long analyzed,
        Plan plan,
        String fingerprint,
        Instant expiresAt,
        String confirmedBy,
        Instant confirmedAt,
        String factor,
        Instant startedAt,
        Instant finishedAt,
        long toSettle,
        Map<String, Long> outcomes,
        Map<String, Long> associations,
        String failure) {}
