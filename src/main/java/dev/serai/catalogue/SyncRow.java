package dev.serai.catalogue;

import java.time.Instant;

/**
 * A sync as the catalogue knows it.
 *
 * @param state            DRAFT, ENABLED, DISABLED, or STOPPED if the hub itself stopped it
 * @param mappingVersion   version of the mapping by which the last run went
 * @param preview          what the last preview found, as JSON; null before
 * @param fingerprint      of that preview
 * @param confirmedCreates creates that a person has seen in the preview and agreed to
 * @param contactsUntil    up to when contacts have been read; null before the first time
 * @param cardsLeft        cards that the last run has left to the next one
 * @param fullAt           when both sides were last compared in full
 * @param sweepAt          when the tags were last looked through
 * @param nextRunAt        when it is to run next; null if it is not to
 * @param failure          why it was stopped, or why its last run failed
 */
public record SyncRow(
        String name,
        String state,
        String mappingVersion,
        String preview,
        String fingerprint,
        String enabledBy,
        Instant enabledAt,
        int confirmedCreates,
        int confirmedUpdates,
        Instant contactsUntil,
        long cardsLeft,
        Instant fullAt,
        Instant sweepAt,
        Instant nextRunAt,
        String failure) {}
