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
    private final String kind;
    private final BooleanSupplier hasRoom;

    /**
     * @param kind    of the lanes: records or bin
     * @param hasRoom whether the account takes more calls at the same time; a division would only cost calls otherwise
     */
    Division(Reading reading, String kind, BooleanSupplier hasRoom) {
        this.reading = reading;
        this.kind = kind;
        this.hasRoom = hasRoom;
    }

    /** A range that may be divided: what is left to it, and where its ids end. */
    private record Candidate(RangeLane range, double left, long end) {}

    /** A lane with half of what another had left; empty if none has enough left. */
    Optional<Lane> spare() {
        if (!hasRoom.getAsBoolean()) {
            return Optional.empty();
        }
        Candidate widest = new Candidate(null, WORTH_DIVIDING, 0);
        for (ObjectReading object : reading.objects().values()) {
            ObjectPlan plan = object.plan();
            List<RangeLane> ranges = reading.lanes().ranges(kind, plan.name());
            long end = end(plan, ranges);
            double width = ranges.stream().mapToDouble(range -> range.span(end)).sum();
            double unread = unread(plan, ranges, width);
            for (RangeLane range : ranges) {
                double left = width == 0 ? 0 : unread * range.span(end) / width;
                widest = left > widest.left() ? new Candidate(range, left, end) : widest;
            }
        }
        return Optional.of(widest).filter(found -> found.range() != null).map(this::divide);
    }

    private Lane divide(Candidate widest) {
        RangeLane range = widest.range();
        LaneKey key = reading.lanes().nextKey(kind, range.key().name());
        LaneRow half = range.divide(key, widest.end(), widest.left());
        Lane lane = reading.lanes().add(range.of(half), range::of);
        reading.lanes().save(range);
        return lane;
    }

    /**
     * Records not read yet that are worth dividing; 0 if the object has been divided often enough.
     *
     * @param width how many ids are left
     */
    private double unread(ObjectPlan plan, List<RangeLane> ranges, double width) {
        double expected = kind.equals(LaneKey.BIN) ? rows(ranges) + width * density(ranges) : counted(plan);
        return ranges.size() > FIRST_FEW + expected * SEAMS / ObjectReading.PAGE ? 0 : expected - rows(ranges);
    }

    private static double counted(ObjectPlan plan) {
        return plan.expected() == null ? 0 : plan.expected();
    }

    /** Records per id so far: nobody counts what lies in a bin. */
    private static double density(List<RangeLane> ranges) {
        return rows(ranges) / (double) Math.max(1, seen(ranges));
    }

    private static long rows(List<RangeLane> ranges) {
        return ranges.stream().mapToLong(Lane::rows).sum();
    }

    /** The highest id known or, if search does not tell, one guessed from the ids of records seen so far; 0 for none. */
    private long end(ObjectPlan plan, List<RangeLane> ranges) {
        if (plan.highestId() != null) {
            return plan.highestId();
        }
        long rows = rows(ranges);
        if (kind.equals(LaneKey.BIN) || plan.expected() == null || rows == 0) {
            return 0;
        }
        return first(ranges) + (long) ((double) seen(ranges) / rows * plan.expected());
    }

    private static long seen(List<RangeLane> ranges) {
        return ranges.stream().mapToLong(RangeLane::seen).sum();
    }

    private static long first(List<RangeLane> ranges) {
        return ranges.stream()
                .mapToLong(RangeLane::first)
                .filter(id -> id > 0)
                .min()
                .orElse(0);
    }
}
