package dev.serai.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.serai.sandbox.HubspotSandbox;
import dev.serai.sandbox.SandboxSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Records that are created anew get their associations back, with labels, across restores of several objects. */
class RelinkedRecordsTest {
    private static final List<List<String>> PAIRS = List.of(
            List.of("contacts", "companies"),
            List.of("companies", "contacts"),
            List.of("deals", "contacts"),
            List.of("deals", "companies"),
            List.of("2-1001", "contacts"));

    @TempDir
    Path folder;

    private final Map<String, Map<String, String>> newIds = new HashMap<>();
    private HubspotSandbox sandbox;
    private Truth truth;
    private HubProcess hub;
    private RestoreClient restores;
    private String backup;
    private Map<List<String>, TreeSet<String>> before;

    @BeforeEach
    void start() throws IOException {
        sandbox = HubspotSandbox.start(SandboxSettings.of(
                "port", "0",
                "records.contacts", "300",
                "properties.contacts", "60",
                "records.companies", "80",
                "records.deals", "120",
                "records.vehicle", "60",
                "quota.per-ten-seconds", "0",
                "quota.search-per-second", "0"));
        truth = new Truth(sandbox.baseUrl());
        hub = new HubProcess(
                        folder.resolve("data"),
                        List.of(
                                "--hubspot.accounts.main.token=sandbox",
                                "--hubspot.accounts.main.base-url=" + sandbox.baseUrl(),
                                "--hubspot.accounts.main.calls-per10s=100000",
                                "--hubspot.accounts.main.searches-per-second=100",
                                "--restore.workers=2",
                                "--restore.index-lag=1s",
                                "--backup.overlap=0s"))
                .start();
        restores = new RestoreClient(Person.first(hub));
        before = associations();
        backup = hub.post("/api/backups", "{\"objects\":[\"contacts\",\"companies\",\"deals\",\"vehicle\"]}")
                .json()
                .path("id")
                .asText();
        hub.awaitEnd(backup);
    }

    @AfterEach
    void stop() {
        hub.close();
        sandbox.close();
    }

    @Test
    void putsAssociationsBackWithTheirLabelsOnceTheRecordsAtBothEndsAreThere() throws IOException {
        wipe("contacts", 90);
        wipe("companies", 30);
        wipe("deals", 40);
        wipe("2-1001", 20);
        JsonNode contacts = restore("contacts", "contacts");
        assertThat(contacts.path("state").asText()).isEqualTo("COMPLETED_WITH_REJECTIONS");
        assertThat(contacts.at("/associations/linked").asInt()).isPositive();
        int missing = contacts.at("/associations/missing").asInt();
        assertThat(missing).isPositive();
        assertListed(contacts.path("id").asText(), missing);

        restore("companies", "companies");
        restore("deals", "deals");
        restore("vehicle", "2-1001");
        assertSame(renamed(before), associations());

        JsonNode again = restores.analyze(request("contacts"));
        assertThat(again.at("/plan/toRelink").asInt()).isPositive();
        JsonNode done = restores.apply(again);
        assertThat(done.at("/associations/missing").asInt()).isZero();
        assertSame(renamed(before), associations());
        assertThat(restores.analyze(request("contacts")).at("/plan/toRelink").asInt())
                .isZero();
    }

    private void assertListed(String id, int missing) throws IOException {
        JsonNode listed =
                Person.accepted(restores.person().get("/api/restores/" + id + "/associations?limit=1000"), 200);
        assertThat(listed.path("associations")).hasSize(missing).allSatisfy(one -> {
            assertThat(one.path("outcome").asText()).isEqualTo("missing");
            assertThat(one.path("reason").asText()).contains("recreateDeleted");
        });
        HubProcess.Answer csv = restores.person().get("/api/restores/" + id + "/associations.csv");
        assertThat(new String(csv.response().body()).lines()).hasSize(missing + 1);
        HubProcess.Answer viewer =
                restores.person().add("viewer", "viewer").get("/api/restores/" + id + "/associations");
        assertThat(viewer.status()).isEqualTo(403);
    }

