package dev.serai.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.sandbox.HubspotSandbox;
import dev.serai.sandbox.SandboxSettings;
import dev.serai.sandbox.SansanSandbox;
import dev.serai.sandbox.SansanSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Connects both sides as an operator does, and sees what changes on one arrive on the other, and nothing else. */
class SyncJourneyTest {
    private static final String SYNC = "/api/syncs/sansan-contacts";

    @TempDir
    static Path folder;

    private static SyncSides sides;
    private static HubProcess hub;

    @BeforeAll
    static void start() throws IOException {
        HubspotSandbox hubspot = HubspotSandbox.start(SandboxSettings.of(
                "port", "0",
                "records.contacts", "300",
                "quota.per-ten-seconds", "0",
                "quota.search-per-second", "0"));
        sides = new SyncSides(hubspot, SansanSandbox.start(SansanSettings.of("port", "0", "cards", "300"), hubspot));
        hub = sides.hub(folder, Path.of("mappings"), "--sync.sweep-every=1s");
    }

    @AfterAll
    static void stop() {
        hub.close();
        sides.close();
    }

    @Test
    void startsNothingBeforeAPersonHasSeenThePreviewAndThenKeepsBothSidesInStep() throws Exception {
        assertThat(hub.get(SYNC).json().path("state").asText()).isEqualTo("DRAFT");
        assertThat(enable("guessed").status()).isEqualTo(409);
        JsonNode lacking = preview();
        assertThat(enable(lacking.path("fingerprint").asText()).status()).isEqualTo(409);
        assertThat(hub.post(SYNC + "/properties", "{}").json().path("created")).hasSize(11);
        JsonNode seen = preview();
        assertThat(seen.path("preview").path("lacking")).isEmpty();
        int before = contacts().size();

        assertThat(enable(seen.path("fingerprint").asText()).status()).isEqualTo(200);
        JsonNode first = awaitRun("full");
        JsonNode counts = actions(first);
        assertThat(counts.path("CreateContact").asInt())
                .isPositive()
                .isEqualTo(seen.path("preview")
                        .path("counts")
                        .path("CreateContact")
                        .asInt());
        Map<String, Map<String, String>> after = contacts();
        assertThat(after).hasSize(before + counts.path("CreateContact").asInt());
        assertNoAddressTwice(after);
        assertThat(actions(run()).has("CreateContact")).isFalse();
        assertThat(writes(run())).isZero();

        Map.Entry<String, Map<String, String>> linked = linked(after);
        changesOfACardArrive(linked);
        aTagThatMovedNoTimeArrives(linked);
        changesOfAContactAreOffered(linked.getKey());
        aKilledRunGoesOn();
        deletionsAreNotPassedOn(linked);
    }

    private void changesOfACardArrive(Map.Entry<String, Map<String, String>> linked) throws IOException {
        card(linked, "{\"departmentName\": \"経営企画室\"}");
        run();
        assertThat(contacts().get(linked.getKey())).containsEntry("sansan_department", "経営企画室");
        assertThat(writes(run())).isZero();
    }

