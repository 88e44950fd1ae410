package dev.serai.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Restores while the account refuses calls, loses answers and cuts connections; nothing may get lost or be guessed. */
class RestoreFaultsTest {
    @TempDir
    static Path folder;

    private static Scene scene;
    private static Truth truth;
    private static RestoreClient restores;
    private static Comparison comparison;
    private static JsonNode backup;
    private static Map<String, Map<String, String>> wanted;
    private static int round;

    @BeforeAll
    static void start() throws IOException {
        scene = new Scene().account("main", "records.contacts", "900").start(folder);
        truth = scene.truth("main");
        restores = scene.restores();
        comparison = new Comparison(truth, "contacts");
        for (String id : List.copyOf(truth.records("contacts").keySet()).subList(0, 250)) {
            truth.post("/sandbox/records/contacts/" + id, "{\"lifecyclestage\":\"lead\"}");
        }
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

    private static void damage() throws IOException {
        List<String> ids = new ArrayList<>(wanted.keySet());
        int now = ++round;
        Damage.update(truth, "contacts", ids.subList(0, 250), id -> Map.of("lifecyclestage", "customer"));
        Damage.update(
                truth,
                "contacts",
                ids.subList(200, 850),
                id -> Map.of("firstname", "Round " + now, "jobtitle", "", "fax", "0120-" + now));
    }

    static List<List<String>> faults() {
        return List.of(
                List.of(
                        "{'path':'/crm/.*','every':7,'status':429,'policy':'ten-secondly-rolling','times':3}",
                        "{'path':'/crm/.*','every':9,'status':429,'policy':'secondly','times':4}",
                        "{'path':'/crm/.*','every':11,'status':429,'policy':'daily','retryAfter':1,'times':2}"),
                List.of(
                        "{'path':'/crm/.*','every':6,'status':423,'times':2}",
                        "{'path':'/crm/.*','every':11,'status':477,'retryAfter':1,'times':2}"),
                List.of(
                        "{'path':'/crm/.*','every':4,'status':502}",
                        "{'path':'/crm/.*','every':5,'status':503}",
                        "{'path':'/crm/.*','every':7,'status':504}"),
                List.of(
                        "{'path':'/crm/.*','every':4,'effect':'cut-before'}",
                        "{'path':'/crm/.*','every':5,'effect':'cut-after'}",
                        "{'path':'/crm/.*','every':7,'effect':'cut-body'}"),
                List.of(
                        "{'path':'/batch/update','effect':'cut-after','every':2}",
                        "{'path':'/batch/update','effect':'cut-body','every':3}"),
                List.of("{'path':'/batch/update','status':502,'times':20}"),
                List.of(
                        "{'path':'/batch/update','effect':'cut-before','times':20}",
                        "{'path':'/batch/read','effect':'cut-body','every':3}"));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void equalsTheBackupUnder(List<String> faults) throws IOException {
        damage();
        Map<String, Map<String, String>> damaged = truth.records("contacts");
        for (String fault : faults) {
            scene.fault("main", fault);
        }
        JsonNode restore = restores.apply(
                restores.analyze(RestoreClient.of(backup.path("id").asText(), "contacts")));
        scene.mend();
        assertThat(restore.path("state").asText()).as("%s", restore).isEqualTo("COMPLETED");
        Map<String, Map<String, String>> restored = truth.records("contacts");
        List<Map<String, String>> results = restores.results(restore.path("id").asText());
        comparison.check(wanted, damaged, restored, restore, results);
        assertThat(results).extracting(row -> row.get("outcome")).containsOnly("restored");
    }

    /** Among them are calls for one record, which is then rejected; the rest of the damage goes with the next plan. */
    @ParameterizedTest
    @ValueSource(ints = {400, 409})
    void listsWhatIsRefusedByItselfWithoutAnythingBeingWrongWithIt(int status) throws IOException {
        damage();
        Map<String, Map<String, String>> damaged = truth.records("contacts");
        JsonNode plan = restores.analyze(RestoreClient.of(backup.path("id").asText(), "contacts"));
        scene.fault("main", "{'path':'/batch/update','status':" + status + ",'times':150}");
        JsonNode restore = restores.apply(plan);
        scene.mend();
        Map<String, Map<String, String>> restored = truth.records("contacts");
        List<Map<String, String>> results = restores.results(restore.path("id").asText());
        comparison.check(wanted, damaged, restored, restore, results);
        assertThat(restore.path("state").asText()).isEqualTo("COMPLETED_WITH_REJECTIONS");
        assertThat(results).extracting(row -> row.get("outcome")).containsOnly("restored", "rejected");
        JsonNode rest = restores.apply(
                restores.analyze(RestoreClient.of(backup.path("id").asText(), "contacts")));
        assertThat(rest.path("state").asText()).as("%s", rest).isEqualTo("COMPLETED");
        assertThat(rest.path("outcomes").path("restored").asInt())
                .isEqualTo(restore.path("outcomes").path("rejected").asInt());
    }
}
