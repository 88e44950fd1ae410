package dev.serai.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A hub that dies in the middle of an analysis, and of writing, again and again. */
class KilledRestoreTest {
    private static final int DAMAGED = 2500;

    @TempDir
    static Path folder;

    private static Scene scene;
    private static Truth truth;
    private static RestoreClient restores;
    private static Comparison comparison;
    private static JsonNode backup;
    private static Map<String, Map<String, String>> wanted;

    @BeforeAll
    static void start() throws IOException {
        scene = new Scene()
                .account("main", "records.contacts", "3000", "properties.contacts", "60", "latency", "25ms")
                .with("restore.workers=2")
                .start(folder);
        truth = scene.truth("main");
        restores = scene.restores();
        comparison = new Comparison(truth, "contacts");
        backup = scene.backUp("main", "contacts");
        wanted = Scene.archived(backup, "contacts");
    }

    @AfterAll
    static void stop() {
        scene.close();
    }

    @AfterEach
    void mend() throws IOException {
        scene.mend();
    }

    private static void damage(String how) throws IOException {
        List<String> ids = new ArrayList<>(wanted.keySet()).subList(0, DAMAGED);
        Damage.update(
                truth,
                "contacts",
                ids,
                id -> Map.of("firstname", how + " " + id, "lifecyclestage", "evangelist", "salutation", "Dr."));
    }

    private static void kill() throws Exception {
        scene.hub().kill();
        scene.hub().start();
    }

    private static void await(String id, String what, int records) {
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> restores.status(id).at(what).asInt() >= records);
    }

    @Test
    void plansTheSameAndWritesTheSameAsIfItHadNeverDied() throws Exception {
        damage("Damaged");
        Map<String, Map<String, String>> damaged = truth.records("contacts");
        scene.fault("main", "{'path':'/batch/read','delay':'150ms'}");
        String id = restores.request(RestoreClient.of(backup.path("id").asText(), "contacts"));
        for (int analyzed : new int[] {200, 1500}) {
            await(id, "/analyzed", analyzed);
            assertThat(restores.status(id).path("state").asText()).isEqualTo("ANALYZING");
            kill();
        }
        scene.mend();
        JsonNode plan = restores.planned(id);
        JsonNode undisturbed =
                restores.analyze(RestoreClient.of(backup.path("id").asText(), "contacts"));
        assertThat(plan.path("plan")).isEqualTo(undisturbed.path("plan"));

        restores.confirm(plan, RestoreClient.confirmation(plan));
        Set<String> edited = new LinkedHashSet<>();
        for (int restored : new int[] {100, 1200}) {
            await(id, "/outcomes/restored", restored);
            edited.addAll(editSomeThatAreRestored(id, edited));
            kill();
        }
        JsonNode restore = restores.rest(id);
        assertThat(restore.path("state").asText()).as("%s", restore).isEqualTo("COMPLETED_WITH_REJECTIONS");
        assertThat(restore.path("outcomes").path("restored").asInt()).isEqualTo(DAMAGED - edited.size());
        assertThat(restore.path("outcomes").path("different").asInt()).isEqualTo(edited.size());
        Map<String, Map<String, String>> after = truth.records("contacts");
        comparison.check(wanted, damaged, after, restore, restores.results(id));
        edited.forEach(record -> assertThat(after.get(record).get("salutation"))
                .as("what people wrote after the restore did")
                .isEqualTo("Prof."));
    }

    /** A second write would take the edit away again. */
    private static List<String> editSomeThatAreRestored(String id, Set<String> before) throws IOException {
        List<String> records = restores.results(id).stream()
                .filter(row -> row.get("outcome").equals("restored"))
                .map(row -> row.get("record"))
                .filter(record -> !before.contains(record))
                .distinct()
                .limit(7)
                .toList();
        Damage.update(truth, "contacts", records, record -> Map.of("salutation", "Prof."));
        return records;
    }

    @Test
    void goesOnWithACancellationThatItDiedOver() throws Exception {
        damage("Again");
        Map<String, Map<String, String>> damaged = truth.records("contacts");
        JsonNode plan = restores.analyze(RestoreClient.of(backup.path("id").asText(), "contacts"));
        scene.fault("main", "{'path':'/batch/update','delay':'400ms'}");
        String id = restores.confirm(plan, RestoreClient.confirmation(plan));
        await(id, "/outcomes/restored", 300);
        restores.cancel(id);
        scene.hub().kill();
        Map<String, Map<String, String>> left = truth.records("contacts");
        scene.hub().start();
        JsonNode restore = restores.rest(id);
        assertThat(restore.path("state").asText()).as("%s", restore).isEqualTo("CANCELLED");
        Map<String, Map<String, String>> after = truth.records("contacts");
        comparison.check(wanted, damaged, after, restore, restores.results(id));
        assertThat(comparison.differences(left, after, Set.of("lastmodifieddate", "hs_lastmodifieddate")))
                .as("only stages that were emptied are written any more")
                .allMatch(cell -> cell.endsWith(" lifecyclestage"));
    }
}
