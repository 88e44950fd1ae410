package dev.serai.journey;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedWriter;
import java.io.OutputStreamWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * How fast contacts of 310 properties become a finished archive, against a plain loop over one cursor in the same run.
 * Not part of the tests; docs/benchmarks.md says how to run it.
 */
class BackupBenchmark {
    private static final int RECORDS = Integer.getInteger("records", 100_000);
    private static final String LATENCY = System.getProperty("latency", "0ms");
    private static final int QUOTA = Integer.getInteger("quota", 0);
    private static final List<String> OBJECTS =
            List.of(System.getProperty("objects", "contacts").split(","));
    private static final boolean LOOP = Boolean.parseBoolean(System.getProperty("loop", "true"));

    @TempDir
    Path folder;

    private final SandboxProcess sandbox = new SandboxProcess();

    @Test
    void contacts() throws Exception {
        HubProcess hub = HubProcess.atFullSpeed(folder.resolve("data"), settings());
        try {
            sandbox.start(folder, "512m", account());
            hub.start();
            long before = sandbox.calls();
            String id = hub.post("/api/backups", "{\"objects\":[\"" + String.join("\",\"", OBJECTS) + "\"]}")
                    .json()
                    .path("id")
                    .asText();
            PhaseTimes phases = new PhaseTimes();
            JsonNode backup = hub.awaitEnd(id, phases::saw);
            long calls = sandbox.calls() - before;
            double seconds = seconds(backup);
            System.out.printf(
                    Locale.ROOT,
                    "backup: %s, %,d records in %.1f s: %,.0f a second, %d calls%s, phases %s, hub's peak memory %s%n",
                    backup.path("state").asText(),
                    read(backup),
                    seconds,
                    read(backup) / seconds,
                    calls,
                    QUOTA == 0
                            ? ""
                            : String.format(Locale.ROOT, " (%.1f %% of the quota)", 1000 * calls / seconds / QUOTA),
                    phases,
                    hub.peakMemory());
            if (LOOP) {
                plainLoop();
            }
        } finally {
            hub.close();
            sandbox.close();
        }
    }

    private static long read(JsonNode backup) {
        long read = 0;
        for (JsonNode object : backup.path("objects")) {
            read += object.path("read").asLong();
        }
        return read;
    }

    private List<String> settings() {
        return List.of(
                "--hubspot.accounts.main.token=sandbox",
                "--hubspot.accounts.main.base-url=" + sandbox.hubspot(),
                QUOTA == 0 ? "--hubspot.accounts.main.calls-per10s=100000" : "--hubspot.accounts.main.daily-share=1",
                "--backup.associations=false");
    }

    private static List<String> account() {
        List<String> settings = new ArrayList<>(List.of(
                "--sandbox.sansan.cards=0",
                "--sandbox.latency=" + LATENCY,
                "--sandbox.quota.per-ten-seconds=" + QUOTA,
                "--sandbox.quota.search-per-second=0"));
        OBJECTS.forEach(object -> settings.add("--sandbox.records." + object + "=" + RECORDS / OBJECTS.size()));
        return settings;
    }

    private static double seconds(JsonNode backup) {
        return Duration.between(
                                Instant.parse(backup.path("startedAt").asText()),
                                Instant.parse(backup.path("finishedAt").asText()))
                        .toMillis()
                / 1000.0;
    }

    /** One thread, one cursor, a tree of each page, a CSV in a ZIP. */
    private void plainLoop() throws Exception {
        List<String> properties = new Truth(sandbox.hubspot()).properties("contacts");
        ObjectMapper json = new ObjectMapper();
        HttpClient http = HttpClient.newHttpClient();
        long start = System.nanoTime();
        long rows = 0;
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(folder.resolve("loop.zip")));
                BufferedWriter csv = new BufferedWriter(new OutputStreamWriter(zip, StandardCharsets.UTF_8))) {
            zip.setLevel(1);
            zip.putNextEntry(new ZipEntry("contacts.csv"));
            String after = "";
            do {
                URI page = URI.create(sandbox.hubspot() + "/crm/objects/2026-03/contacts?limit=100&properties="
                        + String.join(",", properties) + after);
                JsonNode answer = json.readTree(http.send(
                                HttpRequest.newBuilder(page)
                                        .header("Authorization", "Bearer sandbox")
                                        .build(),
                                HttpResponse.BodyHandlers.ofByteArray())
                        .body());
                for (Iterator<JsonNode> records = answer.path("results").elements(); records.hasNext(); rows++) {
                    csv.write(row(records.next(), properties));
                }
                String next = answer.path("paging").path("next").path("after").asText("");
                after = next.isEmpty() ? "" : "&after=" + next;
            } while (!after.isEmpty() && rows < RECORDS / 4);
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        System.out.printf(
                Locale.ROOT, "plain loop: %,d records in %.1f s: %,.0f a second%n", rows, seconds, rows / seconds);
    }

    private static String row(JsonNode record, List<String> properties) {
        List<String> cells = new ArrayList<>(properties.size());
        for (String property : properties) {
            String value = record.path("properties").path(property).asText("");
            cells.add('"' + value.replace("\"", "\"\"") + '"');
        }
        return String.join(",", cells) + "\r\n";
    }
}
