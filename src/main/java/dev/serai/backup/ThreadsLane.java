package dev.serai.backup;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.catalogue.LaneRow;
import dev.serai.remote.Json;
import dev.serai.remote.Request;
import java.util.ArrayList;
import java.util.List;

/** Lists the threads of the inbox, which stand for conversations where the account does not serve those as records. */
final class ThreadsLane extends Lane {
    /** The most threads a page gives, and their fields (facts section 3). */
    private static final int PAGE = 500;

    static final List<String> FIELDS = List.of(
            "status",
            "closedAt",
            "originalChannelId",
            "originalChannelAccountId",
            "latestMessageTimestamp",
            "latestMessageSentTimestamp",
            "latestMessageReceivedTimestamp",
            "assignedTo",
            "spam",
            "inboxId",
            "associatedContactId",
            "threadAssociations.associatedTicketId");

    private final String path;

    ThreadsLane(Reading reading, LaneRow row, String path) {
        super(reading, row);
        this.path = path;
    }

    static LaneRow start(String name) {
        return LaneRow.start(LaneKey.THREADS, name, 0, "", 0, null, null);
    }

    @Override
    Request next() {
        String after = place() == null ? "" : "&after=" + place();
        return Request.get(reading().account(), path, "limit=" + PAGE + "&association=TICKET" + after);
    }

    @Override
    Batch accept(byte[] answer) {
        JsonNode page = Json.tree(answer);
        List<String> ids = new ArrayList<>();
        List<String[]> rows = new ArrayList<>();
        for (JsonNode thread : page.path("results")) {
            ids.add(thread.path("id").asText());
            rows.add(row(thread));
        }
        String next = page.path("paging").path("next").path("after").asText(null);
        checkMoves(next, ids.size());
        return new Batch(this, ids, rows, next, next == null);
    }

    private static String[] row(JsonNode thread) {
        String[] row = new String[4 + FIELDS.size()];
        row[0] = thread.path("id").asText();
        row[1] = thread.path("createdAt").asText(null);
        row[2] = thread.path("latestMessageTimestamp").asText(null);
        row[3] = thread.path("archived").asText(null);
        for (int i = 0; i < FIELDS.size(); i++) {
            JsonNode value = thread.at("/" + FIELDS.get(i).replace('.', '/'));
            row[4 + i] = value.isMissingNode() || value.isNull() ? null : value.asText();
        }
        return row;
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