    @Test
    void putsAssociationsBackAfterTheHubWasKilledAmongThem() throws Exception {
        wipe("contacts", 300);
        JsonNode plan = restores.analyze(request("contacts"));
        truth.post("/sandbox/faults", "{\"path\":\"associations/.*batch/create\",\"delay\":\"1s\"}");
        String id = restores.confirm(plan, RestoreClient.confirmation(plan));
        for (int calls : new int[] {1, 3}) {
            Awaitility.await()
                    .atMost(Duration.ofMinutes(1))
                    .pollInterval(Duration.ofMillis(50))
                    .until(() ->
                            truth.get("/sandbox/faults").path(0).path("fired").asInt() >= calls);
            hub.kill();
            hub.start();
        }
        JsonNode restore = restores.rest(id);
        assertThat(restore.path("state").asText()).as("%s", restore).isEqualTo("COMPLETED");
        newIds.put("contacts", newIds(id));
        assertThat(truth.ids("contacts")).hasSize(300);
        assertSame(renamed(before), associations());
    }

    /** HubSpot gives a pair that has a label the kind without one as well; whether it had it before does not matter. */
    private static void assertSame(Map<List<String>, TreeSet<String>> wanted, Map<List<String>, TreeSet<String>> now) {
        for (List<String> pair : PAIRS) {
            assertThat(now.get(pair)).as("%s", pair).containsAll(wanted.get(pair));
            assertThat(now.get(pair))
                    .as("%s", pair)
                    .filteredOn(one -> !wanted.get(pair).contains(one))
                    .allSatisfy(
                            one -> assertThat(one).contains("HUBSPOT_DEFINED").endsWith(":null"));
            assertThat(pairs(now.get(pair))).as("%s", pair).isEqualTo(pairs(wanted.get(pair)));
        }
    }

    private static TreeSet<String> pairs(TreeSet<String> associations) {
        return associations.stream()
                .map(one -> one.substring(0, one.indexOf(':')))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private ObjectNode request(String object) {
        return RestoreClient.of(backup, object).put("recreateDeleted", true);
    }

    private JsonNode restore(String object, String type) throws IOException {
        JsonNode restore = restores.apply(restores.analyze(request(object)));
        newIds.put(type, newIds(restore.path("id").asText()));
        return restore;
    }

    private Map<String, String> newIds(String restore) throws IOException {
        Map<String, String> ids = new HashMap<>();
        restores.results(restore).stream()
                .filter(row -> row.get("class").equals("RECREATE")
                        && !row.get("target").isEmpty())
                .forEach(row -> ids.put(row.get("record"), row.get("target")));
        return ids;
    }

    private void wipe(String type, int count) throws IOException {
        for (String id : new ArrayList<>(truth.ids(type).subList(0, count))) {
            truth.delete("/sandbox/records/" + type + "/" + id + "/for-good");
        }
    }

    private Map<List<String>, TreeSet<String>> associations() throws IOException {
        Map<List<String>, TreeSet<String>> all = new LinkedHashMap<>();
        for (List<String> pair : PAIRS) {
            all.put(pair, new TreeSet<>(truth.associations(pair.get(0), pair.get(1))));
        }
        return all;
    }

    /** The associations as they must be with the new ids; those of records that could not be created are left out. */
    private Map<List<String>, TreeSet<String>> renamed(Map<List<String>, TreeSet<String>> all) throws IOException {
        Map<List<String>, TreeSet<String>> renamed = new LinkedHashMap<>();
        for (List<String> pair : PAIRS) {
            TreeSet<String> from = new TreeSet<>(truth.ids(pair.get(0)));
            TreeSet<String> to = new TreeSet<>(truth.ids(pair.get(1)));
            renamed.put(
                    pair,
                    all.get(pair).stream()
                            .map(one -> one.split("[>:]", 3))
                            .map(one -> new String[] {named(pair.get(0), one[0]), named(pair.get(1), one[1]), one[2]})
                            .filter(one -> from.contains(one[0]) && to.contains(one[1]))
                            .map(one -> one[0] + ">" + one[1] + ":" + one[2])
                            .collect(Collectors.toCollection(TreeSet::new)));
        }
        return renamed;
    }

    private String named(String type, String id) {
        return newIds.getOrDefault(type, Map.of()).getOrDefault(id, id);
    }
}
