package dev.serai.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Records that are gone for good are created anew, each once, whatever happens to the hub or to the connection. */
class RecreatedRecordsTest {
    private static final List<String> ACCOUNTS = List.of("one", "two", "three", "four", "five", "six");

    @TempDir
    static Path folder;

    private static Scene scene;
    private static Iterator<String> untouched;
    private static RestoreClient restores;

    /** Each test has an account of its own. */
    private String account;

    private Truth truth;

    @BeforeAll
    static void start() throws IOException {
        scene = new Scene().with("restore.workers=2", "restore.index-lag=3s");
        for (String name : ACCOUNTS) {
            scene.account(
                    name,
                    "records.contacts",
                    "700",
                    "properties.contacts",
                    "60",
                    "records.companies",
                    "400",
                    "search.lag",
                    "1500ms");
        }
        restores = scene.start(folder).restores();
        untouched = ACCOUNTS.iterator();
    }

    @AfterAll
    static void stop() {
        scene.close();
    }

    @BeforeEach
    void take() {
        account = untouched.next();
        truth = scene.truth(account);
    }

    @Test
    void createsWhatIsGoneForGoodOnceAndTakesItForTheSameRecordFromThenOn() throws IOException {
        Map<String, Map<String, String>> before = truth.records("contacts");
        String backup = backUp();
        List<String> ids = List.copyOf(before.keySet());
        List<String> wiped = wipe("contacts", ids.subList(0, 230));
        for (String id : ids.subList(300, 305)) {
            truth.delete("/sandbox/records/contacts/" + id);
        }
        JsonNode plan = restores.analyze(request(backup, "contacts"));
        assertThat(plan.at("/plan/records/RECREATE").asInt()).isEqualTo(230);
        assertThat(plan.at("/plan/records/BINNED").asInt()).isEqualTo(5);
        assertThat(plan.at("/plan/calls").asInt()).isEqualTo(9);
        JsonNode rival = restores.analyze(request(backup, "contacts"));

        JsonNode restore = restores.apply(plan);
        assertThat(restore.path("state").asText()).as("%s", restore).isEqualTo("COMPLETED");
        Map<String, String> newIds = newIds(plan);
        assertThat(newIds.keySet()).containsExactlyInAnyOrderElementsOf(wiped);
        assertEquals("contacts", before, plan);
        assertThat(truth.ids("contacts")).hasSize(before.size() - 5);

        JsonNode beaten = restores.apply(rival);
        assertThat(beaten.path("outcomes").toString()).isEqualTo("{\"already\":230}");
        assertThat(newIds(rival)).isEqualTo(newIds);

        JsonNode again = restores.analyze(request(backup, "contacts"));
        int notWholly = again.at("/plan/records/NOT_RESTORABLE").asInt();
        assertThat(again.at("/plan/records").toString())
                .isEqualTo("{\"BINNED\":5,\"NOT_RESTORABLE\":" + notWholly + "}");
        assertThat(again.at("/plan/unchanged").asInt()).isEqualTo(before.size() - 5 - notWholly);
        assertThat(truth.ids("contacts")).hasSize(before.size() - 5);
    }

