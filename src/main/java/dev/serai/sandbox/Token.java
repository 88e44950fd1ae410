package dev.serai.sandbox;

import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * A bearer token.
 *
 * @param scopes what it may do; {@code *} is everything, {@code -name} takes one away again
 */
record Token(String value, Set<String> scopes) {
    /** What every token has when nothing else is said. */
    static final List<String> EVERYTHING = List.of("*");

    boolean has(String scope) {
        return !scopes.contains("-" + scope) && (scopes.contains("*") || scopes.contains(scope));
    }

    /** @throws Refusal with 403, unless the token has one of the scopes */
    void needOneOf(Collection<String> anyOf) {
        if (anyOf.stream().noneMatch(this::has)) {
            throw Refusal.missingScopes(anyOf);
        }
    }
}
