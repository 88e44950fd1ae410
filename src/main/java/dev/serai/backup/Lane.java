package dev.serai.backup;

import dev.serai.archive.Segment;
import dev.serai.catalogue.LaneRow;
import dev.serai.remote.Request;
import java.io.IOException;

/**
 * One stretch of a backup's reading. Calls of a lane follow one another; lanes run side by side. What a lane has kept
 * and where it goes on is written down after each answer, so that it can be resumed.
 */
abstract sealed class Lane permits RecordsLane, ChangesLane, BinLane, AssociationsLane, ThreadsLane {
    private final LaneKey key;
    private final Reading reading;
    private Segment segment;
    private String place;
    private long rows;
    private long bytes;
    private long calls;
    private boolean done;
    private volatile boolean dropped;

    Lane(Reading reading, LaneRow row) {
        this.reading = reading;
        this.key = new LaneKey(row.kind(), row.name(), row.part());
        this.place = row.place();
        this.rows = row.rows();
        this.bytes = row.bytes();
        this.calls = row.calls();
        this.done = row.done();
    }

    /** The next call to make; asked again if its answer was lost. */
    abstract Request next();

    /**
     * Takes in the answer to the last {@link #next} request.
     *
     * @throws NotInOrder if records do not come in the order that reading side by side needs
     */
    abstract Batch accept(byte[] answer);

    /** The kind's own part of what is written down. */
    abstract LaneRow row(LaneRow base);

    /** Opens the lane's file, cutting off what was not written down. */
    void open() throws IOException {
        segment = Segment.open(reading.staging().segment(key), bytes);
    }

    /** Keeps the rows of an answer and writes down where the lane goes on. */
    void keep(Batch batch, byte[] csv) throws IOException {
        if (!batch.ids().isEmpty() || csv.length > 0) {
            bytes = segment.append(batch.ids(), csv);
            rows += batch.rows().size();
        }
        place = batch.place();
        done = batch.ends();
        if (done) {
            segment.close();
        }
    }

    void called() {
        calls++;
    }

    LaneRow row() {
        return row(new LaneRow(key.kind(), key.name(), key.part(), "", 0, null, place, rows, bytes, calls, done));
    }

    /** Lets go of the lane: answers still under way are ignored. */
    void drop() {
        dropped = true;
    }

    boolean dropped() {
        return dropped || reading.stopped();
    }

    LaneKey key() {
        return key;
    }

    Reading reading() {
        return reading;
    }

    String place() {
        return place;
    }

    long rows() {
        return rows;
    }

    long bytes() {
        return bytes;
    }

    boolean done() {
        return done;
    }

    void close() throws IOException {
        if (segment != null) {
            segment.close();
        }
    }

    @Override
    public String toString() {
        return key.toString();
    }
}
