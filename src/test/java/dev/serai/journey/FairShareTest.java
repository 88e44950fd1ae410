package dev.serai.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.serai.HubTest;
import dev.serai.remote.Call;
import dev.serai.remote.Purpose;
import dev.serai.remote.Request;
import dev.serai.sandbox.HubspotSandbox;
import dev.serai.sandbox.SandboxSettings;
import dev.serai.sync.StepCall;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.apache.camel.ProducerTemplate;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** A backup with all its readers at work, on an account that allows ten calls a second, and a sync beside it. */
@HubTest
class FairShareTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int READERS = 16;
    private static final HubspotSandbox HUBSPOT = HubspotSandbox.start(SandboxSettings.of(
            "port", "0",
            "records.contacts", "20000",
            "properties.contacts", "40",
            "quota.per-ten-seconds", "0"));
    private static final Truth TRUTH = new Truth(HUBSPOT.baseUrl());

    @Autowired
    private ProducerTemplate routes;

    @LocalServerPort
    private int port;

    @DynamicPropertySource
    static void account(DynamicPropertyRegistry properties) {
        properties.add("hubspot.accounts.main.token", () -> "sandbox");
        properties.add("hubspot.accounts.main.base-url", HUBSPOT::baseUrl);
        properties.add("hubspot.accounts.main.calls-per10s", () -> 100);
        properties.add("backup.readers", () -> READERS);
    }

    @AfterAll
    static void stop() {
        HUBSPOT.close();
    }

    /** Made for what a sync's own calls are made for. */
    private record OfASync(Request request) implements Call {
        @Override
        public Purpose purpose() {
            return new StepCall(null, request).purpose();
        }
    }

    private void sync() {
        routes.requestBody(
                "direct:hubspot", new OfASync(Request.get("main", "/crm/objects/2026-03/contacts", "limit=1")));
    }

    private static int calls() throws IOException {
        return TRUTH.get("/sandbox/stats").path("calls").asInt();
    }

    private JsonNode send(String method, String path, String body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Authorization", "Bearer test")
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build();
        return JSON.readTree(HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.ofByteArray())
                .body());
    }

    /** Begins a backup, and waits until its readers are at work. */
    private String backUp() throws Exception {
        String id = send("POST", "/api/backups", "{\"account\":\"main\",\"objects\":[\"contacts\"]}")
                .path("id")
                .asText();
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .until(() -> send("GET", "/api/backups/" + id, "")
                                .path("objects")
                                .path(0)
                                .path("read")
                                .asInt()
                        >= 1000);
        return id;
    }

    @Test
    void aSyncsCallsGoAheadOfABackupsReadersWhichStillGetTheirPart() throws Exception {
        String backup = backUp();
        for (int i = 0; i < 5; i++) {
            int before = calls();
            sync();
            assertThat(calls() - before)
                    .as("calls until the sync's had its answer")
                    .isLessThan(READERS / 2);
        }
        int before = calls();
        int own = 40;
        for (int i = 0; i < own; i++) {
            sync();
        }
        assertThat(calls() - before - own).as("calls of the backup meanwhile").isBetween(own / 8, own * 3 / 4);
        send("POST", "/api/backups/" + backup + "/cancel", "{}");
    }
}
