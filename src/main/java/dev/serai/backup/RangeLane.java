package dev.serai.backup;

import dev.serai.catalogue.LaneRow;
import dev.serai.hubspot.RecordPage;
import java.util.ArrayList;
import java.util.List;

/**
 * Lists records of an object whose ids lie in a range. {@code after} is taken for the id of the next record
 * (facts section 4.1), which lets several ranges be read side by side; each page is checked for that. A range starts
 * one below its first id and drops what does not belong to it, so that nothing is lost should {@code after} leave out
 * the id it names.
 *
 * <p>In cursor mode the whole object is one lane that follows the account's cursors without reading anything into them.
 */
abstract sealed class RangeLane extends Lane permits RecordsLane, BinLane {
    private static final String CURSOR = "cursor";
    private static final String RANGE = "range";

    private final ObjectReading object;
    private final boolean range;
    private final long lower;
    private Long upper;
    /** First id that no answer so far has brought; what lies below is this lane's whatever happens to its range. */
    private long beyond;

    private long first;
    /** Records per id in the last page with records; 0 before it. */
    private double density;

    private boolean ending;

    RangeLane(ObjectReading object, LaneRow row) {
        super(object.reading(), row);
        this.object = object;
        this.range = row.mode().equals(RANGE);
        this.lower = row.lower();
        this.upper = row.upper();
    }

    /** @param upper null if the range has no end */
    static LaneRow start(LaneKey key, long lower, Long upper) {
        String place = key.part() == 0 ? null : String.valueOf(lower - 1);
        return LaneRow.start(key.kind(), key.name(), key.part(), RANGE, lower, upper, place);
    }

    static LaneRow startWithCursor(LaneKey key) {
        return LaneRow.start(key.kind(), key.name(), key.part(), CURSOR, 0, null, null);
    }

    /** A lane of the same kind and object. */
    abstract RangeLane of(LaneRow row);

    ObjectReading object() {
        return object;
    }

    /** The part of a page that lies in the range, with no cursor if the range ends in it. */
    synchronized RecordPage own(RecordPage page) {
        checkMoves(page.next(), page.ids().size());
        if (!range) {
            return page;
        }
        checkOrder(page);
        List<String> ids = new ArrayList<>();
        List<String[]> rows = new ArrayList<>();
        for (int i = 0; i < page.ids().size(); i++) {
            long id = Long.parseLong(page.ids().get(i));
            if (id >= lower && (upper == null || id < upper)) {
                ids.add(page.ids().get(i));
                rows.add(page.rows().get(i));
            }
        }
        if (!ids.isEmpty()) {
            first = first == 0 ? Long.parseLong(ids.get(0)) : first;
            beyond = Math.max(beyond, Long.parseLong(ids.get(ids.size() - 1)) + 1);
            density = ids.size() / (double) (beyond - Long.parseLong(ids.get(0)));
        }
        ending = page.next() == null || (upper != null && reaches(page));
        return new RecordPage(ids, rows, ending ? null : page.next());
    }

    private boolean reaches(RecordPage page) {
        return Long.parseLong(page.next()) >= upper
                || (!page.ids().isEmpty()
                        && Long.parseLong(page.ids().get(page.ids().size() - 1)) >= upper);
    }

    private void checkOrder(RecordPage page) {
        long last = place() == null ? -1 : Long.parseLong(place()) - 1;
        for (String id : page.ids()) {
            long now = number(id);
            if (now <= last) {
                throw new NotInOrder("record " + id + " was served after " + last);
            }
            last = now;
        }
        if (page.next() != null && number(page.next()) < last) {
            throw new NotInOrder("the cursor " + page.next() + " lies before record " + last);
        }
    }

    private static long number(String id) {
        if (!id.matches("\\d{1,18}")) {
            throw new NotInOrder("\"" + id + "\" is not a number");
        }
        return Long.parseLong(id);
    }

    /** Ids that are left to this lane if it ends at {@code end}; 0 if it cannot be divided. */
    synchronized long span(long end) {
        if (!range || ending || done() || position() == 0) {
            return 0;
        }
        return Math.max(0, (upper == null ? end : upper) - position());
    }

    private long position() {
        return Math.max(beyond, place() == null ? 0 : Long.parseLong(place()));
    }

    /**
     * Gives the upper half of what is left to another lane: the upper half of the ids or, should the records lie closer
     * together where the lane is reading, of the records.
     *
     * @param records how many are left to this lane; a guess
     * @return the new lane's start
     */
    synchronized LaneRow divide(LaneKey half, long end, double records) {
        long ids = span(end) / 2;
        long dense = density == 0 ? ids : (long) (records / 2 / density);
        long middle = position() + Math.min(ids, dense) + 1;
        LaneRow start = start(half, middle, upper);
        upper = middle;
        return start;
    }

    @Override
    LaneRow restarted() {
        return range ? start(key(), lower, upper) : startWithCursor(key());
    }

    @Override
    LaneRow row(LaneRow base) {
        return base.with(range ? RANGE : CURSOR, lower, upper);
    }

    /** Whether it reads a range of ids, so that what it has kept ascends. */
    boolean range() {
        return range;
    }

    long lower() {
        return lower;
    }

    /** The first id read since the hub was started; 0 if there was none. */
    synchronized long first() {
        return first;
    }

    /** How many ids lie between the first and the last one read since the hub was started. */
    synchronized long seen() {
        return Math.max(0, beyond - first);
    }
}
