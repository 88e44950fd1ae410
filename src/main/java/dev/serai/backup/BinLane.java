package dev.serai.backup;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.catalogue.LaneRow;
import dev.serai.hubspot.RecordPage;
import dev.serai.remote.Json;
import dev.serai.remote.Request;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Lists the ids of an object's records that lie in the recycling bin, with the time they were put there. */
final class BinLane extends RangeLane {
    static final List<String> HEADER = List.of("id", "archivedAt");

    BinLane(ObjectReading object, LaneRow row) {
        super(object, row);
    }

    @Override
    BinLane of(LaneRow row) {
        return new BinLane(object(), row);
    }

    @Override
    Request next() {
        return object().listBinned(place());
    }

    @Override
    Batch accept(byte[] answer) {
        RecordPage page = own(page(Json.tree(answer)));
        List<String> meanwhile = new ArrayList<>();
        for (String[] row : page.rows()) {
            if (row[1] != null
                    && !Instant.parse(row[1]).isBefore(reading().plan().surveyedAt())) {
                meanwhile.add(row[0]);
            }
        }
        reading().staging().remember(Staging.BINNED, key().name(), meanwhile);
        return new Batch(this, page.ids(), page.rows(), page.next(), page.next() == null);
    }

    private static RecordPage page(JsonNode answer) {
        List<String> ids = new ArrayList<>();
        List<String[]> rows = new ArrayList<>();
        for (JsonNode record : answer.path("results")) {
            String id = record.path("id").asText();
            ids.add(id);
            rows.add(new String[] {id, record.path("archivedAt").asText(null)});
        }
        return new RecordPage(
                ids, rows, answer.path("paging").path("next").path("after").asText(null));
    }
}
