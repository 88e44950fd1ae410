package dev.serai.flow;

import static dev.serai.flow.RouteDeployerTest.route;
import static dev.serai.flow.RouteDeployerTest.steps;
import static dev.serai.flow.RouteSwapTest.policy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.serai.flow.RouteFile.State;
import dev.serai.flow.RouteSwapTest.Gate;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Routes are replaced while they are used. */
class RouteUnderLoadTest {
    @TempDir
    private Path routes;

    private FlowHub hub;

    @BeforeEach
    void start() {
        FlowHub.save(routes, "a/slow.yaml", route("slow", steps("bean: {ref: gate, method: pass}")));
        hub = new FlowHub(routes, RouteSwapTest.Wishes.class);
    }

    @AfterEach
    void stop() {
        hub.part(Gate.class).open.countDown();
        hub.close();
    }

    @Test
    void aRouteGivesWayOnceWhatIsUnderWayHasEnded() throws Exception {
        Gate gate = hub.part(Gate.class);
        var answer = CompletableFuture.supplyAsync(() -> hub.ask("slow", "first"));
        gate.entered.await();
        hub.save("a/slow.yaml", route("slow", steps("setBody: {constant: {expression: changed}}")));
        await().until(() -> hub.file("a/slow.yaml").state() == State.WAITING);
        gate.open.countDown();
        assertThat(answer.get(10, TimeUnit.SECONDS)).isEqualTo("first");
        await().until(() -> hub.file("a/slow.yaml").state() == State.RUNNING);
        assertThat(hub.ask("slow", "")).isEqualTo("changed");
    }

    @Test
    void noCallerFailsWhileRoutesAreReplaced() {
        hub.save("b/inner.yaml", route("inner", steps("setBody: {constant: {expression: round 0}}")));
        hub.save("b/outer.yaml", route("outer", steps("to: {uri: 'direct:inner'}")));
        await().until(() -> hub.camel().getRoute("outer") != null);
        AtomicBoolean enough = new AtomicBoolean();
        var callers = IntStream.range(0, 4)
                .mapToObj(n -> CompletableFuture.runAsync(() -> {
                    while (!enough.get()) {
                        assertThat(hub.ask("outer", "")).startsWith("round");
                    }
                }))
                .toList();
        for (int round = 1; round <= 8; round++) {
            String answer = "round " + round;
            hub.save("b/inner.yaml", route("inner", steps("setBody: {constant: {expression: " + answer + "}}")));
            hub.save(
                    "b/outer.yaml",
                    route("outer", steps("to: {uri: 'direct:inner'}", "log: {message: " + answer + "}")));
            await().until(() -> hub.ask("outer", "").equals(answer));
        }
        enough.set(true);
        assertThat(callers).allSatisfy(caller -> assertThat(caller).succeedsWithin(Duration.ofSeconds(10)));
    }

    @Test
    void noPageIsLostWhileItsDoorIsReplaced() {
        String page = steps(
                "doTry: {steps: [{enrich: {expression: {constant: {expression: 'direct:door'}}, variableReceive: a}}, "
                        + "{setBody: {simple: {expression: '${variable.a}'}}}], "
                        + "doCatch: [{exception: [java.lang.Exception], steps: [{setBody: {simple: {expression: 'caught ${exception}'}}}]}]}");
        String door = route("door", steps("to: {uri: 'direct:inner'}"))
                .replaceAll("(?s)errorHandler:.*?\\{}", "routeConfigurationId: patience");
        hub.save(
                "policies/patience.yaml",
                policy("x")
                        .replace("excuse", "patience")
                        .replaceAll(
                                "(?s)          handled.*", "          redeliveryPolicy: {maximumRedeliveries: 0}\n"));
        hub.save("b/inner.yaml", route("inner", steps("setBody: {constant: {expression: fine}}")));
        hub.save("b/door.yaml", door);
        hub.save("b/page.yaml", route("page", page));
        await().until(() -> hub.camel().getRoute("page") != null);
        AtomicBoolean enough = new AtomicBoolean();
        var callers = IntStream.range(0, 8)
                .mapToObj(n -> CompletableFuture.runAsync(() -> {
                    while (!enough.get()) {
                        assertThat(hub.ask("page", "asked")).isEqualTo("fine");
                    }
                }))
                .toList();
        for (int round = 1; round <= 4; round++) {
            var before = hub.file("b/door.yaml").deployedAt();
            hub.save("b/door.yaml", door.replace("For a test", "For a test, round " + round));
            await().until(() -> !hub.file("b/door.yaml").deployedAt().equals(before));
        }
        enough.set(true);
        assertThat(callers).allSatisfy(caller -> assertThat(caller).succeedsWithin(Duration.ofSeconds(40)));
    }
}
