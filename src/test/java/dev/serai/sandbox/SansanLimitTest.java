package dev.serai.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SansanLimitTest {
    private static SansanSandbox sandbox;
    private static SansanClient client;

    @BeforeAll
    static void start() {
        sandbox = SansanSandbox.start(SansanSettings.of("port", "0", "cards", "20"));
        client = new SansanClient(sandbox);
    }

    @AfterAll
    static void stop() {
        sandbox.close();
    }

    @BeforeEach
    void reset() {
        client.admin("/reset", "");
    }

    private static long refused(SansanClient of, int calls) {
        return IntStream.range(0, calls)
                .filter(i -> of.get("/me").status() == 429)
                .count();
    }

    @Test
    void allowsSoManyCallsASecondWithOneKey() {
        client.admin("/settings", "{'callsPerSecond':1}");
        assertThat(refused(client, 2)).isPositive();
        assertThat(client.with(SansanClient.OWN).get("/me").status()).isEqualTo(200);
        Awaitility.await().until(() -> client.get("/me").status() == 200);
        assertThat(client.admin("GET", "/settings", "").get("callsPerSecond").asInt())
                .isEqualTo(1);
        client.admin("/reset", "");
        assertThat(client.admin("GET", "/settings", "").get("callsPerSecond").asInt())
                .isEqualTo(10);
    }

    @Test
    void allowsThreeHundredCallsAMinuteIfSoSwitched() {
        client.admin("/settings", "{'callsPerSecond':0,'callsPerMinute':300}");
        assertThat(refused(client, 305)).isEqualTo(5);
        JsonNode body = client.get("/me").json();
        assertThat(body.get("retry_after").asInt()).isBetween(1, 60);
        client.admin("/reset/limits", "");
        assertThat(client.get("/me").status()).isEqualTo(200);
    }

    @Test
    void refusesAUrlThatIsTooLong() {
        assertThat(client.get("/bizCards/search?name=" + "x".repeat(7900)).status())
                .isEqualTo(200);
        assertThat(client.get("/bizCards/search?name=" + "x".repeat(8000)).status())
                .isEqualTo(414);
        client.admin("/settings", "{'urlLimit':0}");
        assertThat(client.get("/bizCards/search?name=" + "x".repeat(8000)).status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({"number,true,true", "text,true,false", "absent,false,false"})
    void saysWhenToComeBackAsSwitched(String habit, boolean told, boolean asNumber) {
        client.admin("/settings", "{'callsPerSecond':0,'callsPerMinute':1,'retryAfter':'" + habit + "'}");
        refused(client, 1);
        var answer = client.get("/me");
        assertThat(answer.status()).isEqualTo(429);
        assertThat(answer.response().headers().firstValue("Retry-After")).isEmpty();
        assertThat(answer.json().has("retry_after")).isEqualTo(told);
        assertThat(answer.json().path("retry_after").isNumber()).isEqualTo(asNumber);
        assertThat(answer.json().at("/error/0/code").isTextual()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 502, 503, 400, 401, 403, 404})
    void answersWithAStatusByRule(int status) {
        client.admin("/faults", "{'path':'/me','status':" + status + ",'times':1}");
        assertThat(client.get("/me").status()).isEqualTo(status);
        assertThat(client.get("/me").status()).isEqualTo(200);
    }

    @Test
    void tellsTheWaitOfARulesOwn429() {
        client.admin("/faults", "[{'status':429,'times':1,'retryAfter':7},{'status':429,'times':1}]");
        assertThat(client.get("/me").json().get("retry_after").asInt()).isEqualTo(7);
        assertThat(client.get("/me").json().has("retry_after")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"cut-before,0", "cut-after,1", "cut-body,1"})
    void cutsTheConnectionBeforeOrAfterTheEffect(String effect, int registered) {
        client.admin("/faults", "{'method':'POST','times':1,'effect':'" + effect + "'}");
        int before = client.admin("GET", "/cards", "").size();
        assertThatThrownBy(() -> client.post("/bizCards", "{'lastName':'見本'}"))
                .isInstanceOf(UncheckedIOException.class);
        assertThat(client.admin("GET", "/cards", "")).hasSize(before + registered);
    }

    @Test
    void answersSlowlyByRule() {
        client.admin("/faults", "{'path':'/me','delay':'300ms','times':1}");
        long start = System.nanoTime();
        assertThat(client.get("/me").status()).isEqualTo(200);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(300));
    }

    @Test
    void countsCallsByPathAndStatus() {
        client.get("/me");
        client.with("wrong").get("/me");
        client.get("/bizCards/0");
        JsonNode stats = client.admin("GET", "/stats", "");
        assertThat(stats.at("/calls").asInt()).isEqualTo(3);
        assertThat(stats.get("byPath").toString())
                .isEqualTo("{\"GET /v6.0/bizCards/{bizCardId}\":{\"404\":1},\"GET /v6.0/me\":{\"200\":1,\"401\":1}}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/faults {'pfad':'x'}",
                "/faults {'effect':'cut'}",
                "/settings {'paging':'sideways'}",
                "/settings {'speed':1}",
                "/clock {'offset':'soon'}",
                "/reset/everything {}",
                "/cards {'vorname':'x'}",
                "/cards {'owner':'nobody'}",
                "/cards {'tagIds':['x']}",
                "/persons/merge {'cards':[]}",
                "/settings {"
            })
    void refusesAHookItDoesNotUnderstand(String call) {
        String[] parts = call.split(" ");
        var answer = client.send("POST", "/sandbox" + parts[0], parts[1].replace('\'', '"'));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().get("message").asText()).startsWith("sandbox: ");
        assertThat(client.send("POST", "/sandbox/unknown", "{}").status()).isEqualTo(404);
    }
}
