package dev.serai.catalogue;

import java.time.Instant;
import java.util.Map;

/**
 * One thing that was done or tried.
 *
 * @param id      ascends with time
 * @param at      when it was written
 * @param actor   name of the API token that asked for it ({@code <login>/...} for that of a login), {@code sso:<login>}, or
 *                {@code schedule}, {@code system} or {@code anonymous}
 * @param action  what was done, such as {@code backup.start}
 * @param subject what it was done to, such as {@code backup/42}
 * @param outcome how it ended, such as {@code done}, {@code refused} or {@code failed}
 * @param detail  anything else worth knowing; never a secret
 */
public record JournalEntry(
        long id, Instant at, String actor, String action, String subject, String outcome, Map<String, Object> detail) {}
