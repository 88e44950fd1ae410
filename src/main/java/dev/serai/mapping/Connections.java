package dev.serai.mapping;

import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * What a mapping may connect.
 *
 * @param accounts names of the HubSpot accounts that are configured; null if any name will do
 * @param keys     names of the Sansan keys likewise
 */
public record Connections(Set<String> accounts, Set<String> keys) {
    static final Connections ANY = new Connections(null, null);

    String account(Spot spot) {
        String name = spot.text();
        check(spot, name, "account under hubspot.accounts", accounts);
        return name;
    }

    List<String> keys(Spot spot) {
        List<String> names = spot.texts();
        names.forEach(name -> check(spot, name, "key under sansan.keys", keys));
        return names;
    }

    private static void check(Spot spot, String name, String what, Collection<String> known) {
        if (known != null && known.isEmpty()) {
            spot.finding("\"" + name + "\" is no " + what + "; none has a token, configure one");
        } else if (known != null && name != null && !known.contains(name)) {
            spot.unknown(name, what, known);
        }
    }
}
