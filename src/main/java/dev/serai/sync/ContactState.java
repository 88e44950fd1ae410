package dev.serai.sync;

import java.time.Instant;
import java.util.Map;
import java.util.Set;

/**
 * A contact as HubSpot shows it now.
 *
 * @param id          its id
 * @param formerIds   ids of the contacts that were merged into it
 * @param values      its properties that are not empty, by name
 * @param changedAt   when it was last changed; null if unknown
 * @param changedAtOf when single properties were last changed, as far as known
 */
record ContactState(
        String id,
        Set<String> formerIds,
        Map<String, String> values,
        Instant changedAt,
        Map<String, Instant> changedAtOf) {

    ContactState changedAtOf(Map<String, Instant> times) {
        return new ContactState(id, formerIds, values, changedAt, times);
    }

    Instant changedAt(String property) {
        return changedAtOf.getOrDefault(property, changedAt);
    }
}
