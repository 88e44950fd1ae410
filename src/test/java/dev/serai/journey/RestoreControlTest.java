package dev.serai.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** People pause, resume and cancel a restore while it writes; stages have to be emptied before they are set. */
class RestoreControlTest {
    @TempDir
    static Path folder;

    private static Scene scene;
    private static Truth truth;
    private static RestoreClient restores;
    private static Comparison comparison;
    private static JsonNode backup;
    private static Map<String, Map<String, String>> wanted;

    private Map<String, Map<String, String>> damaged;

    @BeforeAll
    static void start() throws IOException {
        scene = new Scene()
                .account("main", "records.contacts", "1200", "properties.contacts", "60")
                .with("restore.workers=2")
                .start(folder);
        truth = scene.truth("main");
        restores = scene.restores();
        comparison = new Comparison(truth, "contacts");
        Damage.update(
                truth,
                "contacts",
                truth.ids("contacts").subList(0, 1000),
                id -> Map.of("lifecyclestage", "lead", "jobtitle", "Buyer"));
        backup = scene.backUp("main", "contacts");
        wanted = Scene.archived(backup, "contacts");
    }

    @AfterAll
    static void stop() {
        scene.close();
    }

    @BeforeEach
    void damage() throws IOException {
        List<String> ids = new ArrayList<>(wanted.keySet()).subList(0, 1000);
        Damage.update(truth, "contacts", ids, id -> Map.of("lifecyclestage", "customer", "jobtitle", ""));
        damaged = truth.records("contacts");
        scene.fault("main", "{'path':'/batch/update','delay':'150ms'}");
    }

    @AfterEach
    void mend() throws IOException {
        scene.mend();
    }

    private static String begin() throws IOException {
        JsonNode plan = restores.analyze(RestoreClient.of(backup.path("id").asText(), "contacts"));
        return restores.confirm(plan, RestoreClient.confirmation(plan));
    }

    private static void awaitRestored(String id, int records) {
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .pollInterval(Duration.ofMillis(20))
                .until(() ->
                        restores.status(id).path("outcomes").path("restored").asInt() >= records);
    }

    private void check(JsonNode restore) throws IOException {
        comparison.check(
                wanted,
                damaged,
                truth.records("contacts"),
                restore,
                restores.results(restore.path("id").asText()));
    }

    @Test
    void pausesBetweenRecordsAndGoesOnAsOftenAsItIsAsked() throws IOException {
        String id = begin();
        for (int records : new int[] {100, 400, 700}) {
            awaitRestored(id, records);
            restores.pause(id);
            JsonNode paused = restores.rest(id);
            assertThat(paused.path("state").asText()).as("%s", paused).isEqualTo("PAUSED");
            check(paused);
            assertThat(restores.resume(id).path("state").asText()).isIn("CONFIRMED", "RUNNING");
        }
        JsonNode restore = restores.rest(id);
        assertThat(restore.path("state").asText()).as("%s", restore).isEqualTo("COMPLETED");
        assertThat(restore.path("outcomes").path("restored").asInt()).isEqualTo(1000);
        check(restore);
    }

    @Test
    void writesNothingFurtherOnceItIsCancelledAndListsWhatWasDone() throws IOException {
        String id = begin();
        awaitRestored(id, 200);
        restores.cancel(id);
        JsonNode cancelled = restores.rest(id);
        assertThat(cancelled.path("state").asText()).as("%s", cancelled).isEqualTo("CANCELLED");
        Map<String, Map<String, String>> left = truth.records("contacts");
        check(cancelled);
        assertThat(cancelled.path("outcomes").path("restored").asInt()).isBetween(200, 900);
        assertThat(restores.results(id)).extracting(row -> row.get("outcome")).containsOnly("restored", "not written");
        JsonNode undo = restores.apply(restores.undo(id));
        comparison.check(
                damaged,
                left,
                truth.records("contacts"),
                undo,
                restores.results(undo.path("id").asText()));
    }

    @Test
    void cancelsWhatIsPaused() throws IOException {
        String id = begin();
        awaitRestored(id, 100);
        restores.pause(id);
        restores.rest(id);
        JsonNode cancelled = restores.cancel(id);
        assertThat(cancelled.path("state").asText()).isEqualTo("CANCELLED");
        check(cancelled);
    }

    @Test
    void settlesByReadingWhatWasCutOffWhenItIsCancelled() throws IOException {
        scene.mend();
        scene.fault("main", "{'path':'/batch/update','effect':'cut-after','delay':'600ms'}");
        String id = begin();
        awaitRestored(id, 100);
        restores.cancel(id);
        JsonNode cancelled = restores.rest(id);
        assertThat(cancelled.path("state").asText()).as("%s", cancelled).isEqualTo("CANCELLED");
        check(cancelled);
        assertThat(restores.results(id)).extracting(row -> row.get("outcome")).containsOnly("restored", "not written");
    }

    @Test
    void saysUntilWhenItWaitsForTheDaysLimit() throws IOException {
        scene.mend();
        JsonNode plan = restores.analyze(RestoreClient.of(backup.path("id").asText(), "contacts"));
        scene.fault("main", "{'path':'/batch/update','status':429,'policy':'daily','retryAfter':4,'times':1,'skip':3}");
        String id = restores.confirm(plan, RestoreClient.confirmation(plan));
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> restores.status(id).path("waiting").asText().contains("no calls until"));
        assertThat(restores.status(id).path("state").asText()).isEqualTo("RUNNING");
        assertThat(restores.status(id).path("waiting").asText()).contains("429 DAILY");
        JsonNode restore = restores.rest(id);
        assertThat(restore.path("state").asText()).as("%s", restore).isEqualTo("COMPLETED");
        check(restore);
    }

    @Test
    void isNotBackedUpWhileItIsRestoredUnlessAsked() throws IOException {
        String id = begin();
        HubProcess.Answer refused = scene.hub().post("/api/backups", "{\"account\":\"main\"}");
        assertThat(refused.status()).as("%s", refused.json()).isEqualTo(409);
        assertThat(refused.json().path("running").asText()).isEqualTo("/api/restores/" + id);
        String backupId = Person.accepted(
                        scene.hub().post("/api/backups", "{\"objects\":[\"products\"],\"alongsideRestore\":true}"), 202)
                .path("id")
                .asText();
        scene.hub().awaitEnd(backupId);
        assertThat(restores.rest(id).path("state").asText()).isEqualTo("COMPLETED");
    }
}