    /** The key has no chosen tags; the mapping has a line for them. */
    private void aTagThatMovedNoTimeArrives(Map.Entry<String, Map<String, String>> linked) throws IOException {
        Truth sansan = new Truth(sides.sansan().baseUrl());
        String tag = sansan.post("/sandbox/tags", "{\"name\": \"来年招待\", \"type\": \"shared\"}")
                .path("id")
                .asText();
        String card = linked.getValue().get("sansan_card_id");
        sansan.post("/sandbox/cards/" + card + "/tags", "{\"add\": [\"" + tag + "\"]}");
        Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> {
            run();
            return String.valueOf(contacts().get(linked.getKey()).get("sansan_tags"))
                    .contains("来年招待");
        });
    }

    private void changesOfAContactAreOffered(String contact) throws IOException {
        new Truth(sides.hubspot().baseUrl())
                .patch("/crm/v3/objects/contacts/" + contact, "{\"properties\": {\"jobtitle\": \"Chief Tester\"}}");
        // A run by the clock may have come first.
        Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> {
            run();
            return offered(contact).contains("Chief Tester");
        });
        assertThat(contacts().get(contact)).containsEntry("jobtitle", "Chief Tester");
    }

    /** What the review list says of a contact. */
    private static String offered(String contact) throws IOException {
        for (JsonNode card : hub.get(SYNC + "/review?limit=1000").json().path("cards")) {
            if (card.path("contactId").asText().equals(contact)) {
                return card.path("changes").toString();
            }
        }
        return "";
    }

    private void aKilledRunGoesOn() throws Exception {
        JsonNode made = new Truth(sides.sansan().baseUrl())
                .post(
                        "/sandbox/cards",
                        "{\"lastName\": \"新規\", \"firstName\": \"太郎\", \"companyName\": \"株式会社新規\","
                                + " \"email\": \"taro.shinki@example.co.jp\"}");
        hub.post(SYNC + "/run", "{}");
        hub.kill();
        hub.start();
        Awaitility.await()
                .atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofSeconds(2))
                .until(() -> holding(made.path("id").asText()) == 1);
        run();
        assertThat(holding(made.path("id").asText())).isEqualTo(1);
        assertNoAddressTwice(contacts());
    }

    private void deletionsAreNotPassedOn(Map.Entry<String, Map<String, String>> linked) throws IOException {
        new Truth(sides.sansan().baseUrl())
                .delete("/sandbox/cards/" + linked.getValue().get("sansan_card_id"));
        run();
        assertThat(contacts()).containsKey(linked.getKey());
    }

    private static long holding(String card) throws IOException {
        return contacts().values().stream()
                .filter(values -> card.equals(values.get("sansan_card_id")))
                .count();
    }

    private static void card(Map.Entry<String, Map<String, String>> linked, String change) throws IOException {
        new Truth(sides.sansan().baseUrl())
                .post("/sandbox/cards/" + linked.getValue().get("sansan_card_id"), change);
    }

    private static Map<String, Map<String, String>> contacts() throws IOException {
        return new Truth(sides.hubspot().baseUrl()).records("contacts");
    }

    private static Map.Entry<String, Map<String, String>> linked(Map<String, Map<String, String>> contacts) {
        return contacts.entrySet().stream()
                .filter(one -> one.getValue().get("sansan_card_id") != null)
                .filter(one -> one.getValue().get("sansan_exchange_date") != null)
                .findFirst()
                .orElseThrow();
    }

    private static void assertNoAddressTwice(Map<String, Map<String, String>> contacts) {
        Map<String, String> owners = new HashMap<>();
        contacts.forEach((id, values) -> {
            String email = values.get("email");
            if (email != null && !email.isEmpty()) {
                assertThat(owners.put(email.toLowerCase(Locale.ROOT), id))
                        .as(email)
                        .isNull();
            }
        });
    }

    private static HubProcess.Answer enable(String fingerprint) throws IOException {
        return hub.post(SYNC + "/enable", "{\"fingerprint\": \"" + fingerprint + "\"}");
    }

    private static JsonNode preview() throws IOException {
        String run = hub.post(SYNC + "/preview", "{}").json().path("run").asText();
        awaitEnd(run);
        return hub.get(SYNC).json();
    }

    /** Has the sync run now, and waits for a run that began after that. */
    private static JsonNode run() throws IOException {
        String last = newest().path("id").asText();
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .pollInterval(Duration.ofMillis(300))
                .until(() -> hub.post(SYNC + "/run", "{}").status() == 202
                        && !newest().path("id").asText().equals(last));
        return awaitEnd(newest().path("id").asText());
    }

    private static JsonNode newest() throws IOException {
        return hub.get(SYNC + "/runs?limit=1").json().path(0);
    }

    private static JsonNode awaitRun(String kind) throws IOException {
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .until(() -> newest().path("kind").asText().equals(kind));
        return awaitEnd(newest().path("id").asText());
    }

    private static JsonNode awaitEnd(String run) throws IOException {
        AtomicReference<JsonNode> ended = new AtomicReference<>();
        Awaitility.await()
                .atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofMillis(300))
                .until(() -> {
                    ended.set(hub.get(SYNC + "/runs/" + run).json());
                    return !ended.get().path("state").asText().equals("RUNNING");
                });
        assertThat(ended.get().path("state").asText()).as("%s", ended.get()).isEqualTo("COMPLETED");
        return ended.get();
    }

    private static JsonNode actions(JsonNode run) {
        return run.path("counts").path("actions");
    }

    private static int writes(JsonNode run) {
        JsonNode actions = actions(run);
        return actions.path("CreateContact").asInt()
                + actions.path("UpdateContact").asInt()
                + actions.path("CreateCard").asInt();
    }
}
