package dev.serai.backup;

import dev.serai.backup.BackupPlan.ObjectPlan;
import dev.serai.hubspot.Paths;
import dev.serai.hubspot.RecordPages;
import dev.serai.remote.Json;
import dev.serai.remote.Request;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/** How the records of one object are asked for. */
final class ObjectReading {
    /** The most records a list or a batch read gives at once (facts sections 4.1 and 4.3). */
    static final int PAGE = 100;

    private static final String LIMIT = "limit=" + PAGE;

    private final Reading reading;
    private final ObjectPlan plan;
    private final Paths paths;
    private final RecordPages pages;
    private final String values;
    private volatile boolean listsValues;

    ObjectReading(Reading reading, ObjectPlan plan, Paths paths, String baseUrl, int urlLimit) {
        this.reading = reading;
        this.plan = plan;
        this.paths = paths;
        this.pages = new RecordPages(plan.properties());
        this.values = LIMIT + "&archived=false&properties="
                + plan.properties().stream().map(ObjectReading::encoded).collect(Collectors.joining(","));
        int cursor = 40;
        this.listsValues =
                baseUrl.length() + paths.objects(plan.type()).length() + values.length() + cursor <= urlLimit;
    }

    /** Property names are letters, digits and underscores; anything else is percent-encoded. */
    private static String encoded(String name) {
        return java.net.URLEncoder.encode(name, StandardCharsets.UTF_8);
    }

    Reading reading() {
        return reading;
    }

    ObjectPlan plan() {
        return plan;
    }

    RecordPages pages() {
        return pages;
    }

    /** Whether all properties fit a list call, so that no batch reads are needed. */
    boolean listsValues() {
        return listsValues;
    }

    /** The account refused the URL as too long: from now on ids are listed and values read in batches. */
    void listIdsOnly() {
        listsValues = false;
    }

    /** @param after where to go on; null for the start */
    Request list(String after) {
        String query = (listsValues ? values : LIMIT + "&archived=false&properties=hs_object_id")
                + (after == null ? "" : "&after=" + encoded(after));
        return Request.get(reading.account(), paths.objects(plan.type()), query);
    }

    Request listIds(String after) {
        return list(after, false);
    }

    Request listBinned(String after) {
        return list(after, true);
    }

    private Request list(String after, boolean archived) {
        String query = LIMIT + "&archived=" + archived + "&properties=hs_object_id"
                + (after == null ? "" : "&after=" + encoded(after));
        return Request.get(reading.account(), paths.objects(plan.type()), query);
    }

    Request batchRead(List<String> ids) {
        StringBuilder body = new StringBuilder("{\"properties\":");
        body.append(Json.text(plan.properties())).append(",\"inputs\":[");
        for (int i = 0; i < ids.size(); i++) {
            body.append(i == 0 ? "" : ",")
                    .append("{\"id\":")
                    .append(Json.text(ids.get(i)))
                    .append('}');
        }
        return Request.read(
                reading.account(),
                paths.batchRead(plan.type()),
                bytes(body.append("]}").toString()));
    }

    Request search(String body) {
        return Request.read(reading.account(), paths.search(plan.type()), bytes(body));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
