package dev.serai.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * How long the first run of a sync takes against what the limits of both APIs allow, and what a run costs when nothing was
 * changed, by a hub with a heap of 256 MB. Not part of the tests; docs/benchmarks.md says how to run it.
 */
class SyncBenchmark {
    private static final int CARDS = Integer.getInteger("cards", 100_000);
    private static final int CONTACTS = Integer.getInteger("contacts", CARDS / 4);
    private static final int QUOTA = Integer.getInteger("quota", 190);
    private static final int CARD_CALLS = Integer.getInteger("cardCalls", 5);
    private static final String LATENCY = System.getProperty("latency", "0ms");
    private static final String SYNC = "/api/syncs/sansan-contacts";
    private static final Duration LONG = Duration.ofMinutes(11);

    private final SandboxProcess sandbox = new SandboxProcess();

    @TempDir
    Path folder;

    private HubProcess hub;

    @Test
    void cards() throws Exception {
        hub = HubProcess.atFullSpeed(folder.resolve("data"), settings());
        try {
            sandbox.start(folder, "1200m", records());
            hub.start();
            assertThat(hub.post(SYNC + "/properties", "{}").status()).isEqualTo(200);
            JsonNode preview =
                    await(hub.post(SYNC + "/preview", "{}").json().path("run").asText());
            tell("preview", preview, leastReading(preview));
            assertThat(hub.post(SYNC + "/enable", "{\"fingerprint\":\"" + fingerprint() + "\"}")
                            .status())
                    .isEqualTo(200);
            JsonNode first = awaitNext(preview);
            tell("first run", first, leastReading(first) + leastWriting(first));
            JsonNode second = awaitNext(first);
            tell("the run after it, which reads back what was written", second, 0);
            tell("a run with nothing changed", awaitNext(second), 0);
        } finally {
            hub.close();
            sandbox.close();
        }
    }

    private String fingerprint() throws IOException {
        return hub.get(SYNC).json().path("fingerprint").asText();
    }

    /**
     * Least seconds for reading all of both sides at the same time, with the histories of the contacts that are linked: nearly
     * all of them differ from their card somewhere.
     */
    private static double leastReading(JsonNode run) {
        return Math.max(
                calls(run.path("cards").asLong(), 300) / CARD_CALLS,
                (calls(run.path("contacts").asLong(), 100)
                                + calls(actions(run).path("Link").asLong(), 50))
                        * 10
                        / QUOTA);
    }

    /** Least seconds for the writes, each batch of updates being read again before; nothing is written before all is read. */
    private static double leastWriting(JsonNode run) {
        JsonNode actions = actions(run);
        return (calls(actions.path("CreateContact").asLong(), 100)
                        + 2 * calls(actions.path("UpdateContact").asLong(), 100))
                * 10
                / QUOTA;
    }

    private static double calls(long records, int atOnce) {
        return Math.ceil(records / (double) atOnce);
    }

    private static JsonNode actions(JsonNode run) {
        return run.path("counts").path("actions");
    }

    private void tell(String what, JsonNode run, double least) throws IOException {
        double seconds = Duration.between(
                                Instant.parse(run.path("startedAt").asText()),
                                Instant.parse(run.path("finishedAt").asText()))
                        .toMillis()
                / 1000.0;
        System.out.printf(
                Locale.ROOT,
                "%s: %s, %,d cards and %,d contacts read, %s, %d calls in %.1f s%s, phases %s, hub's peak memory %s%n",
                what,
                run.path("state").asText(),
                run.path("cards").asLong(),
                run.path("contacts").asLong(),
                actions(run),
                run.path("calls").asLong(),
                seconds,
                least == 0 ? "" : String.format(Locale.ROOT, " (least %.1f s: %.1f %%)", least, 100 * least / seconds),
                phases,
                hub.peakMemory());
    }

    private PhaseTimes phases = new PhaseTimes();

    private JsonNode awaitNext(JsonNode last) throws IOException {
        String id = Awaitility.await()
                .atMost(LONG)
                .pollInterval(Duration.ofMillis(200))
                .until(
                        () -> hub.get(SYNC + "/runs?limit=1")
                                .json()
                                .path(0)
                                .path("id")
                                .asText(),
                        one -> !one.equals(last.path("id").asText()));
        return await(id);
    }

    /** Waits for a run's end, and sees how long each of its phases takes; counts what it decided only when it has ended. */
    private JsonNode await(String run) throws IOException {
        phases = new PhaseTimes();
        Awaitility.await()
                .atMost(LONG)
                .pollInterval(Duration.ofMillis(200))
                .until(
                        () -> phases.saw(listed(run)),
                        now -> !now.path("state").asText().equals("RUNNING"));
        return hub.get(SYNC + "/runs/" + run).json();
    }

    private JsonNode listed(String run) throws IOException {
        for (JsonNode one : hub.get(SYNC + "/runs?limit=5").json()) {
            if (one.path("id").asText().equals(run)) {
                return one;
            }
        }
        throw new IllegalStateException(run + " is not listed");
    }

    private List<String> settings() throws IOException {
        Path mappings = Files.createDirectories(folder.resolve("mappings"));
        Files.copy(
                Path.of("mappings/sansan-contacts.yaml"),
                mappings.resolve("sansan-contacts.yaml"),
                StandardCopyOption.REPLACE_EXISTING);
        return List.of(
                "--hubspot.accounts.main.token=sandbox",
                "--hubspot.accounts.main.base-url=" + sandbox.hubspot(),
                "--hubspot.accounts.main.daily-share=1",
                "--sansan.keys.main.token=SandboxKeyWithSightOfAllCards001",
                "--sansan.keys.main.base-url=" + sandbox.sansan(),
                "--sansan.keys.main.calls-per-second=" + CARD_CALLS,
                // Else runs would read back what the first one wrote for ten minutes.
                "--sync.contact-overlap=30s",
                "--sync.mappings=" + mappings);
    }

    private static List<String> records() {
        return List.of(
                "--sandbox.records.contacts=" + CONTACTS,
                "--sandbox.latency=" + LATENCY,
                "--sandbox.quota.per-ten-seconds=" + QUOTA,
                "--sandbox.sansan.cards=" + CARDS,
                "--sandbox.sansan.latency=" + LATENCY);
    }
}
