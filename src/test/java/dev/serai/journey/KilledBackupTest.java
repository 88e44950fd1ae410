package dev.serai.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.sandbox.HubspotSandbox;
import dev.serai.sandbox.SandboxSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A hub that dies in the middle of a backup, and an account that changes in the middle of one. */
class KilledBackupTest {
    @TempDir
    static Path folder;

    private static HubspotSandbox sandbox;
    private static HubProcess hub;
    private static Truth truth;

    @BeforeAll
    static void start() throws IOException {
        sandbox = HubspotSandbox.start(SandboxSettings.of(
                "port", "0",
                "records.contacts", "6000",
                "properties.contacts", "60",
                "records.deals", "100",
                "records.line_items", "100",
                "records.tasks", "100",
                "records.notes", "100",
                "records.calls", "100",
                "records.emails", "100",
                "records.companies", "0",
                "records.tickets", "0",
                "records.products", "0",
                "records.meetings", "0",
                "records.vehicle", "0",
                "records.contract", "0",
                "latency", "30ms",
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
                                "--logging.level.dev.serai=INFO",
                                "--backup.readers=2",
                                "--backup.overlap=0s"))
                .start();
    }

    @AfterAll
    static void stop() {
        hub.close();
        sandbox.close();
    }

    @Test
    void goesOnAfterEachKillAndSealsWhatAnUndisturbedBackupSeals() throws Exception {
        String id = hub.backUp("main");
        Awaitility.await().pollInterval(java.time.Duration.ofMillis(20)).until(() -> read(id) > 1500);
        hub.kill();
        hub.start();
        hub.awaitPhase(id, "associations");
        hub.kill();
        hub.start();
        JsonNode killed = hub.awaitEnd(id);
        JsonNode undisturbed = hub.awaitEnd(hub.backUp("main"));
        assertThat(killed.path("state").asText()).as("%s", killed).isEqualTo("COMPLETED");
        assertThat(hashes(killed)).isEqualTo(hashes(undisturbed));
        assertThat(hub.post("/api/backups/" + id + "/verify", null)
                        .json()
                        .path("ok")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void goesOnLookingForWhatTheListLeftOutAfterAKill() throws Exception {
        truth.post("/sandbox/faults", "{\"path\":\"/contacts$\",\"skip\":8,\"effect\":\"holes\",\"times\":25}");
        String id = hub.backUp("main");
        hub.awaitPhase(id, "recount");
        Awaitility.await()
                .pollInterval(java.time.Duration.ofMillis(20))
                .until(() -> calls("/contacts/batch/read") > 2 || ended(id));
        assertThat(ended(id)).isFalse();
        hub.kill();
        hub.start();
        JsonNode killed = hub.awaitEnd(id);
        JsonNode undisturbed = hub.awaitEnd(hub.backUp("main"));
        assertThat(killed.path("state").asText()).as("%s", killed).isEqualTo("COMPLETED");
        try (Unzipped one = new Unzipped(Path.of(killed.path("path").asText()));
                Unzipped other = new Unzipped(Path.of(undisturbed.path("path").asText()))) {
            assertThat(one.records("contacts")).isEqualTo(other.records("contacts"));
        }
    }

    private boolean ended(String id) throws IOException {
        return hub.get("/api/backups/" + id).json().hasNonNull("finishedAt");
    }

    private long calls(String path) throws IOException {
        long calls = 0;
        JsonNode byPath = truth.get("/sandbox/stats").path("byPath");
        for (String known : (Iterable<String>) byPath::fieldNames) {
            calls += known.endsWith(path)
                    ? byPath.at("/" + known.replace("/", "~1") + "/200").asLong()
                    : 0;
        }
        return calls;
    }

    @Test
    void saysInOneSentenceThatABackupGoesOnAfterTheHubWasStopped() throws Exception {
        String id = hub.backUp("main");
        Awaitility.await().pollInterval(java.time.Duration.ofMillis(20)).until(() -> read(id) > 1000);
        int logged = hub.log().length();
        hub.close();
        assertThat(hub.log().substring(logged))
                .contains("backup " + id
                        + ": interrupted, as this node stops; goes on at its next start or on another node")
                .doesNotContain("\tat ", "Exception", "ERROR", "WARN");
        hub.start();
        JsonNode backup = hub.awaitEnd(id);
        assertThat(backup.path("state").asText()).as("%s", backup).isEqualTo("COMPLETED");
        Awaitility.await().untilAsserted(() -> assertThat(ends(id)).isEqualTo(1));
    }

    /** How often the journal tells of a backup's end. */
    private long ends(String id) throws IOException {
        long ends = 0;
        for (JsonNode entry : hub.get("/api/journal?limit=500").json().path("entries")) {
            boolean end = entry.path("action").asText().equals("backup.run");
            ends += end && entry.path("subject").asText().equals(id) ? 1 : 0;
        }
        return ends;
    }

    private long read(String id) throws IOException {
        long read = 0;
        for (JsonNode object : hub.get("/api/backups/" + id).json().path("objects")) {
            read += object.path("read").asLong();
        }
        return read;
    }

    /** Hashes of all entries that hold the account's data, by name. */
    private static Map<String, String> hashes(JsonNode backup) throws IOException {
        Map<String, String> hashes = new TreeMap<>();
        try (Unzipped archive = new Unzipped(Path.of(backup.path("path").asText()))) {
            archive.json("manifest.json")
                    .path("entries")
                    .forEach(entry -> hashes.put(
                            entry.path("name").asText(), entry.path("sha256").asText()));
        }
        return hashes;
    }

    @Test
    void keepsWhatChangesAndCountsWhatVanishesMeanwhile() throws IOException {
        List<String> ids = List.copyOf(truth.records("contacts").keySet());
        String id = hub.backUp("main");
        hub.awaitPhase(id, "records");
        for (int i = 0; i < 15; i++) {
            truth.post("/sandbox/records/contacts/" + ids.get(i * 90), "{\"city\":\"Ōsaka " + i + "\"}");
        }
        for (int i = 0; i < 4; i++) {
            truth.delete("/sandbox/records/contacts/" + ids.get(i * 90 + 7));
            truth.post(
                    "/sandbox/records/contacts/merge",
                    "{\"primary\":\"" + ids.get(i * 90 + 11) + "\",\"other\":\"" + ids.get(i * 90 + 12) + "\"}");
            truth.post("/sandbox/records/contacts", "{\"email\":\"new" + i + "@example.jp\"}");
        }
        assertThat(hub.get("/api/backups/" + id).json().path("phase").asText())
                .as("all edits are made while records are read")
                .isEqualTo("records");
        JsonNode backup = hub.awaitEnd(id);
        Map<String, Map<String, String>> live = truth.records("contacts");
        try (Unzipped archive = new Unzipped(Path.of(backup.path("path").asText()))) {
            Map<String, Map<String, String>> kept = archive.records("contacts");
            live.forEach(
                    (record, cells) -> assertThat(kept.get(record)).as(record).isEqualTo(cells));
            JsonNode contacts = archive.json("manifest.json").path("objects").path(0);
            assertThat(contacts.path("countMatches").asBoolean())
                    .as("%s", contacts)
                    .isTrue();
            assertThat(kept.size() - live.size())
                    .as("%s", contacts)
                    .isEqualTo(contacts.path("deletedMeanwhile").asInt()
                            + contacts.path("mergedMeanwhile").asInt());
            assertThat(contacts.path("changedMeanwhile").asInt()).isGreaterThanOrEqualTo(10);
        }
    }
}
