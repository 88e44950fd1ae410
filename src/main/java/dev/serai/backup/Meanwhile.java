package dev.serai.backup;

import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What happened to an object's records while they were read.
 *
 * @param changed records of the first reading that were read again
 * @param created ids of records that the first reading did not have
 * @param deleted records read that lie in the bin since
 * @param merged  records read that were merged into others since
 */
record Meanwhile(long changed, Set<String> created, long deleted, long merged) {

    /** Records read that the account has no more. */
    long gone() {
        return deleted + merged;
    }

    /**
     * Looks through all ids of the first reading once.
     *
     * @param binned ids put into the bin since the reading began
     * @param merged ids that records changed since name as merged into them
     */
    static Meanwhile of(List<Lane> first, List<Lane> later, Set<String> binned, Set<String> merged) {
        Set<String> again = new LinkedHashSet<>();
        for (Lane lane : later) {
            lane.ids(0).forEachRemaining(again::add);
        }
        Set<String> created = new LinkedHashSet<>(again);
        Set<String> gone = new HashSet<>(merged);
        gone.removeAll(again);
        Set<String> deletedRows = new HashSet<>();
        Set<String> mergedRows = new HashSet<>();
        for (Lane lane : first) {
            for (Iterator<String> ids = lane.ids(0); ids.hasNext(); ) {
                String id = ids.next();
                created.remove(id);
                if (gone.contains(id)) {
                    mergedRows.add(id);
                } else if (binned.contains(id)) {
                    deletedRows.add(id);
                }
            }
        }
        return new Meanwhile(again.size() - (long) created.size(), created, deletedRows.size(), mergedRows.size());
    }
}
