package dev.serai.catalogue;

import java.time.Instant;
import java.util.UUID;

/**
 * Who asks: what the hub itself found out from the token or session that came with a request, never what a client wrote.
 *
 * @param actor       name for the journal: the token's, or {@code sso:<login>}
 * @param user        whose token or session it is; null for a token that belongs to no user
 * @param credential  names what was shown, such as {@code token/<id>}; a {@link SecondFactor.Proof} is good for it alone
 * @param ssoFactorAt when the single sign-on provider last saw a second factor of the person; null if it never did, or
 *                    if the request came with a token of the hub
 */
public record Caller(String actor, UUID user, String credential, Instant ssoFactorAt) {}
