package dev.serai.backup;

import dev.serai.catalogue.LaneRow;
import dev.serai.hubspot.RecordPage;
import dev.serai.remote.Request;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Lists the records of an object whose ids lie in a range. {@code after} is taken for the id of the next record
 * (facts section 4.1), which lets several ranges be read side by side; each page is checked for that. A range starts
 * one below its first id and drops what does not belong to it, so that nothing is lost should {@code after} leave out
 * the id it names.
 *
 * <p>In cursor mode the whole object is one lane that follows the account's cursors without reading anything into them.
 */
final class RecordsLane extends Lane {
    private static final String CURSOR = "cursor";
    private static final String RANGE = "range";

    private final ObjectReading object;
    private final boolean range;
    private final long lower;
    private Long upper;
    /** Ids listed whose values are still to be read; null when the next call lists. */
    private RecordPage listed;
    /** First id that no answer so far has brought; what lies below is this lane's whatever happens to its range. */
    private long beyond;

    private long first;
    /** Records per id in the last page with records; 0 before it. */
    private double density;

    private boolean ending;

    RecordsLane(ObjectReading object, LaneRow row) {
        super(object.reading(), row);
        this.object = object;
        this.range = row.mode().equals(RANGE);
        this.lower = row.lower();
        this.upper = row.upper();
    }

    static LaneRow start(String name, int part, long lower, Long upper) {
        String place = part == 0 ? null : String.valueOf(lower - 1);
        return LaneRow.start(LaneKey.RECORDS, name, part, RANGE, lower, upper, place);
    }

    static LaneRow startWithCursor(String name, int part) {
        return LaneRow.start(LaneKey.RECORDS, name, part, CURSOR, 0, null, null);
    }

    @Override
    Request next() {
        return listed == null ? object.list(place()) : object.batchRead(listed.ids());
    }

    @Override
    Batch accept(byte[] answer) {
        if (listed != null) {
            return values(answer);
        }
        RecordPage page = own(object.pages().read(answer));
        if (page.ids().isEmpty() || object.listsValues()) {
            return batch(page.ids(), page.rows(), page.next());
        }
        listed = page;
        return Batch.nothing(this);
    }

    private Batch values(byte[] answer) {
        Map<String, String[]> byId = new HashMap<>();
        RecordPage found = object.pages().read(answer);
        found.rows().forEach(row -> byId.put(row[0], row));
        List<String> ids = new ArrayList<>();
        List<String[]> rows = new ArrayList<>();
        for (String id : listed.ids()) {
            String[] row = byId.get(id);
            if (row != null) {
                ids.add(id);
                rows.add(row);
            }
        }
        Batch batch = batch(ids, rows, listed.next());
        listed = null;
        return batch;
    }

    private Batch batch(List<String> ids, List<String[]> rows, String next) {
        return new Batch(this, ids, rows, next, next == null);
    }

    /** The part of a page that lies in the range, with no cursor if the range ends in it. */
    private synchronized RecordPage own(RecordPage page) {
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
    synchronized LaneRow divide(int part, long end, double records) {
        long ids = span(end) / 2;
        long dense = density == 0 ? ids : (long) (records / 2 / density);
        long middle = position() + Math.min(ids, dense) + 1;
        LaneRow half = start(key().name(), part, middle, upper);
        upper = middle;
        return half;
    }

    @Override
    LaneRow restarted() {
        return range ? start(key().name(), key().part(), lower, upper) : startWithCursor(key().name(), key().part());
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
