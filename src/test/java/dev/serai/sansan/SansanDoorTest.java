package dev.serai.sansan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.HubTest;
import dev.serai.remote.RemoteException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Pace and patience of the door to Sansan. */
@HubTest
class SansanDoorTest {
    private static final SansanSide SIDE = new SansanSide("cards", "50", "habits.calls-per-second", "0");
    private static final CardDraft DRAFT = new CardDraft(Map.of("lastName", "見本"), List.of());

    @TempDir
    private static Path folder;

    @Autowired
    private Sansan sansan;

    @Autowired
    private SansanGateway gateway;

    @DynamicPropertySource
    static void keys(DynamicPropertyRegistry properties) {
        for (String key : List.of("main", "slow", "filed", "wrong")) {
            properties.add("sansan.keys." + key + ".base-url", SIDE.proxy::baseUrl);
        }
        properties.add("sansan.keys.main.token", () -> SansanSide.ALL);
        properties.add("sansan.keys.main.calls-per-second", () -> "500");
        properties.add("sansan.keys.slow.token", () -> SansanSide.SALES);
        properties.add("sansan.keys.filed.token-file", () -> folder.resolve("key"));
        properties.add("sansan.keys.wrong.token", () -> "wrong");
        properties.add("sansan.busy.pauses", () -> "30ms,60ms");
        properties.add("sansan.down.delay", () -> "10");
        properties.add("sansan.cut.delay", () -> "10");
    }

    @AfterAll
    static void close() {
        SIDE.close();
    }

    @BeforeEach
    void reset() {
        SIDE.hook("/reset", "");
        SIDE.proxy.forget();
    }

    private static int cards() {
        return SIDE.hook("GET", "/cards", "").size();
    }

    private static JsonNode outcomes() {
        return SIDE.hook("GET", "/stats", "").get("byPath");
    }

    @Test
    void makesFiveCallsASecondWithAKeyOneAtATime() {
        SIDE.hook("/settings", "{'callsPerSecond':6}");
        long start = System.nanoTime();
        IntStream.range(0, 16).parallel().forEach(i -> sansan.whoami("slow"));
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(2900));
        assertThat(outcomes().toString()).isEqualTo("{\"GET /v6.0/me\":{\"200\":16}}");
        assertThat(SIDE.proxy.mostAtOnce()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"number,900", "text,900", "absent,30"})
    void waitsAsLongAsA429SaysElseByItself(String told, long atLeast) {
        SIDE.hook("/settings", "{'retryAfter':'" + told + "'}");
        SIDE.hook("/faults", "{'status':429,'retryAfter':1,'times':1}");
        long start = System.nanoTime();
        assertThat(sansan.whoami("main").id()).isEqualTo("t.kanri");
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(atLeast));
        assertThat(outcomes().toString()).isEqualTo("{\"GET /v6.0/me\":{\"200\":1,\"429\":1}}");
    }

    @Test
    void waitsUntilTheThreeHundredCallsOfAMinuteAreBack() throws Exception {
        SIDE.hook("/settings", "{'callsPerMinute':300,'retryAfter':'absent'}");
        IntStream.range(0, 300).forEach(i -> sansan.whoami("main"));
        CompletableFuture<SansanUser> next = CompletableFuture.supplyAsync(() -> sansan.whoami("main"));
        Awaitility.await().until(() -> outcomes().at("/GET ~1v6.0~1me/429").asInt() >= 3);
        Awaitility.await().until(() -> gateway.waiting("main").isPresent());
        assertThat(next).isNotDone();
        SIDE.hook("/reset/limits", "");
        assertThat(next.get(10, TimeUnit.SECONDS).id()).isEqualTo("t.kanri");
        assertThat(outcomes().at("/GET ~1v6.0~1me/200").asInt()).isEqualTo(301);
    }

    @Test
    void tellsThatAKeyIsWaiting() {
        assertThat(gateway.waiting("slow")).isEmpty();
        gateway.refused(dev.serai.remote.Request.get("slow", "/", null), 429, null, "{\"retry_after\": 0.5}");
        assertThat(gateway.waiting("slow").orElseThrow()).startsWith("Sansan answered 429; no calls until ");
        assertThat(sansan.whoami("slow").id()).isEqualTo("s.eigyo");
        assertThat(gateway.waiting("slow")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"'status':500", "'status':503", "'effect':'cut-before'", "'effect':'cut-body'"})
    void triesAReadingAgain(String fault) {
        SIDE.hook("/faults", "{'times':3," + fault + "}");
        assertThat(sansan.whoami("main").id()).isEqualTo("t.kanri");
    }

    @ParameterizedTest
    @CsvSource({"'effect':'cut-after',0,1", "'effect':'cut-before',0,0", "'status':500,500,0", "'status':503,503,0"})
    void doesNotRegisterASecondTimeWhatMayHaveBeenRegistered(String fault, int status, int registered) {
        SIDE.hook("/faults", "{" + fault + ",'times':1}");
        int before = cards();
        assertThatThrownBy(() -> sansan.create("main", DRAFT))
                .isInstanceOfSatisfying(
                        RemoteException.class,
                        failed -> assertThat(failed.status()).isEqualTo(status));
        assertThat(cards()).isEqualTo(before + registered);
        assertThat(SIDE.proxy.requests()).hasSize(1);
    }

    @Test
    void registersAgainWhatWasRefusedBecauseSansanIsBusy() {
        SIDE.hook("/faults", "{'status':429,'times':2}");
        int before = cards();
        assertThat(sansan.create("main", DRAFT)).isPresent();
        assertThat(cards()).isEqualTo(before + 1);
    }

    @Test
    void theTurnIsGivenBackHoweverACallEnds() {
        for (String fault : List.of("'status':400", "'status':401", "'effect':'cut-before'", "'effect':'cut-after'")) {
            SIDE.hook("/faults", "{'method':'POST','times':1," + fault + "}");
            assertThatThrownBy(() -> sansan.create("main", DRAFT)).isInstanceOf(RemoteException.class);
            assertThat(sansan.whoami("main").id()).isEqualTo("t.kanri");
        }
    }

    @Test
    void readsAKeyFromItsFileAtEachCall() throws Exception {
        Files.writeString(folder.resolve("key"), SansanSide.SALES + "\n");
        assertThat(sansan.whoami("filed").id()).isEqualTo("s.eigyo");
        Files.writeString(folder.resolve("key"), SansanSide.OWN);
        assertThat(sansan.whoami("filed").id()).isEqualTo("m.sato");
    }

    @Test
    void neverTellsAKey() {
        SIDE.hook("/faults", "{'status':401}");
        assertThatThrownBy(() -> sansan.whoami("main"))
                .isInstanceOfSatisfying(
                        RemoteException.class,
                        refused -> assertThat(refused.status()).isEqualTo(401))
                .message()
                .startsWith("sansan /v6.0/me: refused with status 401; ")
                .doesNotContain(SansanSide.ALL);
        assertThat(new SansanKey(SansanSide.ALL, null, null, null, null, null, null))
                .asString()
                .isEqualTo("SansanKey[https://api.sansan.com, v6.0]");
    }
}
