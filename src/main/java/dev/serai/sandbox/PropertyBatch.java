package dev.serai.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Property definitions, many at once: facts 6. */
final class PropertyBatch {
    void addTo(Router router) {
        router.add("POST", Family.PROPERTIES, "/{type}/batch/create", this::createAll)
                .add("POST", Family.PROPERTIES, "/{type}/batch/archive", this::archiveAll)
                .add("POST", Family.PROPERTIES, "/{type}/batch/read", this::readAll);
    }

    private Reply createAll(Ask ask) {
        Records records = PropertyWriting.writable(ask);
        List<Object> results = new ArrayList<>();
        synchronized (records.changes()) {
            for (JsonNode input : ask.json().path("inputs")) {
                results.add(PropertyWriting.create(records, input).json());
            }
        }
        return Reply.of(201, complete(results));
    }

    private Reply archiveAll(Ask ask) {
        Records records = PropertyWriting.writable(ask);
        for (JsonNode input : ask.json().path("inputs")) {
            PropertyWriting.archive(records, input.path("name").asText());
        }
        return Reply.empty(204);
    }

    private Reply readAll(Ask ask) {
        Records records = PropertyReading.readable(ask);
        JsonNode json = ask.json();
        List<Object> results = new ArrayList<>();
        for (JsonNode input : json.path("inputs")) {
            Property property = records.properties().get(input.path("name").asText());
            if (property != null && property.archived() == json.path("archived").asBoolean()) {
                results.add(property.json());
            }
        }
        return Reply.ok(complete(results));
    }

    private static Map<String, Object> complete(List<Object> results) {
        String now = Clock.text(System.currentTimeMillis());
        return Maps.of("status", "COMPLETE", "results", results, "startedAt", now, "completedAt", now);
    }
}
