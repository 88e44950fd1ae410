package dev.serai.backup;

import dev.serai.backup.BackupPlan.ObjectPlan;
import dev.serai.catalogue.LaneRow;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Divides the range of record ids that has most left to read, so that no reader is idle while a huge object is read.
 * What is left of an object is known from the account's count; how it is spread over the ranges is guessed from their
 * widths, as ids come in clusters with wide empty stretches between them. A wrong guess costs a call, never a record.
 */
final class Division {
    /** A range with fewer pages left is not divided. */
    private static final int WORTH_DIVIDING = 8 * ObjectReading.PAGE;

    /** Beyond the first few, no more divisions than this share of the pages. */
    private static final double SEAMS = 0.08;

    private static final int FIRST_FEW = 16;

    private final Reading reading;
    private final BooleanSupplier hasRoom;

    /** @param hasRoom whether the account takes more calls at the same time; a division would only cost calls otherwise */
    Division(Reading reading, BooleanSupplier hasRoom) {
        this.reading = reading;
        this.hasRoom = hasRoom;
    }

    /** A range that may be divided: what is left to it, and where its ids end. */
    private record Candidate(RecordsLane range, double left, long end) {}

    /** A lane with half of what another had left; empty if none has enough left. */
    Optional<Lane> spare() {
        if (!hasRoom.getAsBoolean()) {
            return Optional.empty();
        }
        Candidate widest = new Candidate(null, WORTH_DIVIDING, 0);
        for (ObjectReading object : reading.objects().values()) {
            ObjectPlan plan = object.plan();
            List<RecordsLane> ranges = reading.lanes().records(plan.name());
            long end = end(plan, ranges);
            double unread = unread(plan, ranges);
            double width = ranges.stream().mapToDouble(range -> range.span(end)).sum();
            for (RecordsLane range : ranges) {
                double left = width == 0 ? 0 : unread * range.span(end) / width;
                widest = left > widest.left() ? new Candidate(range, left, end) : widest;
            }
        }
        return Optional.of(widest).filter(found -> found.range() != null).map(this::divide);
    }

    private Lane divide(Candidate widest) {
        String name = widest.range().key().name();
        ObjectReading object = reading.objects().get(name);
        int part = reading.lanes().nextPart(name);
        LaneRow half = widest.range().divide(part, widest.end(), widest.left());
        Lane lane = reading.lanes().add(new RecordsLane(object, half), row -> new RecordsLane(object, row));
        reading.lanes().save(widest.range());
        return lane;
    }

    /** Records not read yet that are worth dividing; 0 if the object has been divided often enough. */
    private static double unread(ObjectPlan plan, List<RecordsLane> ranges) {
        if (plan.expected() == null || ranges.size() > FIRST_FEW + plan.expected() * SEAMS / ObjectReading.PAGE) {
            return 0;
        }
        return plan.expected() - rows(ranges);
    }

    private static long rows(List<RecordsLane> ranges) {
        return ranges.stream().mapToLong(Lane::rows).sum();
    }

    /** The highest id known or, if search does not tell, one guessed from the ids seen so far. */
    private static long end(ObjectPlan plan, List<RecordsLane> ranges) {
        if (plan.highestId() != null) {
            return plan.highestId();
        }
        long rows = rows(ranges);
        if (plan.expected() == null || rows == 0) {
            return 0;
        }
        long seen = ranges.stream().mapToLong(RecordsLane::seen).sum();
        return first(ranges) + (long) ((double) seen / rows * plan.expected());
    }

    private static long first(List<RecordsLane> ranges) {
        return ranges.stream()
                .mapToLong(RecordsLane::first)
                .filter(id -> id > 0)
                .min()
                .orElse(0);
    }
}