    @Test
    void changesAndUndoesWhatItCreatedBeforeAndNeverDeletesIt() throws IOException {
        Map<String, Map<String, String>> before = truth.records("contacts");
        String backup = backUp();
        List<String> ids = List.copyOf(before.keySet());
        String wiped = wipe("contacts", ids.subList(7, 8)).get(0);
        truth.post("/sandbox/records/contacts/" + ids.get(8), "{\"lastname\":\"Not to be restored\"}");
        var oneProperty = request(backup, "contacts");
        oneProperty.putArray("properties").add("jobtitle");
        JsonNode first = restores.apply(restores.analyze(oneProperty));
        assertThat(first.at("/plan/records").toString())
                .as("of records that are there only what was asked for is restored")
                .isEqualTo("{\"RECREATE\":1}");
        assertEquals("contacts", before, first);
        truth.post(
                "/sandbox/records/contacts/" + ids.get(8),
                Person.object()
                        .put("lastname", before.get(ids.get(8)).get("lastname"))
                        .toString());
        String newId = newIds(first).get(wiped);
        truth.post("/sandbox/records/contacts/" + newId, "{\"jobtitle\":\"Changed\"}");

        JsonNode second = restores.apply(restores.analyze(request(backup, "contacts")));
        assertThat(second.at("/plan/records").toString()).isEqualTo("{\"CHANGE\":1}");
        assertThat(restores.results(second.path("id").asText()))
                .singleElement()
                .satisfies(row -> assertThat(row)
                        .containsEntry("record", wiped)
                        .containsEntry("target", newId)
                        .containsEntry("property", "jobtitle")
                        .containsEntry("outcome", "restored"));

        JsonNode undo = restores.undo(first.path("id").asText());
        assertThat(undo.at("/plan/records").toString()).isEqualTo("{\"NOT_RESTORABLE\":1}");
        assertThat(restores.results(undo.path("id").asText()))
                .singleElement()
                .satisfies(row -> assertThat(row.get("message")).contains("created anew"));

        wipe("contacts", List.of(newId));
        JsonNode third = restores.apply(restores.analyze(request(backup, "contacts")));
        assertThat(third.path("outcomes").toString()).isEqualTo("{\"restored\":1}");
        assertThat(newIds(third).get(wiped)).isNotEqualTo(newId);
    }

    @Test
    void namesTheRecordThatStandsInTheWayAndFindsTheBadOneInABatch() throws IOException {
        Map<String, Map<String, String>> before = truth.records("contacts");
        String backup = backUp();
        List<String> wiped = wipe("contacts", List.copyOf(before.keySet()).subList(0, 100));
        JsonNode plan = restores.analyze(request(backup, "contacts"));
        String taken = wiped.get(33);
        String owner = truth.post(
                        "/sandbox/records/contacts",
                        "{\"email\":\"" + before.get(taken).get("email") + "\"}")
                .path("id")
                .asText();
        JsonNode restore = restores.apply(plan);
        assertThat(restore.path("outcomes").toString()).isEqualTo("{\"rejected\":1,\"restored\":99}");
        assertThat(restores.results(plan.path("id").asText()))
                .filteredOn(row -> row.get("record").equals(taken))
                .isNotEmpty()
                .allSatisfy(row -> assertThat(row.get("message")).contains(owner));
    }

    @Test
    void adoptsWhatWasCreatedWithoutAnAnswer() throws IOException {
        Map<String, Map<String, String>> contacts = truth.records("contacts");
        Map<String, Map<String, String>> companies = truth.records("companies");
        String backup = backUp();
        wipe("contacts", List.copyOf(contacts.keySet()).subList(0, 150));
        int named = wipeNamed(companies, 150);
        for (String object : List.of("contacts", "companies")) {
            JsonNode plan = restores.analyze(request(backup, object));
            fault("{'path':'" + object + "/batch/create','effect':'cut-after','times':1}");
            JsonNode restore = restores.apply(plan);
            int expected = object.equals("contacts") ? 150 : named;
            assertThat(restore.path("outcomes").toString()).as(object).isEqualTo("{\"restored\":" + expected + "}");
            assertEquals(object, object.equals("contacts") ? contacts : companies, plan);
        }
        assertThat(truth.ids("contacts")).hasSize(contacts.size());
        assertThat(truth.ids("companies")).hasSize(companies.size());
    }

    @Test
    void leavesWhatNobodyCanTellToANewPlan() throws IOException {
        Map<String, Map<String, String>> companies = truth.records("companies");
        String backup = backUp();
        wipeNamed(companies, 130);
        JsonNode plan = restores.analyze(request(backup, "companies"));
        fault("{'path':'companies/batch/create','effect':'cut-before','times':1}");
        JsonNode restore = restores.apply(plan);
        assertThat(restore.path("state").asText()).isEqualTo("COMPLETED_WITH_REJECTIONS");
        int unknown = restore.at("/outcomes/unknown").asInt();
        assertThat(unknown)
                .as("those without a value that only one record can have")
                .isBetween(1, 99);
        assertThat(truth.ids("companies")).hasSize(companies.size() - unknown);

        JsonNode rest = restores.apply(restores.analyze(request(backup, "companies")));
        assertThat(rest.path("outcomes").toString()).isEqualTo("{\"restored\":" + unknown + "}");
        assertThat(truth.ids("companies")).hasSize(companies.size());
    }

