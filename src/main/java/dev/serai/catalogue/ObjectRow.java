package dev.serai.catalogue;

import java.time.Instant;

/**
 * How far one object of a backup has come.
 *
 * @param expected records the account counted at the start; null if it does not say
 * @param read     records kept so far
 * @param done     whether nothing of it is left to read
 * @param counted  records the account counted when all had been read; null if it does not say, or not yet
 * @param recounted whether the account has been asked for that count
 * @param report   the manifest's part on this object, as JSON; null until it is sealed
 */
public record ObjectRow(
        String name,
        String objectTypeId,
        Long expected,
        long read,
        boolean done,
        Instant startedAt,
        Instant endedAt,
        Long counted,
        boolean recounted,
        String report) {}
