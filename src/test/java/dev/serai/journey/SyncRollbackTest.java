package dev.serai.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.sandbox.HubspotSandbox;
import dev.serai.sandbox.SandboxSettings;
import dev.serai.sandbox.SansanSandbox;
import dev.serai.sandbox.SansanSettings;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A person takes back what a run of a sync has written, and the sync leaves it so. */
class SyncRollbackTest {
    private static final String SYNC = "/api/syncs/sansan-contacts";
    private static final String ADDRESS = "https://hub.example.com/webhooks/hubspot/main";
    private static final List<String> MOVING = List.of("lastmodifieddate", "hs_lastmodifieddate", "/updatedAt");

    @TempDir
    static Path folder;

    private static SyncSides sides;
    private static HubProcess hub;
    private static Truth contacts;

    @BeforeAll
    static void start() throws IOException {
        HubspotSandbox hubspot = HubspotSandbox.start(SandboxSettings.of(
                "port", "0",
                "records.contacts", "150",
                "properties.contacts", "120",
                "quota.per-ten-seconds", "0",
                "quota.search-per-second", "0"));
        sides = new SyncSides(hubspot, SansanSandbox.start(SansanSettings.of("port", "0", "cards", "120"), hubspot));
        contacts = new Truth(sides.hubspot().baseUrl());
        hub = sides.hub(
                folder,
                Path.of("mappings"),
                "--hubspot.accounts.main.webhook.client-secret=hush",
                "--hubspot.accounts.main.webhook.url=" + ADDRESS,
                "--sync.webhook-delay=1s");
    }

    @AfterAll
    static void stop() {
        hub.close();
        sides.close();
    }

    @Test
    void putsBackWhatARunHasWrittenAndTheSyncLeavesItSo() throws Exception {
        hub.post(SYNC + "/properties", "{}");
        Map<String, Map<String, String>> before = records();
        String first = enable();
        Map<String, Map<String, String>> synced = records();
        assertThat(synced).hasSizeGreaterThan(before.size());

        List<String> linked = synced.keySet().stream()
                .filter(before::containsKey)
                .filter(id -> synced.get(id).get("sansan_card_id") != null)
                .limit(3)
                .toList();
        for (String id : linked) {
            card(synced.get(id), "Taken back");
        }
        String second = run();
        assertThat(records().get(linked.get(0))).containsEntry("sansan_department", "Taken back");

        refusesWhileTheSyncIsEnabled(second);
        hub.post(SYNC + "/disable", "{}");
        person(linked.get(1), "Mine");
        putsBackTheSecondRun(second, synced, linked);
        putsBackTheFirstThoughKilled(first, before);
        archivesWhatTheFirstCreated(first, before, synced);
        theSyncLeavesItSo(before, linked, synced);
        aBurstOfWebhooksStartsOneRunEarly();
    }

