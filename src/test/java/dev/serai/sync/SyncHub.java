package dev.serai.sync;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.serai.HubTest;
import dev.serai.catalogue.SyncCatalogue;
import dev.serai.catalogue.SyncRunRow;
import dev.serai.sandbox.HubspotSandbox;
import dev.serai.sandbox.SandboxSettings;
import dev.serai.sandbox.SansanSandbox;
import dev.serai.sandbox.SansanSettings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/**
 * A hub whose only sync, between two imitations, is enabled; it makes a card of each new contact. It reads all cards; there is
 * a key with chosen tags too.
 */
@HubTest
abstract class SyncHub {
    static final String SYNC = "cards";
    static final String KEY = "SandboxKeyWithSightOfAllCards001";
    private static final ObjectMapper JSON = new ObjectMapper();
    static final HubspotSandbox HUBSPOT = HubspotSandbox.start(SandboxSettings.of(
            "port", "0", "records.contacts", "0", "quota.per-ten-seconds", "0", "quota.search-per-second", "0"));
    static final SansanSandbox SANSAN = SansanSandbox.start(
            SansanSettings.of("port", "0", "cards", "0", "habits.calls-per-second", "0", "habits.merge-delay", "0s"));
    /** Serves all classes that share this hub. */
    static final Path MAPPINGS = mappings();

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @Autowired
    Syncs syncs;

    @Autowired
    SyncCatalogue catalogue;

    @Autowired
    JdbcClient jdbc;

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry properties) {
        properties.add("hubspot.accounts.main.token", () -> "sandbox");
        properties.add("hubspot.accounts.main.base-url", HUBSPOT::baseUrl);
        properties.add("hubspot.accounts.main.calls-per10s", () -> "100000");
        properties.add("hubspot.accounts.main.searches-per-second", () -> "100");
        properties.add("sansan.keys.main.token", () -> KEY);
        properties.add("sansan.keys.main.base-url", SANSAN::baseUrl);
        properties.add("sansan.keys.main.calls-per-second", () -> "500");
        properties.add("sansan.keys.tagged.token", () -> KEY);
        properties.add("sansan.keys.tagged.base-url", SANSAN::baseUrl);
        properties.add("sansan.keys.tagged.calls-per-second", () -> "500");
        properties.add("sansan.keys.tagged.tags", () -> "T1,T2");
        properties.add("sync.mappings", () -> MAPPINGS);
        properties.add("sync.tick.cron", () -> "0/1 * * * * ?");
        properties.add("sync.decide-ahead-from", () -> "0");
        properties.add("sync.card-lag", () -> "2s");
        properties.add("sync.cards-for", () -> "3s");
    }

    private static Path mappings() {
        try {
            Path folder = Files.createTempDirectory("mappings");
            Files.writeString(folder.resolve(SYNC + ".yaml"), """
                    sync: cards
                    hubspot: main
                    sansan: main
                    new-in-sansan: create
                    changes-to-sansan: append-card
                    poll: 1h
                    caps: {creates: 40}
                    fields:
                      - {sansan: email, hubspot: email, as: email}
                      - {sansan: lastName, hubspot: lastname}
                      - {sansan: firstName, hubspot: firstname}
                      - {sansan: companyName, hubspot: company}
                      - {sansan: title, hubspot: jobtitle}
                    """);
            return folder;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @BeforeEach
    void isEnabled() {
        if (!syncs.get(SYNC).state().equals("ENABLED")) {
            String preview = syncs.preview(SYNC, "test");
            awaitEnd(preview);
            syncs.enable(SYNC, syncs.get(SYNC).fingerprint(), "test");
            awaitEnd(awaitNext(preview));
        }
    }

    /** A contact that has no card. */
    static String contact() {
        long number = System.nanoTime();
        return hook(
                        HUBSPOT.baseUrl(),
                        "/records/contacts",
                        "{'email': 'p" + number + "@example.com', 'lastname': 'Doe" + number
                                + "', 'firstname': 'Jane', 'company': 'Sample', 'jobtitle': 'CEO'}")
                .path("id")
                .asText();
    }

    /** @param body members of the card, with single quotes for double ones; its id */
    static String newCard(String body) {
        return hook(SANSAN.baseUrl(), "/cards", "{" + body + "}").get("id").asText();
    }

    /** @param body properties of the contact, with single quotes for double ones; its id */
    static String newContact(String body) {
        return hook(HUBSPOT.baseUrl(), "/records/contacts", "{" + body + "}")
                .get("id")
                .asText();
    }

    /** Id of the contact that a card is linked with; null for none. */
    String contactOf(String card) {
        return jdbc.sql("select contact_id from sync_link where sync = ? and card_id = ?")
                .params(SYNC, card)
                .query(String.class)
                .optional()
                .orElse(null);
    }

    /** What HubSpot has; empty for nothing. */
    static String value(String contact, String property) {
        return call("GET", HUBSPOT.baseUrl() + "/crm/v3/objects/contacts/" + contact + "?properties=" + property, "")
                .at("/properties/" + property)
                .asText("");
    }

    /** Has the sync run now; the run when it has ended well. */
    SyncRunRow run() {
        return awaitEnd(begin());
    }

    /** Has the sync run now, and does not wait for the run's end; its id. */
    String begin() {
        String last = newest();
        syncs.runNow(SYNC, "test");
        return awaitNext(last);
    }

    String newest() {
        return catalogue.runs(SYNC, 1, 0).get(0).id();
    }

    String awaitNext(String last) {
        Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> !newest().equals(last));
        return newest();
    }

    SyncRunRow awaitEnd(String run) {
        SyncRunRow ended = awaitAnyEnd(run);
        assertThat(ended.failure()).isNull();
        return ended;
    }

    /** The run when it has ended, well or not. */
    SyncRunRow awaitAnyEnd(String run) {
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .until(() -> !catalogue.run(run).orElseThrow().state().equals("RUNNING"));
        return catalogue.run(run).orElseThrow();
    }

    static JsonNode hook(String base, String path, String body) {
        return hook("POST", base, path, body);
    }

    /** Reads from HubSpot as anybody with a token can. */
    static JsonNode hubspot(String path) {
        return answer(HttpRequest.newBuilder(URI.create(HUBSPOT.baseUrl() + path))
                .header("Authorization", "Bearer sandbox")
                .build());
    }

    /** @param body JSON with single quotes for double ones */
    static JsonNode hook(String method, String base, String path, String body) {
        return call(method, base + "/sandbox" + path, body);
    }

    /** @param body JSON with single quotes for double ones */
    static JsonNode call(String method, String url, String body) {
        return answer(HttpRequest.newBuilder(URI.create(url))
                .header("Authorization", "Bearer sandbox")
                .method(method, HttpRequest.BodyPublishers.ofString(body.replace('\'', '"')))
                .build());
    }

    private static JsonNode answer(HttpRequest request) {
        try {
            HttpResponse<byte[]> answer = HTTP.send(request, HttpResponse.BodyHandlers.ofByteArray());
            assertThat(answer.statusCode())
                    .as("%s %s", request.uri(), new String(answer.body()))
                    .isBetween(200, 299);
            return answer.body().length == 0 ? JSON.missingNode() : JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
