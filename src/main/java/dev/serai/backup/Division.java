package dev.serai.backup;

import dev.serai.backup.BackupPlan.ObjectPlan;
import dev.serai.catalogue.LaneRow;
import java.util.List;
import java.util.Optional;

/**
 * Divides the range of record ids that has most left to read, so that no reader is idle while a huge object is read.
 * How much is left is a guess from the density of ids; a wrong guess costs a call, never a record.
 */
final class Division {
    /** Each division reads the page at its seam twice; a range with fewer pages left is not divided. */
    private static final int WORTH_DIVIDING = 16 * ObjectReading.PAGE;

    private final Reading reading;

    Division(Reading reading) {
        this.reading = reading;
    }

    /** A lane with half of what another had left; empty if none has enough left. */
    Optional<Lane> spare() {
        RecordsLane widest = null;
        double most = WORTH_DIVIDING;
        for (ObjectReading object : reading.objects().values()) {
            List<RecordsLane> ranges = reading.lanes().records(object.plan().name());
            long end = end(object.plan(), ranges);
            double density = density(object.plan(), ranges, end);
            for (RecordsLane range : ranges) {
                double left = range.span(end) * density;
                if (left > most) {
                    most = left;
                    widest = range;
                }
            }
        }
        return widest == null ? Optional.empty() : Optional.of(divide(widest));
    }

    private Lane divide(RecordsLane widest) {
        String name = widest.key().name();
        ObjectReading object = reading.objects().get(name);
        List<RecordsLane> ranges = reading.lanes().records(name);
        LaneRow half = widest.divide(reading.lanes().nextPart(name), end(object.plan(), ranges));
        Lane lane = reading.lanes().add(new RecordsLane(object, half), row -> new RecordsLane(object, row));
        reading.lanes().save(widest);
        return lane;
    }

    /** The highest id known or, if search does not tell, one guessed from the ids seen so far. */
    private static long end(ObjectPlan plan, List<RecordsLane> ranges) {
        if (plan.highestId() != null) {
            return plan.highestId();
        }
        long rows = ranges.stream().mapToLong(Lane::rows).sum();
        if (plan.expected() == null || rows == 0) {
            return 0;
        }
        long seen = ranges.stream().mapToLong(RecordsLane::seen).sum();
        return first(ranges) + (long) ((double) seen / rows * plan.expected());
    }

    private static double density(ObjectPlan plan, List<RecordsLane> ranges, long end) {
        long first = first(ranges);
        return plan.expected() == null || end <= first ? 0 : (double) plan.expected() / (end - first);
    }

    private static long first(List<RecordsLane> ranges) {
        return ranges.stream()
                .mapToLong(RecordsLane::first)
                .filter(id -> id > 0)
                .min()
                .orElse(0);
    }
}
