package dev.serai.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A backup of one account is restored into another one, on purpose and not; plans grow old. */
class RestoreElsewhereTest {
    private static final int SHARED = 200;

    @TempDir
    static Path folder;

    private static Scene scene;
    private static RestoreClient restores;
    private static JsonNode backup;

    @BeforeAll
    static void start() throws IOException {
        scene = new Scene()
                .account("main", "records.contacts", "350")
                .account("other", "accounts[0].portal-id", "5822", "ids", "dense", "records.contacts", "300")
                .start(folder);
        restores = scene.restores();
        backup = scene.backUp("main", "contacts");
        shareAddresses();
    }

    /** The first people of the one account are those of the other too, under other ids. */
    private static void shareAddresses() throws IOException {
        Truth other = scene.truth("other");
        List<String> ids = new ArrayList<>(other.records("contacts").keySet());
        List<String> emails =
                new ArrayList<>(byEmail(Scene.archived(backup, "contacts")).keySet());
        for (int i = 0; i < SHARED; i++) {
            other.post(
                    "/sandbox/records/contacts/" + ids.get(i),
                    Person.object().put("email", emails.get(i)).toString());
        }
    }

    @AfterAll
    static void stop() {
        scene.close();
    }

    private static ObjectNode request() {
        return RestoreClient.of(backup.path("id").asText(), "contacts");
    }

    private static Map<String, Map<String, String>> byEmail(Map<String, Map<String, String>> records) {
        Map<String, Map<String, String>> byEmail = new HashMap<>();
        records.values().forEach(cells -> byEmail.put(cells.get("email"), cells));
        byEmail.remove(null);
        return byEmail;
    }

    @Test
    void findsRecordsByAUniquePropertyWhereIdsMeanNothing() throws IOException {
        Truth other = scene.truth("other");
        List<String> ids = new ArrayList<>(other.records("contacts").keySet());
        Damage.update(other, "contacts", ids.subList(0, 80), id -> Map.of("firstname", "Other", "jobtitle", ""));
        other.delete("/sandbox/records/contacts/" + ids.get(90));
        HubProcess.Answer refused = scene.person()
                .post("/api/restores", request().put("account", "other").toString());
        assertThat(refused.status()).as("%s", refused.json()).isEqualTo(400);
        assertThat(refused.json().path("detail").asText()).contains("matchBy");

        ObjectNode request = request().put("account", "other").put("matchBy", "email");
        request.putArray("properties").add("firstname").add("jobtitle");
        JsonNode restore = restores.apply(restores.analyze(request));
        assertThat(restore.path("state").asText()).as("%s", restore).isEqualTo("COMPLETED");
        Map<String, Map<String, String>> mine = byEmail(Scene.archived(backup, "contacts"));
        Map<String, Map<String, String>> theirs = byEmail(other.records("contacts"));
        theirs.keySet().retainAll(mine.keySet());
        assertThat(theirs).hasSize(SHARED - 1);
        theirs.forEach((email, cells) -> assertThat(cells)
                .containsEntry("firstname", mine.get(email).get("firstname"))
                .containsEntry("jobtitle", mine.get(email).get("jobtitle")));
        JsonNode classes = restore.at("/plan/records");
        assertThat(classes.path("NOT_RESTORABLE").asInt())
                .as("those without an address: %s", classes)
                .isEqualTo(350 - mine.size());
        assertThat(classes.path("GONE").asInt())
                .as("those whom the other account does not have: %s", classes)
                .isEqualTo(mine.size() - theirs.size());

        restores.apply(restores.undo(restore.path("id").asText()));
        assertThat(other.records("contacts").get(ids.get(0)))
                .containsEntry("firstname", "Other")
                .containsEntry("jobtitle", null);
    }

    @Test
    void restoresTheFirstOfSeveralRowsOfOneRecord() throws IOException {
        Truth other = scene.truth("other");
        Truth main = scene.truth("main");
        List<String> ids = new ArrayList<>(other.records("contacts").keySet());
        List<String> rows = new ArrayList<>(main.records("contacts").keySet());
        set(other, ids.get(250), "email", "changed@twice.example", "city", "Changed");
        set(other, ids.get(251), "email", "unchanged@twice.example", "city", "First");
        set(main, rows.get(10), "email", "changed@twice.example", "city", "First");
        set(main, rows.get(11), "email", "unchanged@twice.example", "city", "First");
        set(main, rows.get(340), "email", "changed@twice.example", "city", "Second");
        set(main, rows.get(341), "email", "unchanged@twice.example", "city", "Second");
        String twice = scene.backUp("main", "contacts").path("id").asText();
        ObjectNode request =
                RestoreClient.of(twice, "contacts").put("account", "other").put("matchBy", "email");
        request.putArray("properties").add("city");
        for (int row : new int[] {10, 11, 340, 341}) {
            request.withArray("records").add(rows.get(row));
        }
        for (int row = 100; row < 300; row++) {
            request.withArray("records").add(rows.get(row));
        }
        JsonNode restore = restores.apply(restores.analyze(request));
        Map<String, Map<String, String>> after = other.records("contacts");
        assertThat(after.get(ids.get(250))).containsEntry("city", "First");
        assertThat(after.get(ids.get(251))).containsEntry("city", "First");
        assertThat(restores.results(restore.path("id").asText()))
                .filteredOn(row -> rows.subList(340, 342).contains(row.get("record")))
                .hasSize(2)
                .allSatisfy(row -> assertThat(row)
                        .containsEntry("class", "NOT_RESTORABLE")
                        .containsEntry("message", "the same record occurs twice; only its first row is restored"));
    }

    /** Behind the API's back, which would refuse a second record with the same address. */
    private static void set(Truth truth, String id, String property, String value, String other, String otherValue)
            throws IOException {
        ObjectNode values = Person.object().put(property, value).put(other, otherValue);
        truth.post("/sandbox/records/contacts/" + id, values.toString());
    }

    /** The same hub after its administrator gave the account another token, and plans little time. */
    @Nested
    class AfterARestart {
        @BeforeAll
        static void restart() throws IOException {
            scene.restart(
                    "hubspot.accounts.main.base-url=" + scene.sandbox("other").baseUrl(),
                    "restore.confirmable=1s",
                    "restore.expiry.cron=0/2 * * * * ?");
        }

        @Test
        void refusesTheArchiveOfAnotherAccount() throws IOException {
            HubProcess.Answer refused =
                    scene.person().post("/api/restores", request().toString());
            assertThat(refused.status()).as("%s", refused.json()).isEqualTo(409);
            assertThat(refused.json().path("detail").asText()).contains("4711", "5822", "matchBy");
        }

        @Test
        void writesNoPlanThatGrewOld() throws IOException {
            Truth other = scene.truth("other");
            List<String> ids = new ArrayList<>(other.records("contacts").keySet());
            Damage.update(other, "contacts", ids.subList(100, 110), id -> Map.of("firstname", "Late"));
            JsonNode plan = restores.planned(restores.request(request().put("matchBy", "email")));
            String path = "/api/restores/" + plan.path("id").asText();
            Awaitility.await()
                    .atMost(Duration.ofSeconds(20))
                    .until(() -> restores.status(plan.path("id").asText())
                            .path("state")
                            .asText()
                            .equals("EXPIRED"));
            scene.person().prove();
            HubProcess.Answer refused = scene.person()
                    .post(path + "/confirm", RestoreClient.confirmation(plan).toString());
            assertThat(refused.status()).as("%s", refused.json()).isEqualTo(410);
            assertThat(other.records("contacts").get(ids.get(100))).containsEntry("firstname", "Late");
        }
    }
}
