package dev.serai.journey;

import static dev.serai.journey.Person.object;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which restores can be asked for: from what, of what, and into which account. */
class RestoreRequestsTest {
    @TempDir
    static Path folder;

    private static Scene scene;
    private static RestoreClient restores;
    private static Person person;
    private static JsonNode backup;
    private static String backupId;

    @BeforeAll
    static void start() throws IOException {
        scene = new Scene()
                .account("main", "records.contacts", "500", "records.tasks", "20", "records.conversations", "15")
                .start(folder);
        restores = scene.restores();
        person = scene.person();
        backup = scene.backUp("main", "contacts", "tasks", "conversations");
        backupId = backup.path("id").asText();
    }

    @AfterAll
    static void stop() {
        scene.close();
    }

    @AfterEach
    void mend() throws IOException {
        scene.mend();
    }

    private static void assertRefused(ObjectNode request, int status, String words) throws IOException {
        assertRefused(person.post("/api/restores", request.toString()), status, words);
    }

    private static void assertRefused(HubProcess.Answer answer, int status, String words) {
        assertThat(answer.status()).as("%s", answer.json()).isEqualTo(status);
        assertThat(answer.json().path("detail").asText()).containsSubsequence(words.split(" "));
    }

    @Test
    void refusesWhatTheBackupDoesNotHave() throws IOException {
        assertRefused(
                RestoreClient.of("20200101-000000-main-abcdef", "contacts"), 404, "backup is not in the catalogue");
        assertRefused(
                RestoreClient.of(backupId, "unicorns"), 400, "object: \"unicorns\" is not in the backup; contacts");
        assertRefused(RestoreClient.of(backupId, "deals"), 400, "object: \"deals\" is not in the backup");
        assertRefused(object().put("backupId", backupId), 400, "object: missing");
        assertRefused(object().put("object", "contacts"), 404, "backupId");
        assertRefused(RestoreClient.of(backupId, "conversations"), 400, "\"conversations\" cannot be restored:");
        assertRefused(RestoreClient.of(backupId, "contacts").put("account", "nobody"), 404, "nobody");
        assertThat(person.get("/api/restores/no-such-restore").status()).isEqualTo(404);
    }

    @Test
    void namesPropertiesThatItCannotRestore() throws IOException {
        ObjectNode request = RestoreClient.of(backupId, "contacts");
        request.putArray("properties")
                .add("firstname")
                .add("no_such_property")
                .add("hs_email_open")
                .add("hs_object_id");
        Map<String, String> excluded = new LinkedHashMap<>();
        restores.analyze(request)
                .at("/plan/excluded")
                .forEach(one -> excluded.put(
                        one.path("property").asText(), one.path("reason").asText()));
        assertThat(excluded.keySet()).containsExactly("no_such_property", "hs_email_open", "hs_object_id");
        assertThat(excluded.get("no_such_property")).contains("no values of it");
        assertThat(excluded.get("hs_email_open")).contains("read-only");
    }

    @Test
    void restoresOnlyTheRecordsAskedFor() throws IOException {
        Truth truth = scene.truth("main");
        List<String> ids = List.copyOf(truth.records("contacts").keySet());
        Damage.update(truth, "contacts", ids.subList(0, 10), id -> Map.of("jobtitle", "Damaged"));
        ObjectNode request = RestoreClient.of(backupId, "contacts");
        request.putArray("records").add(ids.get(3)).add(ids.get(5)).add("999");
        JsonNode plan = restores.analyze(request);
        assertThat(plan.at("/plan/records/CHANGE").asInt()).isEqualTo(2);
        assertThat(plan.at("/plan/warnings").toString()).contains("1 of the 3 records asked for is not in the backup");
        restores.apply(plan);
        List<String> damaged = new ArrayList<>();
        truth.records("contacts").forEach((id, cells) -> {
            if ("Damaged".equals(cells.get("jobtitle"))) {
                damaged.add(id);
            }
        });
        assertThat(damaged).hasSize(8).doesNotContain(ids.get(3), ids.get(5));
    }

    @Test
    void refusesAnArchiveThatIsNotTheOneSealed() throws IOException {
        JsonNode tampered = scene.backUp("main", "tasks");
        Path file = Path.of(tampered.path("path").asText());
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 1;
        Files.write(file, bytes);
        assertRefused(
                RestoreClient.of(tampered.path("id").asText(), "tasks"), 409, "archive is not the one that was sealed");
        Files.delete(file);
        assertRefused(RestoreClient.of(tampered.path("id").asText(), "tasks"), 409, "has no archive to restore from");
    }

    @Test
    void waitsForTheEndOfABackupUnlessToldNotTo() throws IOException {
        Truth truth = scene.truth("main");
        List<String> ids = List.copyOf(truth.records("contacts").keySet());
        Damage.update(truth, "contacts", ids.subList(20, 30), id -> Map.of("jobtitle", "Other"));
        JsonNode plan = restores.analyze(RestoreClient.of(backupId, "contacts"));
        scene.fault("main", "{'method':'GET','path':'/objects/.*/tasks','delay':'3s'}");
        String running = Person.accepted(scene.hub().post("/api/backups", "{\"objects\":[\"tasks\"]}"), 202)
                .path("id")
                .asText();
        person.prove();
        String path = "/api/restores/" + plan.path("id").asText() + "/confirm";
        ObjectNode confirmation = RestoreClient.confirmation(plan);
        HubProcess.Answer refused = person.post(path, confirmation.toString());
        assertRefused(refused, 409, "is being backed up");
        assertThat(refused.json().path("running").asText()).isEqualTo("/api/backups/" + running);
        Person.accepted(
                person.post(path, confirmation.put("alongsideBackup", true).toString()), 202);
        assertThat(restores.rest(plan.path("id").asText()).path("state").asText())
                .isEqualTo("COMPLETED");
        scene.hub().awaitEnd(running);
    }

    @Test
    void matchesOnlyByWhatIsUnique() throws IOException {
        for (String property : List.of("firstname", "no_such_property")) {
            JsonNode restore = restores.rest(
                    restores.request(RestoreClient.of(backupId, "contacts").put("matchBy", property)));
            assertThat(restore.path("state").asText()).as("%s", restore).isEqualTo("FAILED");
            assertThat(restore.path("failure").asText()).contains("matchBy", property);
        }
    }
}
