package dev.serai.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.serai.flow.RouteFile.State;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RouteDeployerTest {
    @TempDir
    private Path routes;

    private FlowHub hub;

    @BeforeEach
    void start() {
        FlowHub.save(routes, "a/greet.yaml", greeting("good day"));
        FlowHub.save(routes, "a/other.yaml", route("other", steps("setBody: {constant: {expression: other}}")));
        hub = new FlowHub(routes);
    }

    @AfterEach
    void stop() {
        hub.close();
    }

    static String route(String id, String steps) {
        return """
                - route:
                    id: %1$s
                    description: For a test.
                    errorHandler:
                      noErrorHandler: {}
                    from:
                      uri: direct:%1$s
                      steps:
                %2$s""".formatted(id, steps);
    }

    static String steps(String... steps) {
        StringBuilder lines = new StringBuilder();
        for (String step : steps) {
            lines.append("        - ").append(step).append('\n');
        }
        return lines.toString();
    }

    private static String greeting(String words) {
        return route("greet", steps("setBody: {constant: {expression: " + words + "}}"));
    }

    private void awaitFault(String file, String message) {
        await().untilAsserted(() -> assertThat(hub.file(file))
                .isNotNull()
                .extracting(RouteFile::fault)
                .isNotNull()
                .extracting(Object::toString)
                .asString()
                .contains(message));
    }

    @Test
    void loadsAllFilesWhenTheHubStarts() {
        assertThat(hub.ask("greet", "")).isEqualTo("good day");
        assertThat(hub.ask("other", "")).isEqualTo("other");
        assertThat(hub.file("a/greet.yaml"))
                .returns(State.RUNNING, RouteFile::state)
                .returns(List.of("greet"), RouteFile::routes);
    }

    @Test
    void runsAChangedFileAndLeavesTheOthers() {
        var before = hub.file("a/other.yaml").deployedAt();
        hub.save("a/greet.yaml", greeting("good evening"));
        await().untilAsserted(() -> assertThat(hub.ask("greet", "")).isEqualTo("good evening"));
        assertThat(hub.file("a/other.yaml").deployedAt()).isEqualTo(before);
    }

    @Test
    void leavesWhatRanWhenAFileIsSavedWithAMistakeAndShowsItsLine() {
        Map<String, String> mistakes = Map.of(
                "to: {uri: 'nosuch:thing'}", "nosuch",
                "to: {uri: 'log:a?showAlll=true'}", "showAlll",
                "bean: {ref: nobody, method: act}", "nobody",
                "setBody: {simple: {expression: '${nofunction}'}}", "nofunction",
                "leapTo: {uri: 'direct:other'}", "leapTo",
                "to: {uri: 'direct:{{no.such.key}}'}", "no.such.key",
                "to: {uri: 'direct:oter'}", "direct:oter is received by no route",
                "to: {uri: 'direct:other'}}", "not YAML");
        mistakes.forEach((step, message) -> {
            hub.save("a/greet.yaml", route("greet", steps("setBody: {constant: {expression: night}}", step)));
            awaitFault("a/greet.yaml", message);
            assertThat(hub.file("a/greet.yaml").fault().line()).as(step).isEqualTo(10);
            assertThat(hub.file("a/greet.yaml").state()).isEqualTo(State.REFUSED);
            assertThat(hub.ask("greet", "")).isEqualTo("good day");
            assertThat(hub.ask("other", "")).isEqualTo("other");
        });
    }

    @Test
    void refusesRetrySettingsThatCamelWouldOnlyMissAtAFailure() {
        hub.save("policies/patience.yaml", """
                - routeConfiguration:
                    id: patience
                    onException:
                      - onException:
                          exception: [java.lang.Exception]
                          redeliveryPolicy:
                            redeliveryDelay: "{{test.delay:1h}}"
                """);
        awaitFault("policies/patience.yaml", "policies/patience.yaml:7: retry setting {{test.delay:1h}} is '1h'");
    }

    @Test
    void recoversWhenTheMistakeIsMended() {
        hub.save("a/greet.yaml", greeting("x") + "        - to: {uri: 'nosuch:thing'}\n");
        awaitFault("a/greet.yaml", "nosuch");
        hub.save("a/greet.yaml", greeting("good morning"));
        await().untilAsserted(() -> assertThat(hub.ask("greet", "")).isEqualTo("good morning"));
        assertThat(hub.file("a/greet.yaml").fault()).isNull();
    }

    @Test
    void stopsTheRoutesOfARemovedFile() throws IOException {
        Files.delete(routes.resolve("a/other.yaml"));
        await().until(() -> hub.camel().getRoute("other") == null);
        assertThat(hub.file("a/other.yaml")).isNull();
    }

    @Test
    void runsANewFile() {
        hub.save("b/late.yaml", route("late", steps("to: {uri: 'direct:greet'}")));
        await().until(() -> hub.camel().getRoute("late") != null);
        assertThat(hub.ask("late", "")).isEqualTo("good day");
    }

    @Test
    void refusesASecondRouteWithTheSameId() {
        hub.save("b/again.yaml", greeting("impostor"));
        awaitFault("b/again.yaml", "id 'greet' is taken by a/greet.yaml");
        assertThat(hub.ask("greet", "")).isEqualTo("good day");
    }

    @Test
    void refusesARouteWithoutAFailureRule() {
        hub.save(
                "b/careless.yaml", route("careless", steps("log: {message: x}")).replaceAll("(?s)errorH.*\\{}", ""));
        awaitFault("b/careless.yaml", "no failure rule");
    }

    @Test
    void tellsWhenTheTargetOfARunningRouteGoesAway() throws IOException {
        hub.save("b/late.yaml", route("late", steps("to: {uri: 'direct:other'}")));
        await().until(() -> hub.camel().getRoute("late") != null);
        Files.delete(routes.resolve("a/other.yaml"));
        awaitFault("b/late.yaml", "direct:other is received by no route");
        assertThat(hub.file("b/late.yaml").state()).isEqualTo(State.RUNNING);
    }

    @Test
    void startsWithoutTheFilesThatHaveAFault() {
        hub.close();
        FlowHub.save(routes, "a/greet.yaml", greeting("x") + "        - to: {uri: 'nosuch:thing'}\n");
        FlowHub.save(routes, "b/asks.yaml", route("asks", steps("to: {uri: 'direct:greet'}")));
        hub = new FlowHub(routes);
        assertThat(hub.file("a/greet.yaml"))
                .returns(State.REFUSED, RouteFile::state)
                .returns(null, RouteFile::deployedAt);
        assertThat(hub.ask("other", "")).isEqualTo("other");
        assertThat(hub.file("b/asks.yaml").state()).isEqualTo(State.RUNNING);
    }
}
