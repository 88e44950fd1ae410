package dev.serai.restore;

import dev.serai.archive.ArchiveRows;
import dev.serai.catalogue.RestoreCreations.Of;
import dev.serai.hubspot.AssociationType;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;

/**
 * Two objects of an archive whose associations are put back for the records that were created anew.
 *
 * @param entry of the archive
 * @param types that there are today from the first object to the second; null if the token may not read them
 */
record Linkage(Relinks relinks, String entry, Side from, Side to, List<AssociationType> types) {
    private static final int PAGE = 1000;

    /**
     * One of the two objects.
     *
     * @param object name in the archive
     * @param type   as in paths
     * @param mine   whether it is the object that is restored
     */
    record Side(String object, String type, boolean mine, Of of) {}

    /** The type that an association of the backup is of today; null if there is none. */
    AssociationType type(Tie tie) {
        AssociationType same = new AssociationType(tie.category(), tie.typeId(), tie.label());
        if (types == null || types.contains(same) || "HUBSPOT_DEFINED".equals(tie.category())) {
            return same;
        }
        return types.stream()
                .filter(type -> type.category().equals(tie.category()) && Objects.equals(type.label(), tie.label()))
                .findFirst()
                .orElse(null);
    }

    /** The pages that were not gone through yet; none any more when the run is stopped. */
    Iterator<Turns> pages(ArchiveRows rows) {
        return new Lookahead<>() {
            private int page = -1;

            @Override
            Turns find() {
                while (!relinks.run().stopped() && rows.hasNext()) {
                    List<Tie> ties = new ArrayList<>(PAGE);
                    while (ties.size() < PAGE && rows.hasNext()) {
                        ties.add(Tie.of(rows.next()));
                    }
                    page++;
                    if (!relinks.isDone(Linkage.this, page)) {
                        return new Relinking(Linkage.this, page, ties);
                    }
                }
                return null;
            }
        };
    }
}