    @Test
    void createsNothingTwiceAndLosesNothingWhenTheHubIsKilledAgainAndAgain() throws Exception {
        Map<String, Map<String, String>> contacts = truth.records("contacts");
        String backup = backUp();
        wipe("contacts", List.copyOf(contacts.keySet()));
        JsonNode plan = restores.analyze(request(backup, "contacts"));
        fault("{'path':'contacts/batch/create','delay':'700ms'}");
        String id = restores.confirm(plan, RestoreClient.confirmation(plan));
        for (int records : new int[] {50, 350}) {
            Awaitility.await()
                    .atMost(Duration.ofMinutes(1))
                    .pollInterval(Duration.ofMillis(20))
                    .until(() -> truth.ids("contacts").size() > records);
            scene.hub().kill();
            scene.hub().start();
        }
        JsonNode restore = restores.rest(id);
        int unknown = restore.at("/outcomes/unknown").asInt();
        assertThat(unknown)
                .as("those of the batches cut off that have no address")
                .isLessThan(15);
        assertThat(restore.at("/outcomes/restored").asInt()).as("%s", restore).isEqualTo(700 - unknown);
        assertThat(truth.ids("contacts")).hasSize(contacts.size() - unknown);
        assertEquals("contacts", contacts, plan);

        JsonNode rest = restores.analyze(request(backup, "contacts"));
        if (unknown > 0) {
            restores.apply(rest);
        }
        assertThat(rest.at("/plan/records/RECREATE").asInt()).isEqualTo(unknown);
        assertThat(truth.ids("contacts")).hasSize(contacts.size());
    }

    private String backUp() throws IOException {
        return scene.backUp(account, "contacts", "companies").path("id").asText();
    }

    private static com.fasterxml.jackson.databind.node.ObjectNode request(String backup, String object) {
        return RestoreClient.of(backup, object).put("recreateDeleted", true);
    }

    private void fault(String rule) throws IOException {
        scene.fault(account, rule);
    }

    private List<String> wipe(String type, List<String> ids) throws IOException {
        for (String id : ids) {
            truth.delete("/sandbox/records/" + type + "/" + id + "/for-good");
        }
        return new ArrayList<>(ids);
    }

    /** Takes away companies that can be created anew, which those without a name and a domain cannot. */
    private int wipeNamed(Map<String, Map<String, String>> companies, int count) throws IOException {
        List<String> named = companies.entrySet().stream()
                .filter(one -> one.getValue().get("name") != null
                        && !one.getValue().get("name").startsWith(";"))
                .map(Map.Entry::getKey)
                .limit(count)
                .toList();
        return wipe("companies", named).size();
    }

    /** New ids by old id, of the records that a restore created or found created. */
    private Map<String, String> newIds(JsonNode restore) throws IOException {
        Map<String, String> ids = new HashMap<>();
        restores.results(restore.path("id").asText()).stream()
                .filter(row -> row.get("class").equals("RECREATE")
                        && !row.get("target").isEmpty())
                .forEach(row -> ids.put(row.get("record"), row.get("target")));
        return ids;
    }

    /** The new records hold all of the old ones but what the results list as not written. */
    private void assertEquals(String type, Map<String, Map<String, String>> before, JsonNode restore)
            throws IOException {
        Map<String, Map<String, String>> now = truth.records(type);
        Map<String, String> newIds = newIds(restore);
        assertThat(newIds.values()).doesNotHaveDuplicates();
        Set<String> listed = restores.results(restore.path("id").asText()).stream()
                .filter(row -> !row.get("outcome").equals("restored")
                        && !row.get("outcome").equals("already"))
                .map(row -> row.get("record") + " " + row.get("property"))
                .collect(Collectors.toSet());
        Set<String> excluded = new HashSet<>();
        restore.at("/plan/excluded")
                .forEach(one -> excluded.add(one.path("property").asText()));
        newIds.forEach((old, id) -> before.get(old).forEach((property, value) -> {
            if (!property.startsWith("/") && !excluded.contains(property) && !listed.contains(old + " " + property)) {
                assertThat(String.valueOf(now.get(id).get(property)))
                        .as("%s of %s, now %s", property, old, id)
                        .isEqualTo(String.valueOf(value));
            }
        }));
    }
}
