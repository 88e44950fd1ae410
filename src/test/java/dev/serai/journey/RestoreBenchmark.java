package dev.serai.journey;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * How fast contacts of 310 properties are compared with a backup in 20 of them, and how fast changes to all of them are
 * written, by a hub with a heap of 256 MB. Not part of the tests; docs/benchmarks.md says how to run it.
 */
class RestoreBenchmark {
    private static final int RECORDS = Integer.getInteger("records", 100_000);
    private static final String LATENCY = System.getProperty("latency", "0ms");
    private static final int QUOTA = Integer.getInteger("quota", 0);
    private static final int CHANGED = Integer.getInteger("changed", 3);
    private static final List<String> CHOSEN = List.of(
            "firstname",
            "lastname",
            "company",
            "jobtitle",
            "phone",
            "mobilephone",
            "fax",
            "address",
            "city",
            "state",
            "zip",
            "country",
            "website",
            "salutation",
            "message",
            "hs_lead_status",
            "hs_language",
            "closedate",
            "annualrevenue",
            "vip");

    @TempDir
    Path folder;

    private final SandboxProcess sandbox = new SandboxProcess();

    @Test
    void contacts() throws Exception {
        HubProcess hub = HubProcess.atFullSpeed(folder.resolve("data"), settings());
        try {
            account(1, 0);
            hub.start();
            RestoreClient restores = new RestoreClient(Person.first(hub));
            String backup = hub.post("/api/backups", "{\"objects\":[\"contacts\"]}")
                    .json()
                    .path("id")
                    .asText();
            hub.awaitEnd(backup);
            account(1, QUOTA);
            analyze("nothing to change", CHOSEN, hub, restores, backup);
            // Other values in all records, under the same ids.
            account(2, QUOTA);
            JsonNode plan = analyze("all to change", CHOSEN.subList(0, CHANGED), hub, restores, backup);
            long before = sandbox.calls();
            JsonNode restore = restores.apply(plan);
            tell("apply " + restore.path("outcomes"), seconds(restore), sandbox.calls() - before, hub);
        } finally {
            hub.close();
            sandbox.close();
        }
    }

    private JsonNode analyze(
            String what, List<String> properties, HubProcess hub, RestoreClient restores, String backup)
            throws IOException {
        ObjectNode request = RestoreClient.of(backup, "contacts");
        ArrayNode names = request.putArray("properties");
        properties.forEach(names::add);
        long before = sandbox.calls();
        long start = System.nanoTime();
        JsonNode plan = restores.analyze(request);
        tell(
                "analyze " + properties.size() + " properties, " + what,
                (System.nanoTime() - start) / 1e9,
                sandbox.calls() - before,
                hub);
        return plan;
    }

    private static void tell(String what, double seconds, long calls, HubProcess hub) throws IOException {
        System.out.printf(
                Locale.ROOT,
                "%s: %,d records in %.1f s: %,.0f a second, %d calls%s, hub's peak memory %s%n",
                what,
                RECORDS,
                seconds,
                RECORDS / seconds,
                calls,
                QUOTA == 0 ? "" : String.format(Locale.ROOT, " (%.1f %% of the quota)", 1000 * calls / seconds / QUOTA),
                hub.peakMemory());
    }

    private List<String> settings() {
        return List.of(
                "--hubspot.accounts.main.token=sandbox",
                "--hubspot.accounts.main.base-url=" + sandbox.hubspot(),
                QUOTA == 0 ? "--hubspot.accounts.main.calls-per10s=100000" : "--hubspot.accounts.main.daily-share=1",
                "--backup.associations=false");
    }

    /** Starts the account, or starts it anew as another one. */
    private void account(int seed, int quota) throws Exception {
        sandbox.start(
                folder,
                "1g",
                List.of(
                        "--sandbox.sansan.cards=0",
                        "--sandbox.seed=" + seed,
                        "--sandbox.ids=dense",
                        "--sandbox.records.contacts=" + RECORDS,
                        "--sandbox.latency=" + LATENCY,
                        "--sandbox.quota.per-ten-seconds=" + quota,
                        "--sandbox.quota.search-per-second=0"));
    }

    private static double seconds(JsonNode restore) {
        return Duration.between(
                                Instant.parse(restore.path("startedAt").asText()),
                                Instant.parse(restore.path("finishedAt").asText()))
                        .toMillis()
                / 1000.0;
    }
}
