package dev.serai.backup;

import dev.serai.catalogue.LaneRow;
import java.util.List;

/** What becomes of lanes that cannot be read as was planned: they are read in another way, left out, or leave a gap. */
final class Setbacks {
    private final Reading reading;
    private final Lanes lanes;

    Setbacks(Reading reading) {
        this.reading = reading;
        this.lanes = reading.lanes();
    }

    /** Reads an object, or its bin, from the start with one cursor, as records do not come in the order of their ids. */
    synchronized void fallBack(RangeLane lane, NotInOrder reason) {
        String kind = lane.key().kind();
        String name = lane.key().name();
        if (!lane.dropped()) {
            reading.warn((kind.equals(LaneKey.RECORDS) ? name : kind + " of " + name)
                    + ": read with one cursor, not side by side: " + reason.getMessage());
            List<RangeLane> ranges = lanes.ranges(kind, name);
            LaneRow start = RangeLane.startWithCursor(lanes.nextKey(kind, name));
            lanes.drop(kind, name);
            Lane cursor = lanes.add(lane.of(start), lane::of);
            reading.queue().replace(ranges, List.of(cursor));
        }
        reading.release(lane);
    }

    /** Leaves out a pair of objects that cannot be associated. */
    synchronized void leaveOut(AssociationsLane lane, NotOffered reason) {
        if (!lane.dropped()) {
            List<Lane> stretches = lanes.of(lane.key().kind(), lane.key().name());
            for (Lane stretch : stretches) {
                ((AssociationsLane) stretch).leaveOut(reason.getMessage());
                lanes.save(stretch);
            }
            reading.queue().replace(stretches, List.of());
        }
        reading.release(lane);
    }

    /**
     * Gives up on what a lane reads: the rest of the backup goes on.
     *
     * @param mayBeMissing whether a backup is whole without it
     */
    synchronized void giveUp(Lane lane, String reason, boolean mayBeMissing) {
        if (!lane.dropped()) {
            List<Lane> others = lanes.of(lane.key().kind(), lane.key().name());
            lanes.drop(lane.key().kind(), lane.key().name());
            reading.queue().replace(others, List.of());
            if (mayBeMissing) {
                reading.leaveOut(lane.key().name(), reason);
            } else {
                reading.gap(gapName(lane.key()), reason);
            }
        }
        reading.release(lane);
    }

    private static String gapName(LaneKey key) {
        return switch (key.kind()) {
            case LaneKey.RECORDS, LaneKey.THREADS -> key.name();
            default -> key.kind() + " of " + key.name();
        };
    }
}
