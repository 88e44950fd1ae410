package dev.serai.catalogue;

import java.time.Instant;
import java.util.UUID;

/**
 * What is known about a bearer token; its text is not.
 *
 * @param name       unique among the tokens in use; the actor in the journal
 * @param role       what its bearer may do, which is never more than its user may
 * @param configured whether it was given by {@code SERAI_ADMIN_TOKEN}
 * @param userId     whose it is; null if it belongs to no user
 * @param user       that user's login
 * @param expires    when it ends by itself, as that of a login does; null if it lives until it is revoked
 * @param lastUsed   to the minute; null if it never was
 * @param revoked    null while it may be used
 */
public record ApiToken(
        UUID id,
        String name,
        Role role,
        boolean configured,
        UUID userId,
        String user,
        Instant created,
        Instant expires,
        Instant lastUsed,
        Instant revoked) {
    /** Who a request with this token comes from. */
    public Caller caller() {
        return new Caller(name, userId, credential(), null);
    }

    /** The token's name among what proves who asks. */
    String credential() {
        return "token/" + id;
    }
}
