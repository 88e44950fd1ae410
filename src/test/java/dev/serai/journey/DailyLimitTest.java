package dev.serai.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.sandbox.HubspotSandbox;
import dev.serai.sandbox.SandboxSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Accounts whose day's calls are used up shortly before it is midnight where they are. */
class DailyLimitTest {
    private static final Duration BEFORE_MIDNIGHT = Duration.ofSeconds(30);

    private static final List<String> ACCOUNTS = List.of("main", "shared", "cancelled");

    @TempDir
    static Path folder;

    private static final List<HubspotSandbox> sandboxes = new ArrayList<>();
    private static HubProcess hub;

    @BeforeAll
    static void start() throws IOException {
        List<String> settings = new ArrayList<>();
        for (String account : ACCOUNTS) {
            HubspotSandbox any = sandbox(0, "UTC", "1000");
            sandboxes.add(any);
            settings.add("--hubspot.accounts." + account + ".token=sandbox");
            settings.add("--hubspot.accounts." + account + ".base-url=" + any.baseUrl());
        }
        settings.add("--hubspot.accounts.shared.daily-share=0.5");
        settings.add("--hubspot.accounts.shared.daily-reserve=0");
        hub = new HubProcess(folder.resolve("data"), settings).start();
    }

    private static HubspotSandbox sandbox(int port, String zone, String daily) {
        return HubspotSandbox.start(SandboxSettings.of(
                "port",
                String.valueOf(port),
                "accounts[0].portal-id",
                "4711",
                "accounts[0].time-zone",
                zone,
                "quota.per-ten-seconds",
                "0",
                "quota.daily",
                daily,
                "records.contacts",
                "1500"));
    }

    @AfterAll
    static void stop() {
        hub.close();
        sandboxes.forEach(HubspotSandbox::close);
    }

    /** An offset where it is midnight soon. */
    private static ZoneOffset soonMidnight() {
        int seconds = Instant.now()
                .plus(BEFORE_MIDNIGHT)
                .atZone(ZoneOffset.UTC)
                .toLocalTime()
                .toSecondOfDay();
        int west = -seconds;
        return ZoneOffset.ofTotalSeconds(west < -12 * 3600 ? west + 24 * 3600 : west);
    }

    @Test
    void waitForMidnightWhereTheyAreSayWhyAndGoOn() throws IOException {
        ZoneOffset zone = soonMidnight();
        for (int i = 0; i < 2; i++) {
            int port = java.net.URI.create(sandboxes.get(i).baseUrl()).getPort();
            sandboxes.get(i).close();
            sandboxes.set(i, sandbox(port, zone.getId(), i == 0 ? "1000" : "40"));
        }
        Instant midnight = OffsetDateTime.now(zone)
                .truncatedTo(ChronoUnit.DAYS)
                .plusDays(1)
                .toInstant();

        new Truth(sandboxes.get(0).baseUrl())
                .post(
                        "/sandbox/faults",
                        "{\"path\":\"/contacts$\",\"skip\":4,\"status\":429,\"policy\":\"daily\",\"times\":1}");
        String main = backUp("main");
        String shared = backUp("shared");

        awaitWaiting("main", main, "the account's daily limit is reached", midnight);
        awaitWaiting("shared", shared, "the hub's share of the day's 40 calls is used up", midnight);
        for (String id : List.of(main, shared)) {
            JsonNode backup = hub.awaitEnd(id);
            assertThat(backup.path("state").asText()).as("%s", backup).isEqualTo("COMPLETED");
            assertThat(Instant.parse(backup.path("finishedAt").asText())).isAfter(midnight);
        }
    }

    @Test
    void canBeCancelledWhileTheirFirstCallsWaitForTheNextDay() throws IOException {
        new Truth(sandboxes.get(2).baseUrl())
                .post("/sandbox/faults", "{\"path\":\"/owners\",\"status\":429,\"policy\":\"daily\",\"times\":1}");
        String id = backUp("cancelled");
        Awaitility.await().untilAsserted(() -> {
            JsonNode waiting = hub.get("/api/backups/" + id).json();
            assertThat(waiting.path("phase").asText()).isEqualTo("survey");
            assertThat(waiting.path("waiting").asText()).contains("the account's daily limit is reached");
        });

        hub.post("/api/backups/" + id + "/cancel", "");

        assertThat(hub.awaitEnd(id).path("state").asText()).isEqualTo("CANCELLED");
    }

    private static void awaitWaiting(HubProcess hub, String account, String id, String reason, String until)
            throws IOException {
        JsonNode backup = hub.get("/api/backups/" + id).json();
        assertThat(backup.path("state").asText()).isEqualTo("RUNNING");
        assertThat(backup.path("waiting").asText()).contains(reason, until);
        for (JsonNode known : hub.get("/api/accounts").json()) {
            if (known.path("name").asText().equals(account)) {
                assertThat(known.path("waiting").asText()).contains(reason, until);
                assertThat(known.path("running").asText()).endsWith(id);
            }
        }
    }

    private void awaitWaiting(String account, String id, String reason, Instant midnight) {
        String until = "no calls until " + midnight.plusSeconds(5);
        Awaitility.await().atMost(BEFORE_MIDNIGHT).untilAsserted(() -> awaitWaiting(hub, account, id, reason, until));
    }

    private String backUp(String account) throws IOException {
        return hub.post("/api/backups", "{\"account\":\"" + account + "\",\"objects\":[\"contacts\"]}")
                .json()
                .path("id")
                .asText();
    }
}
