package dev.serai.hubspot;

import dev.serai.remote.RemoteException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What a refusal with status 403 says that the token lacks (facts section 2).
 *
 * @param words  HubSpot's own words
 * @param scopes each of them would do; none if it names none
 */
public record MissingScopes(String words, Set<String> scopes) {
    public static MissingScopes of(RemoteException refused) {
        Set<String> scopes = new LinkedHashSet<>();
        try {
            Hubspot.tree(refused.body().getBytes(StandardCharsets.UTF_8))
                    .findValues("requiredGranularScopes")
                    .forEach(some -> some.forEach(scope -> scopes.add(scope.asText())));
        } catch (UncheckedIOException notJson) {
            return new MissingScopes(refused.getMessage(), Set.of());
        }
        return new MissingScopes(BatchAnswer.words(refused), scopes);
    }

    /** Whether a scope for values of this sensitivity is among them, or none is named and so any may be meant. */
    public boolean concern(String sensitivity) {
        return scopes.isEmpty()
                || scopes.stream().anyMatch(scope -> List.of(scope.split("\\.")).contains(sensitivity));
    }
}
