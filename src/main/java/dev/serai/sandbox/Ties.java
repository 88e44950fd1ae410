package dev.serai.sandbox;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What became of one object's associations since the start: for each pair that was touched, the kinds it has now. */
final class Ties {
    private record Side(long id, Records to) {}

    private final Map<Side, Map<Long, List<Map<String, Object>>>> touched = new ConcurrentHashMap<>();

    /** The kinds by partner, an empty list for a partner that is none any more. */
    Map<Long, List<Map<String, Object>>> of(long id, Records to) {
        return touched.isEmpty() ? Map.of() : touched.getOrDefault(new Side(id, to), Map.of());
    }

    void set(long id, Records to, long partner, List<Map<String, Object>> kinds) {
        touched.computeIfAbsent(new Side(id, to), side -> new ConcurrentHashMap<>())
                .put(partner, kinds);
    }

    void clear() {
        touched.clear();
    }
}
