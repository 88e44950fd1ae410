package dev.serai.sandbox;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** One object's associations that are not derived: those it was filled with, and what became of them since the start. */
final class Ties {
    private record Side(long id, Records to) {}

    private final Map<Side, Map<Long, List<Map<String, Object>>>> atStart = new HashMap<>();
    private final Map<Side, Map<Long, List<Map<String, Object>>>> touched = new ConcurrentHashMap<>();
    private final Map<Records, Set<AssociationTypes.Kind>> kinds = new HashMap<>();

    /** The kinds by partner, an empty list for a partner that is none any more. */
    Map<Long, List<Map<String, Object>>> of(long id, Records to) {
        if (touched.isEmpty() && atStart.isEmpty()) {
            return Map.of();
        }
        Side side = new Side(id, to);
        Map<Long, List<Map<String, Object>>> all = new HashMap<>(atStart.getOrDefault(side, Map.of()));
        all.putAll(touched.getOrDefault(side, Map.of()));
        return all;
    }

    /** The kinds of associations with an object that came with the data. */
    Set<AssociationTypes.Kind> kinds(Records to) {
        return kinds.getOrDefault(to, Set.of());
    }

    /** Says what a pair of records has now. */
    void set(long id, Records to, long partner, List<Map<String, Object>> kindsNow) {
        touched.computeIfAbsent(new Side(id, to), side -> new ConcurrentHashMap<>())
                .put(partner, kindsNow);
    }

    /** Says one of the kinds a pair has at the start; only while the sandbox starts. */
    void start(long id, Records to, long partner, Map<String, Object> kind) {
        atStart.computeIfAbsent(new Side(id, to), side -> new HashMap<>())
                .merge(
                        partner,
                        List.of(kind),
                        (known, more) ->
                                Stream.concat(known.stream(), more.stream()).toList());
    }

    /** Makes a kind of association known; only while the sandbox starts. */
    void known(Records to, AssociationTypes.Kind kind) {
        kinds.computeIfAbsent(to, records -> new LinkedHashSet<>()).add(kind);
    }

    /** Forgets what happened since the start. */
    void clear() {
        touched.clear();
    }
}
