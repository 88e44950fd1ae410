package dev.serai.backup;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.catalogue.LaneRow;
import dev.serai.hubspot.RecordPage;
import dev.serai.hubspot.RecordPages;
import dev.serai.remote.Json;
import dev.serai.remote.Request;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Reads again what changed since an object's reading began. Search pages by offset only up to 10,000 results and an
 * offset shifts when records change meanwhile (facts section 4.5), so each search starts anew at the last change seen;
 * records that share one time are told apart by id.
 */
final class ChangesLane extends Lane {
    private final ObjectReading object;
    private final Instant since;
    private final Instant began = Instant.now();
    private Found found;

    /** @param next the place to go on from; null if nothing is left */
    private record Found(List<String> ids, String next) {}

    /**
     * Where a search starts.
     *
     * @param since   time of the last change seen, in milliseconds
     * @param afterId id above which records that changed at just that time are still to be read; -1 if none are known to be
     */
    private record From(long since, long afterId) {
        static From of(String place) {
            String[] parts = place.split("/");
            return new From(Long.parseLong(parts[0]), Long.parseLong(parts[1]));
        }

        String place() {
            return since + "/" + afterId;
        }

        boolean tied() {
            return afterId >= 0;
        }
    }

    ChangesLane(ObjectReading object, LaneRow row) {
        super(object.reading(), row);
        this.object = object;
        this.since = Instant.ofEpochMilli(row.lower());
    }

    static LaneRow start(String name, Instant since) {
        long millis = since.toEpochMilli();
        return LaneRow.start(LaneKey.CHANGES, name, 0, "", millis, null, new From(millis, -1).place());
    }

    @Override
    Request next() {
        return found == null ? object.search(search(From.of(place()))) : object.batchRead(found.ids());
    }

    private String search(From from) {
        String modified = object.plan().modified();
        List<Map<String, Object>> filters = from.tied()
                ? List.of(filter(modified, "EQ", from.since()), filter("hs_object_id", "GT", from.afterId()))
                : List.of(filter(modified, "GTE", from.since()));
        String sort = from.tied() ? "hs_object_id" : modified;
        return Json.text(Map.of(
                "filterGroups", List.of(Map.of("filters", filters)),
                "sorts", List.of(Map.of("propertyName", sort, "direction", "ASCENDING")),
                "properties", List.of(modified),
                "limit", ObjectReading.PAGE));
    }

    private static Map<String, Object> filter(String property, String operator, long value) {
        return Map.of("propertyName", property, "operator", operator, "value", String.valueOf(value));
    }

    @Override
    Batch accept(byte[] answer) {
        if (found == null) {
            found = found(Json.tree(answer), From.of(place()));
            return found.ids().isEmpty() ? batch(List.of(), List.of()) : Batch.nothing(this);
        }
        RecordPage page = object.pages().read(answer);
        reading().staging().remember(Staging.MERGED, key().name(), mergedInto(page));
        return batch(page.ids(), page.rows());
    }

    /** Ids that have given way to the records of a page; HubSpot joins them by semicolons (facts section 5.4). */
    private List<String> mergedInto(RecordPage page) {
        int column = object.plan().properties().indexOf("hs_merged_object_ids");
        if (column < 0) {
            return List.of();
        }
        return page.rows().stream()
                .map(row -> row[RecordPages.LEADING.size() + column])
                .filter(ids -> ids != null && !ids.isBlank())
                .flatMap(ids -> Arrays.stream(ids.split(";")))
                .toList();
    }

    private Batch batch(List<String> ids, List<String[]> rows) {
        String next = found.next();
        found = null;
        return new Batch(this, ids, rows, next, next == null);
    }

    private Found found(JsonNode answer, From from) {
        List<String> ids = new ArrayList<>();
        long last = from.since();
        for (JsonNode record : answer.path("results")) {
            ids.add(record.path("id").asText());
            last = millis(
                    record.path("properties").path(object.plan().modified()).asText(""), last);
        }
        boolean more = answer.path("paging").path("next").hasNonNull("after");
        return new Found(ids, more || from.tied() ? nextPlace(from, ids, last, more) : null);
    }

    private String nextPlace(From from, List<String> ids, long last, boolean more) {
        if (from.tied()) {
            return (more ? new From(from.since(), highest(ids)) : new From(from.since() + 1, -1)).place();
        }
        if (last > began.toEpochMilli()) {
            return null;
        }
        return (last == from.since() ? new From(last, 0) : new From(last, -1)).place();
    }

    private static long highest(List<String> ids) {
        return ids.stream().mapToLong(Long::parseLong).max().orElse(0);
    }

    private static long millis(String time, long otherwise) {
        return time.isEmpty() ? otherwise : Instant.parse(time).toEpochMilli();
    }

    @Override
    LaneRow restarted() {
        return start(key().name(), since);
    }

    @Override
    LaneRow row(LaneRow base) {
        return base.with("", since.toEpochMilli(), null);
    }
}
