package dev.serai.backup;

import dev.serai.archive.Segment;
import dev.serai.catalogue.LaneRow;
import dev.serai.remote.Request;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Iterator;

/**
 * One stretch of a backup's reading. Calls of a lane follow one another; lanes run side by side. What a lane has kept
 * and where it goes on is written down after each answer, so that it can be resumed.
 */
abstract sealed class Lane permits RangeLane, ChangesLane, RecountLane, AssociationsLane, ThreadsLane {
    /** Empty answers with an unmoved cursor that are taken for a hiccup. */
    private static final int MOST_STAYS = 10;

    private final LaneKey key;
    private final Reading reading;
    private Segment segment;
    private String place;
    private long rows;
    private long bytes;
    private long calls;
    private int stays;
    private Instant asOf;
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

    /** The same stretch, not begun. */
    abstract LaneRow restarted();

    /**
     * Looks whether the account's cursor moves.
     *
     * @param next the cursor that came with an answer; null if there was none
     * @param rows how many records came with it
     * @throws IllegalStateException if it stays where it is with records, or again and again without
     */
    void checkMoves(String next, int rows) {
        if (next == null || !next.equals(place)) {
            stays = 0;
        } else if (rows > 0 || ++stays > MOST_STAYS) {
            throw new IllegalStateException(
                    this + ": the account's cursor stays at \"" + next + "\"; reading on would never end");
        }
    }

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
    }

    /** The next call, counted. */
    Request call() {
        calls++;
        asOf = Instant.now();
        reading.calling(this);
        return next();
    }

    /** Nothing more is to be read. */
    void end() {
        done = true;
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

    /** When the last call was made; null before the first one. */
    Instant asOf() {
        return asOf;
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

    /** The ids kept so far, without the first {@code skipped}. */
    Iterator<String> ids(long skipped) {
        return segment.ids(skipped);
    }

    /** The id kept last; null if there is none. */
    String lastId() {
        return segment.lastId();
    }

    long idCount() {
        return segment.idCount();
    }

    Path file() {
        return segment.path();
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
