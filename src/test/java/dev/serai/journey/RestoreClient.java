package dev.serai.journey;

import static dev.serai.journey.Person.accepted;
import static dev.serai.journey.Person.object;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.awaitility.Awaitility;

/** Asks a hub for restores, as a person does who reviews and confirms them. */
final class RestoreClient {
    private static final Set<String> AT_WORK = Set.of("ANALYZING", "CONFIRMED", "RUNNING");

    private final Person person;

    RestoreClient(Person person) {
        this.person = person;
    }

    Person person() {
        return person;
    }

    /** A restore of all that can be written of an object. */
    static ObjectNode of(String backup, String object) {
        return object().put("backupId", backup).put("object", object);
    }

    /** Asks for a restore; its id. */
    String request(ObjectNode request) throws IOException {
        return accepted(person.post("/api/restores", request.toString()), 202)
                .path("id")
                .asText();
    }

    /** Asks for a restore and waits for its plan. */
    JsonNode analyze(ObjectNode request) throws IOException {
        return planned(request(request));
    }

    JsonNode undo(String id) throws IOException {
        JsonNode undo = accepted(person.post("/api/restores/" + id + "/undo", null), 202);
        return planned(undo.path("id").asText());
    }

    JsonNode planned(String id) {
        JsonNode restore = rest(id);
        if (!restore.path("state").asText().equals("PLANNED")) {
            throw new AssertionError("no plan: " + restore);
        }
        return restore;
    }

    JsonNode status(String id) throws IOException {
        return accepted(person.get("/api/restores/" + id), 200);
    }

    /** Waits until nothing is being done for a restore. */
    JsonNode rest(String id) {
        return Awaitility.await()
                .atMost(HubProcess.LONG)
                .pollInterval(Duration.ofMillis(100))
                .until(
                        () -> status(id),
                        restore -> !AT_WORK.contains(restore.path("state").asText()));
    }

    /** What a person says who has understood everything. */
    static ObjectNode confirmation(JsonNode plan) {
        ObjectNode body = object().put("fingerprint", plan.path("fingerprint").asText());
        body.putObject("acknowledged")
                .put("changesLiveData", true)
                .put("workflowsMayReEnrol", true)
                .put("clearsValues", true);
        return body;
    }

    /** Confirms a plan and waits until it is written. */
    JsonNode apply(JsonNode plan) throws IOException {
        return rest(confirm(plan, confirmation(plan)));
    }

    /** Confirms a plan with the second factor that was shown a short while ago; the restore's id. */
    String confirm(JsonNode plan, ObjectNode confirmation) throws IOException {
        person.prove();
        String id = plan.path("id").asText();
        accepted(person.post("/api/restores/" + id + "/confirm", confirmation.toString()), 202);
        return id;
    }

    JsonNode pause(String id) throws IOException {
        return accepted(person.post("/api/restores/" + id + "/pause", null), 202);
    }

    JsonNode resume(String id) throws IOException {
        return accepted(person.post("/api/restores/" + id + "/resume", null), 202);
    }

    JsonNode cancel(String id) throws IOException {
        return accepted(person.post("/api/restores/" + id + "/cancel", null), 202);
    }

    /** The rows of the results. */
    List<Map<String, String>> results(String id) throws IOException {
        HubProcess.Answer answer = person.get("/api/restores/" + id + "/results.csv");
        String csv = new String(answer.response().body(), StandardCharsets.UTF_8);
        return CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get()
                .parse(new StringReader(csv))
                .stream()
                .map(CSVRecord::toMap)
                .toList();
    }
}
