package dev.serai.restore;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.function.Function;

/** Rows of a backup; those of records that were created anew since come with the new record's id. */
final class Renamed implements Iterator<Wanted> {
    private static final int AHEAD = 100;

    private final Iterator<Wanted> rows;
    private final Function<Collection<String>, Map<String, String>> newIds;
    private final Deque<Wanted> ready = new ArrayDeque<>();

    /** @param newIds new ids by old id, of those asked for that have one */
    Renamed(Iterator<Wanted> rows, Function<Collection<String>, Map<String, String>> newIds) {
        this.rows = rows;
        this.newIds = newIds;
    }

    @Override
    public boolean hasNext() {
        return !ready.isEmpty() || rows.hasNext();
    }

    @Override
    public Wanted next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        if (ready.isEmpty()) {
            Deque<Wanted> some = new ArrayDeque<>(AHEAD);
            while (some.size() < AHEAD && rows.hasNext()) {
                some.add(rows.next());
            }
            Map<String, String> ids =
                    newIds.apply(some.stream().map(Wanted::record).toList());
            some.forEach(row -> ready.add(ids.containsKey(row.record()) ? row.as(ids.get(row.record())) : row));
        }
        return ready.remove();
    }
}
