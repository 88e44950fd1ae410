package dev.serai.restore;

import dev.serai.hubspot.Definition;
import dev.serai.hubspot.MissingScopes;
import dev.serai.remote.RemoteException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Sensitive properties that turn out to be closed to the account's token when they are written. A call that holds one of
 * them is refused as a whole, and no call tells beforehand what a token may write.
 */
final class Unwritable {
    /** Of sensitive properties only. */
    private final Map<String, String> sensitivities = new HashMap<>();

    private final Map<String, String> closed = new ConcurrentHashMap<>();

    Unwritable(Collection<Definition> definitions) {
        definitions.stream()
                .filter(Definition::sensitive)
                .forEach(definition -> sensitivities.put(definition.name(), definition.sensitivity()));
    }

    boolean sensitive(String property) {
        return sensitivities.containsKey(property);
    }

    /** Why a property cannot be written, in words; null if nothing speaks against it. */
    String reason(String property) {
        String sensitivity = sensitivities.get(property);
        return sensitivity == null ? null : closed.get(sensitivity);
    }

    /**
     * Takes in that a call was refused.
     *
     * @param sent properties of the call
     * @return whether some of them are to be left out from now on; else nothing is known that would help
     */
    boolean learn(RemoteException refused, Collection<String> sent) {
        if (refused.status() != 403) {
            return false;
        }
        MissingScopes missing = MissingScopes.of(refused);
        Set<String> meant = new HashSet<>();
        for (String property : sent) {
            String sensitivity = sensitivities.get(property);
            if (sensitivity != null && missing.concern(sensitivity)) {
                meant.add(sensitivity);
            }
        }
        String reason = "sensitive, and closed to the account's token for writing: " + missing.words()
                + (missing.scopes().isEmpty() ? "" : " " + missing.scopes());
        meant.forEach(sensitivity -> closed.putIfAbsent(sensitivity, reason));
        return !meant.isEmpty();
    }
}
