package dev.serai.backup;

import java.util.Iterator;
import java.util.List;

/**
 * What one answer brought: rows to keep, and where its lane goes on.
 *
 * @param ids   what the rows are known by; one a row where rows are records
 * @param place where the lane goes on once the rows are kept; unused if {@code ends}
 * @param ends  whether the lane has nothing more to read
 */
record Batch(Lane lane, List<String> ids, List<String[]> rows, String place, boolean ends)
        implements Iterable<String[]> {

    /** An answer that only leads to the lane's next request. */
    static Batch nothing(Lane lane) {
        return new Batch(lane, List.of(), List.of(), lane.place(), false);
    }

    @Override
    public Iterator<String[]> iterator() {
        return rows.iterator();
    }

    @Override
    public String toString() {
        return rows.size() + " rows of " + lane;
    }
}