    private static void refusesWhileTheSyncIsEnabled(String run) throws IOException {
        HubProcess.Answer refused = hub.post(rollback(run), "{}");
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.json().path("detail").asText()).contains("is enabled and would go on writing");
        assertThat(hub.get(rollback(run)).status()).isEqualTo(404);
        String operator = hub.post("/api/tokens", "{\"name\": \"operator\", \"role\": \"operator\"}")
                .json()
                .path("text")
                .asText();
        assertThat(hub.send("POST", rollback(run), "{}", operator).status()).isEqualTo(403);
    }

    private static void putsBackTheSecondRun(String run, Map<String, Map<String, String>> synced, List<String> linked)
            throws IOException {
        JsonNode result = rollBack(run, "{}");
        Map<String, Map<String, String>> now = records();
        for (String id : List.of(linked.get(0), linked.get(2))) {
            assertThat(entry(result, id).path("outcome").asText()).isEqualTo("done");
            assertThat(now.get(id).get("sansan_department"))
                    .isEqualTo(synced.get(id).get("sansan_department"));
        }
        JsonNode moved = entry(result, linked.get(1));
        assertThat(moved.path("outcome").asText()).isEqualTo("moved");
        assertThat(moved.path("message").asText()).contains("was changed to \"Mine\" since");
        assertThat(now.get(linked.get(1))).containsEntry("sansan_department", "Mine");

        JsonNode again = rollBack(run, "{}");
        assertThat(entry(again, linked.get(0)).path("message").asText()).contains("was put back already by run");
        assertThat(again.path("outcomes").has("done")).isFalse();
        assertThat(hub.get("/api/journal?limit=20").json().toString()).contains("sync.rollback");
    }

    /** The hub dies after the account took the values and before it could write that down. */
    private static void putsBackTheFirstThoughKilled(String run, Map<String, Map<String, String>> before)
            throws Exception {
        contacts.post("/sandbox/faults", "{\"path\":\"/batch/update\",\"delay\":\"3s\",\"times\":1}");
        int writes = writes();
        assertThat(hub.post(rollback(run), "{\"archiveCreated\": false}").status())
                .isEqualTo(202);
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> fired() == 1);
        hub.kill();
        Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> writes() > writes);
        hub.start();
        JsonNode result = awaitRollback(run);
        Map<String, Map<String, String>> now = records();
        for (JsonNode entry : result.path("records")) {
            if (entry.path("what").asText().equals("put-back")) {
                assertThat(entry.path("outcome").asText()).as("%s", entry).isEqualTo("done");
                Map<String, String> was = before.get(entry.path("contactId").asText());
                Map<String, String> is = now.get(entry.path("contactId").asText());
                for (JsonNode field : entry.path("fields")) {
                    String property = field.path("property").asText();
                    assertThat(is.get(property)).as(property).isEqualTo(was.get(property));
                }
            }
        }
        assertThat(result.path("outcomes").path("done").asInt()).isPositive();
        assertThat(result.path("outcomes").path("listed").asInt()).isEqualTo(now.size() - before.size());
    }

    private static void archivesWhatTheFirstCreated(
            String run, Map<String, Map<String, String>> before, Map<String, Map<String, String>> synced)
            throws IOException {
        String own = synced.keySet().stream()
                .filter(id -> !before.containsKey(id))
                .findFirst()
                .orElseThrow();
        contacts.patch("/crm/v3/objects/contacts/" + own, "{\"properties\": {\"jobtitle\": \"Ours now\"}}");
        JsonNode result = rollBack(run, "{\"archiveCreated\": true}");
        assertThat(entry(result, own).path("message").asText()).contains("jobtitle was changed since");
        List<String> left = new ArrayList<>(records().keySet());
        left.removeAll(before.keySet());
        assertThat(left).containsExactly(own);
    }

    private static void theSyncLeavesItSo(
            Map<String, Map<String, String>> before, List<String> linked, Map<String, Map<String, String>> synced)
            throws IOException {
        Map<String, Map<String, String>> rolledBack = still(records());
        enable();
        run();
        assertThat(still(records())).isEqualTo(rolledBack);
        assertThat(rolledBack.get(linked.get(0)).get("sansan_department"))
                .isEqualTo(before.get(linked.get(0)).get("sansan_department"));

        card(synced.get(linked.get(0)), "Changed again");
        run();
        assertThat(records().get(linked.get(0))).containsEntry("sansan_department", "Changed again");
    }

    /** The next run is due only in a minute. */
    private static void aBurstOfWebhooksStartsOneRunEarly() throws Exception {
        String body = "[{\"eventId\": 1, \"subscriptionType\": \"contact.propertyChange\", \"objectId\": 42}]";
        String last = newest().path("id").asText();
        assertThat(hook("main", body, "guessed")).isEqualTo(403);
        assertThat(hook("other", body, "hush")).isEqualTo(404);
        for (int i = 0; i < 20; i++) {
            assertThat(hook("main", body, "hush")).isEqualTo(204);
        }
        String early = next(last);
        JsonNode runs = hub.get(SYNC + "/runs?limit=2").json();
        assertThat(runs.path(0).path("id").asText()).isEqualTo(early);
        assertThat(runs.path(1).path("id").asText()).isEqualTo(last);
        JsonNode report = hub.get(SYNC + "/runs/" + early).json();
        assertThat(report.path("callsTo").path("hubspot").asInt()).isPositive();
        assertThat(report.path("callsTo").path("sansan").asInt()).isPositive();
        assertThat(report.path("plainly").path(0).asText()).endsWith(" contacts read");
    }

    /** Sends a webhook as HubSpot does; the answer's status. */
    private static int hook(String account, String body, String secret) throws Exception {
        String now = Long.toString(System.currentTimeMillis());
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        String signature = Base64.getEncoder()
                .encodeToString(mac.doFinal(("POST" + ADDRESS + body + now).getBytes(StandardCharsets.UTF_8)));
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(hub.address("/webhooks/hubspot/" + account))
                                .header("Content-Type", "application/json")
                                .header("X-HubSpot-Signature-v3", signature)
                                .header("X-HubSpot-Request-Timestamp", now)
                                .POST(HttpRequest.BodyPublishers.ofString(body))
                                .build(),
                        HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    /** Values without those that move with every write. */
    private static Map<String, Map<String, String>> still(Map<String, Map<String, String>> records) {
        Map<String, Map<String, String>> still = new HashMap<>();
        records.forEach((id, values) -> {
            Map<String, String> rest = new HashMap<>(values);
            MOVING.forEach(rest::remove);
            still.put(id, rest);
        });
        return still;
    }

    private static String rollback(String run) {
        return SYNC + "/runs/" + run + "/rollback";
    }

    private static JsonNode rollBack(String run, String body) throws IOException {
        // A run that the sync began just before it was disabled may not have come to its end.
        Awaitility.await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> {
            HubProcess.Answer begun = hub.post(rollback(run), body);
            assertThat(begun.status()).as("%s", begun.json()).isEqualTo(202);
        });
        return awaitRollback(run);
    }

    private static JsonNode awaitRollback(String run) {
        AtomicReference<JsonNode> result = new AtomicReference<>();
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .pollInterval(Duration.ofMillis(200))
                .until(() -> {
                    result.set(hub.get(rollback(run) + "?limit=1000").json());
                    return !result.get().path("state").asText().equals("RUNNING");
                });
        assertThat(result.get().path("state").asText()).as("%s", result.get()).isEqualTo("COMPLETED");
        return result.get();
    }

    private static JsonNode entry(JsonNode result, String contact) {
        for (JsonNode entry : result.path("records")) {
            if (entry.path("contactId").asText().equals(contact)) {
                return entry;
            }
        }
        throw new AssertionError("contact " + contact + " is not in " + result);
    }

    private static int writes() throws IOException {
        int writes = 0;
        for (Map.Entry<String, JsonNode> path :
                contacts.get("/sandbox/stats").path("byPath").properties()) {
            if (path.getKey().contains("/batch/update")) {
                for (JsonNode count : path.getValue()) {
                    writes += count.asInt();
                }
            }
        }
        return writes;
    }

    private static int fired() throws IOException {
        return contacts.get("/sandbox/faults").path(0).path("fired").asInt();
    }

    private static void person(String contact, String department) throws IOException {
        contacts.patch(
                "/crm/v3/objects/contacts/" + contact,
                "{\"properties\": {\"sansan_department\": \"" + department + "\"}}");
    }

    private static void card(Map<String, String> contact, String department) throws IOException {
        new Truth(sides.sansan().baseUrl())
                .post(
                        "/sandbox/cards/" + contact.get("sansan_card_id"),
                        "{\"departmentName\": \"" + department + "\"}");
    }

    private static Map<String, Map<String, String>> records() throws IOException {
        return contacts.records("contacts");
    }

    /** Previews the sync and switches it on; the id of its first run, which has ended. */
    private static String enable() throws IOException {
        awaitEnd(hub.post(SYNC + "/preview", "{}").json().path("run").asText());
        String last = newest().path("id").asText();
        hub.post(
                SYNC + "/enable",
                "{\"fingerprint\": \""
                        + hub.get(SYNC).json().path("fingerprint").asText() + "\"}");
        return next(last);
    }

    /** Has the sync run now; the id of that run, which has ended. */
    private static String run() throws IOException {
        String last = newest().path("id").asText();
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .pollInterval(Duration.ofMillis(300))
                .until(() -> hub.post(SYNC + "/run", "{}").status() == 202
                        && !newest().path("id").asText().equals(last));
        return next(last);
    }

    private static String next(String last) throws IOException {
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .until(() -> !newest().path("id").asText().equals(last));
        String id = newest().path("id").asText();
        awaitEnd(id);
        return id;
    }

    private static JsonNode newest() throws IOException {
        return hub.get(SYNC + "/runs?limit=1").json().path(0);
    }

    private static void awaitEnd(String run) {
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .pollInterval(Duration.ofMillis(300))
                .until(() -> hub.get(SYNC + "/runs/" + run)
                        .json()
                        .path("state")
                        .asText()
                        .startsWith("COMPLETED"));
    }
}
