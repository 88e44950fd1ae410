package dev.serai.backup;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.catalogue.LaneRow;
import dev.serai.remote.Json;
import dev.serai.remote.Request;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Lists the ids of an object's records that lie in the recycling bin, with the time they were put there. */
final class BinLane extends Lane {
    static final List<String> HEADER = List.of("id", "archivedAt");

    private final ObjectReading object;

    BinLane(ObjectReading object, LaneRow row) {
        super(object.reading(), row);
        this.object = object;
    }

    static LaneRow start(String name) {
        return LaneRow.start(LaneKey.BIN, name, 0, "", 0, null, null);
    }

    @Override
    Request next() {
        return object.listBinned(place());
    }

    @Override
    Batch accept(byte[] answer) {
        JsonNode page = Json.tree(answer);
        List<String> ids = new ArrayList<>();
        List<String[]> rows = new ArrayList<>();
        List<String> meanwhile = new ArrayList<>();
        for (JsonNode record : page.path("results")) {
            ids.add(record.path("id").asText());
            String archivedAt = record.path("archivedAt").asText(null);
            rows.add(new String[] {record.path("id").asText(), archivedAt});
            if (archivedAt != null
                    && !Instant.parse(archivedAt).isBefore(reading().plan().surveyedAt())) {
                meanwhile.add(record.path("id").asText());
            }
        }
        reading().staging().remember(Staging.BINNED, key().name(), meanwhile);
        String next = page.path("paging").path("next").path("after").asText(null);
        checkMoves(next, ids.size());
        return new Batch(this, ids, rows, next, next == null);
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
