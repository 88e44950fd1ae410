package dev.serai.sandbox;

import java.util.ArrayDeque;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;

/** One object's changes as search knows them: each becomes visible a while after it was made (facts 4.5). */
final class SearchIndex {
    private record Pending(long id, Change change, long visibleFrom) {}

    private final long lag;
    private final ArrayDeque<Pending> pending = new ArrayDeque<>();
    private final ConcurrentNavigableMap<Long, Change> visible = new ConcurrentSkipListMap<>();

    /** @param lag milliseconds between a change and its being found */
    SearchIndex(long lag) {
        this.lag = lag;
    }

    synchronized void changed(long id, Change change, long now) {
        if (lag == 0) {
            visible.put(id, change);
        } else {
            pending.add(new Pending(id, change, now + lag));
        }
    }

    /** What is known at this moment, by record id. */
    synchronized ConcurrentNavigableMap<Long, Change> at(long now) {
        while (!pending.isEmpty() && pending.peek().visibleFrom() <= now) {
            Pending next = pending.remove();
            visible.put(next.id(), next.change());
        }
        return visible;
    }

    synchronized void clear() {
        pending.clear();
        visible.clear();
    }
}
