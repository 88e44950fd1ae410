package dev.serai.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.awaitility.Awaitility;

/** Asks a hub for comparisons, and for what they found. */
record ComparisonClient(Person person) {
    private static final Set<String> AT_WORK = Set.of("QUEUED", "RUNNING");

    static ObjectNode of(String backup, String with) {
        return Person.object().put("backupId", backup).put("with", with);
    }

    /** Asks for a comparison; its id. */
    String request(ObjectNode request) throws IOException {
        HubProcess.Answer answer = person.post("/api/comparisons", request.toString());
        String id = Person.accepted(answer, 202).path("id").asText();
        assertThat(answer.response().headers().firstValue("Location")).contains("/api/comparisons/" + id);
        return id;
    }

    JsonNode ended(String id) {
        return await(
                id, comparison -> !AT_WORK.contains(comparison.path("state").asText()));
    }

    JsonNode await(String id, Predicate<JsonNode> what) {
        return Awaitility.await()
                .atMost(Duration.ofMinutes(3))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> Person.accepted(person.get("/api/comparisons/" + id), 200), what::test);
    }

    JsonNode compare(ObjectNode request) throws IOException {
        JsonNode comparison = ended(request(request));
        assertThat(comparison.path("state").asText()).as("%s", comparison).isEqualTo("COMPLETED");
        return comparison;
    }

    /** What was found of an object. */
    static JsonNode object(JsonNode comparison, String name) {
        for (JsonNode object : comparison.path("objects")) {
            if (object.path("object").asText().equals(name)) {
                return object;
            }
        }
        throw new AssertionError("no " + name + " in " + comparison);
    }

    /** All differences that fit a query, read in small pages. */
    List<JsonNode> differences(JsonNode comparison, String query) throws IOException {
        List<JsonNode> all = new ArrayList<>();
        String path = "/api/comparisons/" + comparison.path("id").asText() + "/differences?limit=70&" + query;
        JsonNode page;
        String from = "0";
        do {
            page = Person.accepted(person.get(path + "&from=" + from), 200);
            page.path("differences").forEach(all::add);
            from = page.path("next").asText();
        } while (page.hasNonNull("next"));
        assertThat(page.path("total").asLong()).isEqualTo(all.size());
        return all;
    }

    /** The rows of the CSV. */
    List<Map<String, String>> csv(JsonNode comparison, String query) throws IOException {
        String path = "/api/comparisons/" + comparison.path("id").asText() + "/differences.csv" + query;
        HubProcess.Answer answer = person.get(path);
        assertThat(answer.status()).isEqualTo(200);
        return CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get()
                .parse(new StringReader(new String(answer.response().body(), StandardCharsets.UTF_8)))
                .stream()
                .map(CSVRecord::toMap)
                .toList();
    }
}
