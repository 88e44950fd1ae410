package dev.serai.hubspot;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.remote.RemoteException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What HubSpot answers to a batch, wholly or partly carried out (facts sections 4.3 and 5.1).
 *
 * @param records values by property by record id, in the order served; an empty value is null
 * @param failed  what could not be done
 * @param traced  record ids by the write trace id that they were sent with; none if the answer does not tell
 */
public record BatchAnswer(Map<String, Map<String, String>> records, List<Failed> failed, Map<String, String> traced) {
    private static final Pattern EXISTING = Pattern.compile("Existing ID: (\\d+)");

    /**
     * One entry of {@code errors}.
     *
     * @param words    HubSpot's own words
     * @param notFound whether it says that records do not exist
     * @param ids      records it is about; none if it does not say
     * @param traces   write trace ids it is about; none if it does not say
     * @param existing ids of records that stand in the way; none if it does not say
     */
    public record Failed(String words, boolean notFound, Set<String> ids, Set<String> traces, Set<String> existing) {}

    /** @throws UncheckedIOException if it is not JSON */
    public static BatchAnswer of(byte[] answer) {
        JsonNode json = Hubspot.tree(answer);
        Map<String, Map<String, String>> records = new LinkedHashMap<>();
        Map<String, String> traced = new LinkedHashMap<>();
        for (JsonNode result : json.path("results")) {
            records.put(result.path("id").asText(), values(result));
            if (result.path("objectWriteTraceId").isTextual()) {
                traced.put(
                        result.path("objectWriteTraceId").asText(),
                        result.path("id").asText());
            }
        }
        List<Failed> failed = new ArrayList<>();
        json.path("errors").forEach(error -> failed.add(failed(error)));
        return new BatchAnswer(records, failed, traced);
    }

    /** Ids that the answer says do not exist. */
    public Set<String> notFound() {
        Set<String> ids = new LinkedHashSet<>();
        failed.stream().filter(Failed::notFound).forEach(one -> ids.addAll(one.ids()));
        return ids;
    }

    /**
     * The id of a record that was read by itself, which may be another one than was asked for (facts section 4.3).
     *
     * @throws UncheckedIOException if it is not JSON
     */
    public static String idOf(byte[] record) {
        return Hubspot.tree(record).path("id").asText();
    }

    private static Map<String, String> values(JsonNode record) {
        Map<String, String> values = new LinkedHashMap<>();
        record.path("properties")
                .properties()
                .forEach(entry -> values.put(entry.getKey(), entry.getValue().asText(null)));
        return values;
    }

    private static Failed failed(JsonNode error) {
        JsonNode context = error.path("context");
        return new Failed(
                words(error),
                error.path("category").asText().equals("OBJECT_NOT_FOUND"),
                texts(context.path("ids")),
                texts(context.path("objectWriteTraceId")),
                texts(context.path("existingId")));
    }

    /** The message, and those of the errors inside it that it does not contain itself. */
    static String words(JsonNode problem) {
        StringBuilder words = new StringBuilder(problem.path("message").asText("no reason given"));
        problem.path("errors").forEach(inner -> {
            String message = inner.path("message").asText();
            if (!message.isEmpty() && words.indexOf(message) < 0) {
                words.append("; ").append(message);
            }
        });
        return words.toString();
    }

    /** What a refusal of a whole call says. */
    static String words(RemoteException refused) {
        try {
            return words(Hubspot.tree(refused.body().getBytes(StandardCharsets.UTF_8)));
        } catch (UncheckedIOException notJson) {
            return refused.getMessage();
        }
    }

    /** The id of a record that stands in the way of another; null if the problem names none (facts section 5.4). */
    static String existing(JsonNode problem) {
        String named = texts(problem.path("context").path("existingId")).stream()
                .findFirst()
                .orElse(null);
        Matcher told = EXISTING.matcher(problem.path("message").asText());
        return named != null || !told.find() ? named : told.group(1);
    }

    private static Set<String> texts(JsonNode list) {
        Set<String> texts = new LinkedHashSet<>();
        list.forEach(one -> texts.add(one.asText()));
        return texts;
    }
}
