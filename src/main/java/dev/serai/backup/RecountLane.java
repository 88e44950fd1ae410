package dev.serai.backup;

import dev.serai.catalogue.LaneRow;
import dev.serai.hubspot.RecordPage;
import dev.serai.remote.Request;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * Lists the ids of an object once more from its start, with one cursor that nothing is read into, and reads the records
 * that the backup does not have yet.
 */
final class RecountLane extends Lane {
    private final ObjectReading object;
    private IdSet known;
    /** Ids listed that the backup lacks, and where the list goes on; null when the next call lists. */
    private RecordPage missed;

    RecountLane(ObjectReading object, LaneRow row) {
        super(object.reading(), row);
        this.object = object;
    }

    static LaneRow start(String name) {
        return LaneRow.start(LaneKey.RECOUNT, name, 0, "", 0, null, null);
    }

    @Override
    Request next() {
        return missed == null ? object.listIds(place()) : object.batchRead(missed.ids());
    }

    @Override
    Batch accept(byte[] answer) {
        RecordPage page = object.pages().read(answer);
        if (missed != null) {
            page.ids().forEach(known()::add);
            Batch batch = batch(page.ids(), page.rows(), missed.next());
            missed = null;
            return batch;
        }
        checkMoves(page.next(), page.ids().size());
        List<String> ids =
                page.ids().stream().filter(id -> !known().has(id)).distinct().toList();
        if (ids.isEmpty()) {
            return batch(List.of(), List.of(), page.next());
        }
        missed = new RecordPage(ids, List.of(), page.next());
        return Batch.nothing(this);
    }

    private Batch batch(List<String> ids, List<String[]> rows, String next) {
        return new Batch(this, ids, rows, next, next == null);
    }

    /** All ids of the object that the backup has; what this lane has kept before the hub was last started included. */
    private IdSet known() {
        if (known == null) {
            try {
                known = IdSet.of(reading().lanes().kept(key().name()));
            } catch (UncheckedIOException unreadable) {
                throw StagingFailure.of(reading().staging().folder(), unreadable.getCause());
            }
        }
        return known;
    }

    @Override
    LaneRow restarted() {
        return start(key().name());
    }

    @Override
    LaneRow row(LaneRow base) {
        return base;
    }
}
