package dev.serai.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One request to write up to a hundred records, and its answer (facts 5.1). */
final class Batch {
    private static final int MOST = 100;

    private final Ask ask;
    private final Records records;
    private final JsonNode inputs;
    private final String started;
    private final Json results = new Json();
    private final List<Map<String, Object>> errors = new ArrayList<>();
    private final List<String> missing = new ArrayList<>();
    private final List<String> missingTraces = new ArrayList<>();

    /** @throws Refusal with 400, for more than 100 inputs */
    Batch(Ask ask, Records records) {
        this.ask = ask;
        this.records = records;
        this.started = Clock.text(now());
        this.inputs = ask.json().path("inputs");
        if (!inputs.isArray()) {
            throw Refusal.invalid("Invalid input JSON on line 1, column 1: Cannot build BatchInput,"
                    + " some of required attributes are not set [inputs]");
        }
        if (inputs.size() > MOST) {
            throw Refusal.invalid("The maximum number of inputs supported in a batch request is " + MOST
                    + ". Please reduce the number of items and try again");
        }
    }

    JsonNode inputs() {
        return inputs;
    }

    /** Epoch milliseconds by HubSpot's clock. */
    long now() {
        return ask.settings().now();
    }

    /** Whether errors can be told from each other: every input has a trace id of its own. */
    boolean traced() {
        Set<String> traces = new HashSet<>();
        for (JsonNode input : inputs) {
            if (trace(input).isEmpty() || !traces.add(trace(input))) {
                return false;
            }
        }
        return true;
    }

    /** @throws Refusal with 400, if a record is named twice */
    void refuseDuplicates() {
        Set<String> ids = new HashSet<>();
        List<String> twice = new ArrayList<>();
        for (JsonNode input : inputs) {
            String id = input.path("id").asText();
            if (!ids.add(id) && !twice.contains(id)) {
                twice.add(id);
            }
        }
        if (!twice.isEmpty()) {
            throw Refusal.of(
                    400,
                    "VALIDATION_ERROR",
                    "Duplicate IDs found in batch input: " + twice + ". IDs must be unique",
                    "context",
                    Map.of("ids", twice));
        }
    }

    /** @param created whether the record is new; null if the answer does not say */
    void written(Row row, Draft draft, Boolean created) {
        results.raw(results.size() == 0 ? "" : ",");
        new Echo(ask, records).write(row, draft.names(), draft.normalized(), created, results);
    }

    /** One input could not be written. */
    void failed(JsonNode input, Refusal refusal) {
        Map<String, Object> context = Maps.of("objectWriteTraceId", List.of(trace(input)));
        if (refusal.body().get("context") instanceof Map<?, ?> more) {
            more.forEach((name, value) -> context.put((String) name, value));
        }
        errors.add(Maps.of(
                "status",
                "error",
                "category",
                refusal.body().get("category"),
                "message",
                refusal.getMessage(),
                "context",
                context));
    }

    /** One input names a record that is not there. */
    void missing(JsonNode input) {
        missing.add(input.path("id").asText());
        if (!trace(input).isEmpty()) {
            missingTraces.add(trace(input));
        }
    }

    /** @param success the status if nothing failed */
    Reply reply(int success) {
        if (!missing.isEmpty()) {
            Map<String, Object> context = Maps.of("ids", missing);
            if (!missingTraces.isEmpty()) {
                context.put("objectWriteTraceId", missingTraces);
            }
            errors.add(Maps.of(
                    "status",
                    "error",
                    "category",
                    "OBJECT_NOT_FOUND",
                    "message",
                    "Could not get some " + records.type().word()
                            + " objects, they may be deleted or not exist. Check that ids are valid.",
                    "context",
                    context));
        }
        Json out = Reply.buffer()
                .raw("{\"status\":\"COMPLETE\",\"results\":[")
                .raw(results.copy())
                .raw(']');
        if (!errors.isEmpty()) {
            out.raw(",\"numErrors\":").number(errors.size()).raw(",\"errors\":").raw(Maps.bytes(errors));
        }
        out.raw(",\"startedAt\":\"")
                .raw(started)
                .raw("\",\"completedAt\":\"")
                .instant(now())
                .raw("\"}");
        return Reply.written(errors.isEmpty() ? success : 207, out);
    }

    private static String trace(JsonNode input) {
        return input.path("objectWriteTraceId").asText("");
    }
}
