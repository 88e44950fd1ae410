package dev.serai.sandbox;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * An API key: it may do what its user may.
 *
 * @param sees ids of the users whose cards it sees
 */
record SansanKey(String value, SansanUser user, Set<String> sees, SansanSettings.Scope scope) {
    private static final String EVERYBODY = "*";

    static SansanKey of(SansanSettings.KeySettings settings, Organization organization) {
        SansanUser user = organization.user(settings.user());
        return new SansanKey(settings.value(), user, sight(settings.sees(), user, organization), settings.scope());
    }

    /** The same key with another sight. */
    SansanKey seeing(List<String> users, Organization organization) {
        return new SansanKey(value, user, sight(users, user, organization), scope);
    }

    private static Set<String> sight(List<String> configured, SansanUser user, Organization organization) {
        if (!configured.isEmpty() && !configured.contains(EVERYBODY)) {
            return configured.stream().map(id -> organization.user(id).id()).collect(Collectors.toSet());
        }
        return organization.users().stream()
                .filter(other -> configured.contains(EVERYBODY)
                        || other.equals(user)
                        || switch (user.type()) {
                            case SYSTEM_ADMINISTRATOR -> true;
                            case SECTIONAL_ADMINISTRATOR -> other.department().equals(user.department());
                            case REGULAR_USER -> false;
                        })
                .map(SansanUser::id)
                .collect(Collectors.toSet());
    }
}
