package dev.serai.catalogue;

import java.time.Instant;
import java.util.UUID;

/**
 * What is known about a bearer token; its text is not.
 *
 * @param name       unique among the tokens in use; the actor in the journal
 * @param configured whether it was given by {@code SERAI_ADMIN_TOKEN}
 * @param lastUsed   to the minute; null if it never was
 * @param revoked    null while it may be used
 */
public record ApiToken(
        UUID id, String name, Role role, boolean configured, Instant created, Instant lastUsed, Instant revoked) {}
