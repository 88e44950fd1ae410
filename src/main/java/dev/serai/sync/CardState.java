package dev.serai.sync;

import java.time.Instant;
import java.util.Map;

/**
 * A card as Sansan shows it now.
 *
 * @param id        its id
 * @param personId  what it shares with other cards of the person; null if unknown
 * @param values    its members that are not empty, by name; lists as {@link dev.serai.mapping.ListText}; the memo without
 *                  the hub's {@link Mark}
 * @param changedAt when it was last changed; null if unknown
 * @param past      whether Sansan holds it to be past, as the person has a newer one
 * @param finished  whether its values are final; those of a card in entry are provisional
 * @param madeFrom  id of the contact that the hub made it from; null if it did not
 */
record CardState(
        String id,
        String personId,
        Map<String, String> values,
        Instant changedAt,
        boolean past,
        boolean finished,
        String madeFrom) {}
