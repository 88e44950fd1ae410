package dev.serai.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.sun.net.httpserver.HttpServer;
import dev.serai.sandbox.HubspotSandbox;
import dev.serai.sandbox.SandboxSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people do with backups: ask for them, stop them, hear of them, fetch them, keep them, lose them. */
class BackupUseTest {
    @TempDir
    static Path folder;

    private static final Queue<String> POSTED = new ConcurrentLinkedQueue<>();
    private static HubspotSandbox sandbox;
    private static HubspotSandbox slow;
    private static HttpServer listener;
    private static GreenMail mail;
    private static HubProcess hub;

    @BeforeAll
    static void start() throws IOException {
        sandbox = sandbox("0ms");
        slow = sandbox("400ms");
        listener = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        listener.createContext("/told", exchange -> {
            POSTED.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            exchange.sendResponseHeaders(POSTED.size() == 1 ? 503 : 204, -1);
            exchange.close();
        });
        listener.start();
        mail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        mail.start();
        hub = new HubProcess(
                        folder.resolve("data"),
                        List.of(
                                "--hubspot.accounts.main.token=sandbox",
                                "--hubspot.accounts.main.base-url=" + sandbox.baseUrl(),
                                "--hubspot.accounts.weekly.token=sandbox",
                                "--hubspot.accounts.weekly.base-url=" + sandbox.baseUrl(),
                                "--hubspot.accounts.weekly.plan=professional",
                                "--hubspot.accounts.slow.token=sandbox",
                                "--hubspot.accounts.slow.base-url=" + slow.baseUrl(),
                                "--backup.keep=8s",
                                "--backup.retention.cron=0/2 * * * * ?",
                                "--notice.delay=50",
                                "--notice.webhook.enabled=true",
                                "--notice.webhook.url=http://127.0.0.1:"
                                        + listener.getAddress().getPort() + "/told",
                                "--notice.mail.enabled=true",
                                "--notice.mail.server=smtp:127.0.0.1:"
                                        + mail.getSmtp().getPort(),
                                "--notice.mail.to=ops@example.jp"))
                .start();
    }

    private static HubspotSandbox sandbox(String latency) {
        return HubspotSandbox.start(SandboxSettings.of(
                "port", "0",
                "latency", latency,
                "records.contacts", "400",
                "quota.per-ten-seconds", "0",
                "quota.search-per-second", "0"));
    }

    @AfterAll
    static void stop() {
        hub.close();
        sandbox.close();
        slow.close();
        listener.stop(0);
        mail.stop();
    }

    private static String contacts(String account) throws IOException {
        HubProcess.Answer answer =
                hub.post("/api/backups", "{\"account\":\"" + account + "\",\"objects\":[\"contacts\"]}");
        assertThat(answer.status()).as("%s", answer.json()).isEqualTo(202);
        String id = answer.json().path("id").asText();
        assertThat(answer.response().headers().firstValue("Location")).contains("/api/backups/" + id);
        return id;
    }

    @Test
    void tellsOfAnEndFetchesInRangesAndRemovesWhatNobodyHolds() throws IOException {
        String id = contacts("main");
        String held = "";
        JsonNode backup = hub.awaitEnd(id);
        assertThat(backup.path("state").asText()).as("%s", backup).isEqualTo("COMPLETED");
        assertThat(hub.send("HEAD", "/api/backups/" + id + "/archive", null)
                        .response()
                        .headers()
                        .firstValue("Content-Length"))
                .contains(backup.path("bytes").asText());
        Awaitility.await().untilAsserted(() -> assertThat(POSTED).anyMatch(text -> text.contains(id)));
        Awaitility.await().until(() -> mail.getReceivedMessages().length > 0);
        assertThat(hub.post("/api/backups/" + id + "/hold", null).status()).isEqualTo(200);
        held = hub.awaitEnd(contacts("main")).path("id").asText();
        String expired = held;
        Awaitility.await()
                .atMost(java.time.Duration.ofSeconds(40))
                .untilAsserted(() -> assertThat(state(expired)).isEqualTo("EXPIRED"));
        assertThat(state(id)).isEqualTo("COMPLETED");
        assertThat(hub.get("/api/backups/" + expired + "/archive").status()).isEqualTo(410);
        assertThat(hub.get("/api/journal").json().toString())
                .contains("backup.request", "backup.expire", "backup.hold");
    }

    private static String state(String id) throws IOException {
        return hub.get("/api/backups/" + id).json().path("state").asText();
    }

    @Test
    void refusesASecondBackupAtATimeAndCancelsTheFirst() throws IOException {
        String id = contacts("slow");
        HubProcess.Answer second = hub.post("/api/backups", "{\"account\":\"slow\"}");
        assertThat(second.status()).isEqualTo(409);
        assertThat(second.json().path("running").asText()).isEqualTo("/api/backups/" + id);
        assertThat(hub.post("/api/backups/" + id + "/cancel", null).status()).isEqualTo(202);
        assertThat(hub.awaitEnd(id).path("state").asText()).isEqualTo("CANCELLED");
        assertThat(folder.resolve("data/backups/.running").resolve(id)).doesNotExist();
    }

    @Test
    void saysWhenAnAccountOfALimitedPlanMayBeBackedUpAgain() throws IOException {
        hub.awaitEnd(contacts("weekly"));
        HubProcess.Answer again = hub.post("/api/backups", "{\"account\":\"weekly\"}");
        assertThat(again.status()).isEqualTo(429);
        assertThat(again.json().has("nextAllowedAt")).as("%s", again.json()).isTrue();
        assertThat(again.response().headers().firstValue("Retry-After")).isPresent();
    }

    @Test
    void findsADamagedArchiveAndMissesAVanishedOne() throws IOException {
        String id = contacts("main");
        Path archive = Path.of(hub.awaitEnd(id).path("path").asText());
        hub.post("/api/backups/" + id + "/hold", null);
        Files.write(archive, new byte[] {1}, StandardOpenOption.APPEND);
        assertThat(hub.post("/api/backups/" + id + "/verify", null)
                        .json()
                        .path("ok")
                        .asBoolean())
                .isFalse();
        Files.delete(archive);
        assertThat(hub.get("/api/backups/" + id + "/archive").status()).isEqualTo(410);
        assertThat(hub.get("/api/backups/" + id).json().path("failure").asText())
                .contains("missing");
    }

    @Test
    void saysWhatIsWrongWithARequest() throws IOException {
        assertThat(hub.post("/api/backups", "{\"account\":\"nobody\"}").status())
                .isEqualTo(404);
        assertThat(hub.post("/api/backups", "{\"acount\":\"main\"}").status()).isEqualTo(400);
        assertThat(hub.post("/api/backups", "not json").status()).isEqualTo(400);
    }
}
