package dev.serai.sync;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Compares contacts that are about to be updated with what the decisions took them to be. */
final class BeforeUpdate {
    private BeforeUpdate() {}

    /** Properties that have to be read. */
    static Set<String> properties(Collection<Done> updates) {
        Set<String> properties = new LinkedHashSet<>();
        updates.stream().flatMap(BeforeUpdate::changes).forEach(change -> properties.add(change.property()));
        return properties;
    }

    /** What an update writes, by property; empty to clear. */
    static Map<String, String> values(Done one) {
        Map<String, String> values = new LinkedHashMap<>();
        changes(one).forEach(change -> values.put(change.property(), change.to() == null ? "" : change.to()));
        return values;
    }

    /**
     * What became of an update that need not, or must not, be written.
     *
     * @param live    the contact's values; null if it is not there
     * @param resumed whether it may have been written before an interruption
     */
    static Optional<Done> settled(Done one, Map<String, String> live, boolean resumed) {
        if (live == null) {
            return Optional.of(one.gone());
        }
        Map<String, String> now = Storable.values(live);
        if (resumed && changes(one).allMatch(change -> same(change.to(), now.get(change.property())))) {
            return Optional.of(one.contact(one.decision().contactId(), false, now));
        }
        return changes(one).allMatch(change -> expected(change, now.get(change.property()), resumed))
                ? Optional.empty()
                : Optional.of(one.moved("the contact was edited just before the write; the next run sees to it"));
    }

    /** Whether a value is as it was when it was read or, after an interruption, as it was written before that. */
    private static boolean expected(FieldChange change, String now, boolean resumed) {
        return same(change.from(), now) || resumed && same(change.to(), now);
    }

    private static Stream<FieldChange> changes(Done one) {
        return one.action(Action.UpdateContact.class).changes().stream();
    }

    private static boolean same(String one, String other) {
        return (one == null ? "" : one.strip()).equals(other == null ? "" : other.strip());
    }
}
