package dev.serai.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FaultTest {
    private static HubspotSandbox sandbox;
    private static Client client;

    @BeforeAll
    static void start() {
        sandbox = HubspotSandbox.start(SandboxSettings.of(
                "port", "0", "quota.per-ten-seconds", "0", "faults[0].path", "owners", "faults[0].status", "503"));
        client = new Client(sandbox);
        assertThat(client.get("/crm/v3/owners").status()).isEqualTo(503);
    }

    @AfterAll
    static void stop() {
        sandbox.close();
    }

    @BeforeEach
    void reset() {
        assertThat(client.post("/sandbox/reset", "").status()).isEqualTo(204);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 423, 477, 500, 503})
    void answersWithAStatusInsteadOfData(int status) {
        rule("'path':'contacts','status':" + status + ",'retryAfter':7");
        var answer = client.get("/crm/v3/objects/contacts");
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.json().get("correlationId").asText()).isNotEmpty();
        assertThat(answer.response().headers().firstValue("Retry-After")).hasValue("7");
        assertThat(client.get("/crm/v3/objects/deals").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "ten-secondly-rolling,TEN_SECONDLY_ROLLING,ten_secondly_rolling",
        "secondly,SECONDLY,secondly",
        "daily,DAILY,daily"
    })
    void knowsTheThreeBodiesOf429(String policy, String name, String word) {
        rule("'status':429,'policy':'" + policy + "'");
        var answer = client.get("/crm/v3/objects/contacts");
        assertThat(answer.status()).isEqualTo(429);
        assertThat(answer.json().get("policyName").asText()).isEqualTo(name);
        assertThat(answer.json().get("errorType").asText()).isEqualTo("RATE_LIMIT");
        assertThat(answer.json().get("message").asText()).isEqualTo("You have reached your " + word + " limit.");
        assertThat(answer.response().headers().firstValue("Retry-After")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"cut-before", "cut-after", "cut-body"})
    void cutsTheConnection(String effect) {
        rule("'method':'POST','path':'batch/read','times':1,'effect':'" + effect + "'");
        String body = "{\"inputs\":[{\"id\":\"1\"}],\"properties\":[\"email\"]}";
        assertThatThrownBy(() -> client.post("/crm/v3/objects/contacts/batch/read", body))
                .isInstanceOf(UncheckedIOException.class);
        assertThat(client.post("/crm/v3/objects/contacts/batch/read", body).status())
                .isEqualTo(207);
    }

    @Test
    void firesForTheRequestsItIsMeantFor() {
        rule("'path':'deals','skip':2,'every':3,'times':2,'status':502");
        assertThat(IntStream.range(0, 12).map(i -> status("/crm/v3/objects/deals")))
                .containsExactly(200, 200, 200, 200, 502, 200, 200, 502, 200, 200, 200, 200);
    }

    @Test
    void firesByChanceTheSameWayEachTime() {
        var twice = IntStream.range(0, 2)
                .mapToObj(round -> {
                    reset();
                    rule("'path':'deals','probability':0.4,'seed':9,'status':423");
                    return IntStream.range(0, 30)
                            .mapToObj(i -> client.get("/crm/v3/objects/deals").status())
                            .toList();
                })
                .toList();
        assertThat(twice.get(0)).isEqualTo(twice.get(1)).contains(200, 423);
    }

    @ParameterizedTest
    @CsvSource({"short-page,20", "empty-page,0", "unsorted-page,40", "below-after,40"})
    void spoilsPagesButNotTheCursor(String effect, int size) {
        String path = "/crm/v3/objects/contacts?limit=40";
        String second = path + "&after="
                + client.get(path).json().at("/paging/next/after").asText();
        var whole = client.all(path);
        rule("'effect':'" + effect + "','every':2");
        client.get(path);
        var page = client.get(second).json();
        assertThat(page.get("results")).hasSize(size);
        assertThat(page.at("/paging/next/after").asText()).isNotEmpty();
        if (!effect.equals("below-after")) {
            assertThat(inOrder(client.all(path))).isEqualTo(inOrder(whole));
        }
    }

    private static List<JsonNode> inOrder(List<JsonNode> records) {
        return records.stream()
                .sorted(Comparator.comparingLong(record -> record.path("id").asLong()))
                .toList();
    }

    @Test
    void countsCallsByPathAndStatus() {
        rule("'path':'deals','times':1,'status':429");
        client.get("/crm/v3/objects/deals");
        client.get("/crm/v3/objects/deals");
        var stats = client.get("/sandbox/stats").json();
        assertThat(stats.at("/calls").asInt()).isEqualTo(2);
        assertThat(stats.at("/peakPerTenSeconds").asInt()).isEqualTo(1);
        assertThat(stats.get("byPath").toString()).isEqualTo("{\"GET /crm/v3/objects/deals\":{\"200\":1,\"429\":1}}");
    }

    @ParameterizedTest
    @ValueSource(ints = {502, 504, 521, 522, 523, 524, 525, 526})
    void whatAProxyAnswersIsNoJson(int status) {
        rule("'status':" + status);
        assertThat(status("/crm/v3/objects/deals")).isEqualTo(status);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"pfad\":\"deals\"}", "{\"effect\":\"cut\"}", "{\"delay\":\"soon\"}", "{"})
    void refusesARuleItDoesNotUnderstand(String rule) {
        assertThat(client.post("/sandbox/faults", rule).status()).isEqualTo(400);
        assertThat(client.get("/sandbox/faults").json()).isEmpty();
    }

    private static int status(String path) {
        return client.send("GET", path, null).status();
    }

    private static void rule(String json) {
        assertThat(client.post("/sandbox/faults", "{" + json.replace('\'', '"') + "}")
                        .status())
                .isEqualTo(201);
    }
}
