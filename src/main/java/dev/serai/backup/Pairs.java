package dev.serai.backup;

import dev.serai.backup.BackupPlan.ObjectPlan;
import dev.serai.catalogue.LaneRow;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.LongStream;

/** The pairs of objects whose records may be associated. */
final class Pairs {
    private static final int STRETCH = 20 * AssociationsLane.PAGE;

    private Pairs() {}

    /**
     * @param from the side whose records are asked about: the one with fewer
     * @param ids  the records of that side
     */
    record Pair(ObjectPlan from, ObjectPlan to, RecordIds ids) {
        String name() {
            return from.name() + "-" + to.name();
        }

        /** Stretches of the ids, to be asked about side by side; none of ids only that stand in an earlier one. */
        List<LaneRow> stretches() {
            List<LaneRow> stretches = new ArrayList<>();
            for (long lower = 0; lower < ids.count(); lower += STRETCH) {
                long upper = Math.min(ids.count(), lower + STRETCH);
                if (!LongStream.range(lower, upper).allMatch(ids::again)) {
                    stretches.add(AssociationsLane.start(name(), stretches.size(), lower, upper));
                }
            }
            return stretches;
        }
    }

    /** Each pair once, an object with itself included; objects without records have none. */
    static List<Pair> of(List<RecordIds> objects) {
        List<RecordIds> sorted = objects.stream()
                .filter(ids -> ids.count() > 0)
                .sorted(Comparator.comparingLong(RecordIds::count))
                .toList();
        List<Pair> pairs = new ArrayList<>();
        for (int from = 0; from < sorted.size(); from++) {
            for (int to = from; to < sorted.size(); to++) {
                pairs.add(new Pair(sorted.get(from).plan(), sorted.get(to).plan(), sorted.get(from)));
            }
        }
        return pairs;
    }
}
