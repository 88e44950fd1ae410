package dev.serai.journey;

import static dev.serai.journey.ComparisonClient.object;
import static dev.serai.journey.ComparisonClient.of;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** Compares a backup with a later one and with the account, after edits of every kind, through the API. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ComparisonJourneyTest {
    @TempDir
    static Path folder;

    private static Scene scene;
    private static Truth truth;
    private static Person person;
    private static ComparisonClient comparisons;
    private static String before;
    private static String after;

    /** Ids of contacts by class, as the edits between the two backups make it. */
    private static final Map<String, Set<String>> EXPECTED = new TreeMap<>();

    private static final Map<String, Integer> EXPECTED_BY_PROPERTY = new TreeMap<>();

    @BeforeAll
    static void start() throws IOException {
        scene = new Scene()
                .account("main", "records.contacts", "1200", "properties.contacts", "140", "records.tasks", "30")
                .with("restore.workers=2")
                .start(folder);
        truth = scene.truth("main");
        person = scene.person();
        comparisons = new ComparisonClient(person);
        Map<String, Map<String, String>> contacts = truth.records("contacts");
        List<String> ids = List.copyOf(contacts.keySet());
        set(ids.subList(200, 210), "newsletter_topics", "events;products");
        set(ids.subList(210, 220), "associatedcompanyid", "1200");
        set(ids.subList(220, 223), "message", "before\0after");
        before = scene.backUp("main", "contacts", "companies").path("id").asText();
        edit(ids);
        long titled = ids.subList(100, 160).stream()
                .filter(id -> contacts.get(id).get("jobtitle") != null)
                .count();
        EXPECTED_BY_PROPERTY.putAll(Map.of("firstname", 150, "jobtitle", (int) titled, "fax", 60, "message", 3));
        after = scene.backUp("main", "contacts", "tasks").path("id").asText();
    }

    private static void edit(List<String> ids) throws IOException {
        Damage.update(truth, "contacts", ids.subList(0, 150), id -> Map.of("firstname", "Edited 100% " + id));
        Damage.update(truth, "contacts", ids.subList(100, 160), id -> Map.of("jobtitle", "", "fax", "03-1234 " + id));
        set(ids.subList(200, 210), "newsletter_topics", "products;events");
        set(ids.subList(210, 220), "associatedcompanyid", "1200.0");
        set(ids.subList(220, 223), "message", "other");
        for (String id : ids.subList(300, 305)) {
            truth.delete("/sandbox/records/contacts/" + id);
        }
        for (String id : ids.subList(305, 308)) {
            truth.delete("/sandbox/records/contacts/" + id + "/for-good");
        }
        ObjectNode merge = Person.object().put("primary", ids.get(308)).put("other", ids.get(309));
        truth.post("/sandbox/records/contacts/merge", merge.toString());
        truth.post("/sandbox/records/contacts", "{\"email\":\"made.after@example.jp\",\"firstname\":\"New\"}");
        truth.delete("/crm/v3/properties/contacts/contract_document");
        truth.post(
                "/crm/v3/properties/contacts",
                "{\"name\":\"shoe_size\",\"label\":\"Shoe size\",\"type\":\"number\",\"fieldType\":\"number\","
                        + "\"groupName\":\"contactinformation\"}");
        Set<String> added = new TreeSet<>(truth.ids("contacts"));
        ids.forEach(added::remove);
        EXPECTED.put("added", added);
        EXPECTED.put("removed", new TreeSet<>(ids.subList(300, 310)));
        Set<String> changed = new TreeSet<>(ids.subList(0, 160));
        changed.addAll(ids.subList(220, 223));
        EXPECTED.put("changed", changed);
    }

    /** Behind the API's back: nothing is checked. */
    private static void set(List<String> ids, String property, String value) throws IOException {
        for (String id : ids) {
            truth.post(
                    "/sandbox/records/contacts/" + id,
                    Person.object().put(property, value).toString());
        }
    }

    @AfterAll
    static void stop() {
        scene.close();
    }

    @AfterEach
    void mend() throws IOException {
        scene.mend();
    }

    private static Map<String, Set<String>> byClass(JsonNode comparison, String object) throws IOException {
        Map<String, Set<String>> classes = new TreeMap<>();
        for (JsonNode one : comparisons.differences(comparison, "object=" + object)) {
            assertThat(classes.computeIfAbsent(one.path("class").asText(), it -> new TreeSet<>())
                            .add(one.path("record").asText()))
                    .isTrue();
        }
        return classes;
    }

    private static void assertContacts(JsonNode comparison) throws IOException {
        assertThat(byClass(comparison, "contacts")).isEqualTo(EXPECTED);
        JsonNode contacts = object(comparison, "contacts");
        EXPECTED.forEach(
                (name, ids) -> assertThat(contacts.path(name).asInt()).as(name).isEqualTo(ids.size()));
        assertThat(contacts.path("unchanged").asInt()).isEqualTo(1200 - 10 - 163);
        assertThat(contacts.at("/scope/records").asInt()).isEqualTo(1200);
        Map<String, Integer> properties = new TreeMap<>();
        contacts.path("properties")
                .properties()
                .forEach(one -> properties.put(one.getKey(), one.getValue().asInt()));
        assertThat(properties).isEqualTo(EXPECTED_BY_PROPERTY);
        assertThat(contacts.at("/scope/propertiesAdded").toString()).isEqualTo("[\"shoe_size\"]");
        assertThat(contacts.at("/scope/propertiesRemoved").toString()).isEqualTo("[\"contract_document\"]");
        assertThat(contacts.at("/scope/warnings")).isEmpty();
    }

    @Test
    void findsWhatHappenedBetweenTwoBackups() throws IOException {
        JsonNode comparison = comparisons.compare(of(before, after));
        assertContacts(comparison);
        assertThat(object(comparison, "contacts").at("/scope/otherRecords").asInt())
                .isEqualTo(1200 - 10 + EXPECTED.get("added").size());
        assertThat(object(comparison, "companies").at("/scope/skipped").asText())
                .isEqualTo("not in the other backup");
        assertThat(object(comparison, "tasks").at("/scope/skipped").asText()).isEqualTo("not in the backup");

        JsonNode mirrored = comparisons.compare(of(after, before));
        assertThat(byClass(mirrored, "contacts"))
                .containsEntry("added", EXPECTED.get("removed"))
                .containsEntry("removed", EXPECTED.get("added"))
                .containsEntry("changed", EXPECTED.get("changed"));
    }

    @Test
    void findsWhatHappenedInTheAccountSinceABackup() throws IOException {
        List<String> companies = List.copyOf(truth.records("companies").keySet());
        Damage.update(truth, "companies", companies.subList(5, 8), id -> Map.of("city", "Elsewhere"));
        JsonNode comparison = comparisons.compare(of(before, "live"));
        assertContacts(comparison);
        assertThat(object(comparison, "companies").path("changed").asInt()).isEqualTo(3);
        assertThat(byClass(comparison, "companies"))
                .isEqualTo(Map.of("changed", new TreeSet<>(companies.subList(5, 8))));
        assertThat(comparisons.differences(comparison, "class=removed"))
                .filteredOn(one -> one.path("note").asText().equals("merged into another record"))
                .hasSize(2);
    }

    @Test
    void showsOnlyWhatIsAskedForAndAllOfItAsCsv() throws IOException {
        JsonNode comparison = comparisons.compare(of(before, after).put("object", "contacts"));
        String id = EXPECTED.get("changed").iterator().next();
        assertThat(comparisons.differences(comparison, "property=jobtitle"))
                .hasSize(EXPECTED_BY_PROPERTY.get("jobtitle"));
        assertThat(comparisons.differences(comparison, "class=changed&object=companies"))
                .isEmpty();
        assertThat(comparisons.differences(comparison, "q=" + URLEncoder.encode("100% " + id, StandardCharsets.UTF_8)))
                .singleElement()
                .satisfies(one -> assertThat(one.at("/changes/0/to").asText()).isEqualTo("Edited 100% " + id));
        assertThat(comparisons.differences(comparison, "q=MADE.AFTER@example.jp"))
                .singleElement()
                .satisfies(one -> assertThat(one.path("name").asText()).isEqualTo("New made.after@example.jp"));

        List<Map<String, String>> all = comparisons.csv(comparison, "");
        int cells = EXPECTED_BY_PROPERTY.values().stream().mapToInt(it -> it).sum();
        assertThat(all).hasSize(cells + 10 + EXPECTED.get("added").size());
        assertThat(comparisons.csv(comparison, "?class=changed&property=message"))
                .hasSize(3)
                .allSatisfy(row -> assertThat(row)
                        .containsEntry("object", "contacts")
                        .containsEntry("property", "message")
                        .containsEntry("from", "before\ufffdafter")
                        .containsEntry("to", "other"));
    }

    @Test
    void comparesThePropertiesAskedFor() throws IOException {
        ObjectNode request = of(before, "live").put("object", "contacts");
        request.putArray("properties").add("jobtitle").add("hs_object_id").add("no_such_property");
        JsonNode contacts = object(comparisons.compare(request), "contacts");
        assertThat(contacts.path("changed").asInt()).isEqualTo(EXPECTED_BY_PROPERTY.get("jobtitle"));
        assertThat(contacts.at("/scope/compared").asInt()).isEqualTo(2);
        assertThat(contacts.at("/scope/notCompared").toString())
                .isEqualTo("[{\"property\":\"no_such_property\",\"reason\":\"in neither of the two\"}]");
    }

    @Test
    void refusesWhatCannotBeCompared() throws IOException {
        Map<ObjectNode, String> refusals = new LinkedHashMap<>();
        refusals.put(Person.object().put("backupId", before), "400 with: missing");
        refusals.put(of("no-such-backup", "live"), "404 backupId: backup no-such-backup");
        refusals.put(of(before, "no-such-backup"), "404 backup no-such-backup");
        refusals.put(of(before, after).put("object", "unicorns"), "400 object: \"unicorns\" is not in the backup");
        JsonNode tampered = scene.backUp("main", "tasks");
        Path file = Path.of(tampered.path("path").asText());
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 1;
        Files.write(file, bytes);
        refusals.put(of(after, tampered.path("id").asText()), "409 archive is not the one that was sealed");
        for (Map.Entry<ObjectNode, String> one : refusals.entrySet()) {
            HubProcess.Answer answer =
                    person.post("/api/comparisons", one.getKey().toString());
            assertThat(answer.status() + " " + answer.json().path("detail").asText())
                    .containsSubsequence(one.getValue().split(" "));
        }
        for (String path : List.of("/api/comparisons", "/api/restores")) {
            for (String body : List.of("", "null", "[]")) {
                assertThat(person.post(path, body).status())
                        .as(path + " " + body)
                        .isEqualTo(400);
            }
        }
    }

    @Test
    void showsWhatRecordsHoldToSuperAdminsOnly() throws IOException {
        String path = "/api/comparisons/"
                + comparisons.compare(of(before, after)).path("id").asText();
        Person operator = person.add("comparing-operator", "operator");
        assertThat(operator.get(path).status()).isEqualTo(200);
        assertThat(operator.get(path + "/differences").status()).isEqualTo(403);
        assertThat(operator.get(path + "/differences.csv").status()).isEqualTo(403);
        assertThat(operator.post("/api/comparisons", of(before, after).toString())
                        .status())
                .isEqualTo(403);
    }

    @Test
    void namesTheFailureOfWhatCannotGoOn() throws IOException {
        scene.fault("main", "{'path':'contacts/batch/read','status':403}");
        JsonNode comparison = comparisons.ended(comparisons.request(of(before, "live")));
        assertThat(comparison.path("state").asText()).isEqualTo("FAILED");
        assertThat(comparison.path("failure").asText()).contains("403");
    }

    @Test
    void stopsWhenItIsCancelled() throws IOException {
        scene.fault("main", "{'path':'contacts/batch/read','delay':'500ms'}");
        String id = comparisons.request(of(before, "live"));
        Person.accepted(person.post("/api/comparisons/" + id + "/cancel", null), 202);
        assertThat(comparisons.ended(id).path("state").asText()).isEqualTo("CANCELLED");
        HubProcess.Answer again = person.post("/api/comparisons/" + id + "/cancel", null);
        assertThat(again.status()).isEqualTo(409);
    }

    @Test
    void findsTheSameWhenItIsKilledOnItsWay() throws Exception {
        scene.fault("main", "{'path':'contacts/batch/read','delay':'200ms'}");
        String id = comparisons.request(of(before, "live").put("object", "contacts"));
        comparisons.await(id, it -> it.at("/objects/0/unchanged").asInt() >= 300);
        restartAfterKill();
        scene.mend();
        scene.fault("main", "{'method':'GET','path':'/objects/.*/contacts','delay':'300ms'}");
        comparisons.await(id, it -> it.path("phase").asText().equals("contacts, records added"));
        restartAfterKill();
        scene.mend();
        JsonNode comparison = comparisons.ended(id);
        assertThat(comparison.path("state").asText()).as("%s", comparison).isEqualTo("COMPLETED");
        assertContacts(comparison);
    }

    private static void restartAfterKill() throws Exception {
        scene.hub().kill();
        scene.hub().start();
    }

    @Test
    @Order(Integer.MAX_VALUE)
    void forgetsWhatEndedLongAgo() throws IOException {
        String id = comparisons.compare(of(before, after)).path("id").asText();
        scene.restart("restore.keep-changes=0s", "restore.expiry.cron=* * * * * ?");
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> person.get("/api/comparisons/" + id).status() == 404);
        assertThat(Person.accepted(person.get("/api/comparisons"), 200)).isEmpty();
    }
}
