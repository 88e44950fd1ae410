package dev.serai.backup;

import dev.serai.catalogue.LaneRow;
import dev.serai.hubspot.RecordPage;
import dev.serai.remote.Request;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads the records of an object, or those whose ids lie in a range, with all their values. */
final class RecordsLane extends RangeLane {
    /** Ids listed whose values are still to be read; null when the next call lists. */
    private RecordPage listed;

    RecordsLane(ObjectReading object, LaneRow row) {
        super(object, row);
    }

    @Override
    RecordsLane of(LaneRow row) {
        return new RecordsLane(object(), row);
    }

    @Override
    Request next() {
        return listed == null
                ? object().list(place())
                : object().batchRead(listed.ids().stream().distinct().toList());
    }

    @Override
    Batch accept(byte[] answer) {
        if (listed != null) {
            return values(answer);
        }
        RecordPage page = own(object().pages().read(answer));
        if (page.ids().isEmpty() || object().listsValues()) {
            return batch(page.ids(), page.rows(), page.next());
        }
        listed = page;
        return Batch.nothing(this);
    }

    private Batch values(byte[] answer) {
        Map<String, String[]> byId = new HashMap<>();
        RecordPage found = object().pages().read(answer);
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
}
