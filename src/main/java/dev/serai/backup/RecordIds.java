package dev.serai.backup;

import dev.serai.backup.BackupPlan.ObjectPlan;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;

/**
 * The ids of all records of an object in the archive: those first read, in order, then those that appeared meanwhile.
 *
 * @param count how many they are, each counted as often as it was served
 * @param again places, from 0, of ids that stand at an earlier place too
 */
record RecordIds(ObjectPlan plan, List<? extends Lane> lanes, List<String> created, long count, Set<Long> again) {

    static RecordIds of(ObjectPlan plan, List<? extends Lane> lanes, Set<String> created) {
        long first = lanes.stream().mapToLong(Lane::idCount).sum();
        return new RecordIds(plan, lanes, List.copyOf(created), first + created.size(), again(lanes));
    }

    private static Set<Long> again(List<? extends Lane> lanes) {
        Set<String> repeated = IdSet.of(lanes).repeated();
        Set<Long> again = new HashSet<>();
        Set<String> met = new HashSet<>();
        long place = 0;
        for (Lane lane : repeated.isEmpty() ? List.<Lane>of() : lanes) {
            for (Iterator<String> ids = lane.ids(0); ids.hasNext(); place++) {
                String id = ids.next();
                if (repeated.contains(id) && !met.add(id)) {
                    again.add(place);
                }
            }
        }
        return again;
    }

    /** Whether the id at a place stands at an earlier one too, so that all that it is asked for has been asked there. */
    boolean again(long place) {
        return again.contains(place);
    }

    /** The ids without the first {@code skipped}. */
    Iterator<String> from(long skipped) {
        List<Iterator<String>> parts = new ArrayList<>();
        long toSkip = skipped;
        for (Lane lane : lanes) {
            long here = Math.min(toSkip, lane.idCount());
            toSkip -= here;
            parts.add(lane.ids(here));
        }
        parts.add(created.listIterator((int) toSkip));
        return new Chain(parts.iterator());
    }

    /** One iterator after the other. */
    private static final class Chain implements Iterator<String> {
        private final Iterator<Iterator<String>> parts;
        private Iterator<String> part = Collections.emptyIterator();

        Chain(Iterator<Iterator<String>> parts) {
            this.parts = parts;
        }

        @Override
        public boolean hasNext() {
            while (!part.hasNext() && parts.hasNext()) {
                part = parts.next();
            }
            return part.hasNext();
        }

        @Override
        public String next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            return part.next();
        }
    }
}
