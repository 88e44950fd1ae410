package dev.serai.flow;

import static dev.serai.flow.RouteDeployerTest.route;
import static dev.serai.flow.RouteDeployerTest.steps;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.serai.flow.RouteFile.State;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quartz.JobBuilder;
import org.quartz.JobKey;
import org.quartz.SchedulerException;
import org.quartz.SimpleScheduleBuilder;
import org.quartz.TriggerBuilder;
import org.quartz.impl.matchers.GroupMatcher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** What gives way to what, and when. */
class RouteSwapTest {
    private static final String YEARLY = "0 0 0 1 1 ?";

    @TempDir
    private Path routes;

    private FlowHub hub;

    /** A feature that wants two routes of one template, and a step that takes its time. */
    @Import(FlowHub.Parts.class)
    static class Wishes {
        @Bean
        TemplatedRoutes greetings() {
            return () -> List.of(
                    new TemplatedRoute("greeting", "greet-anna", Map.of("name", "Anna")),
                    new TemplatedRoute("greeting", "greet-bo", Map.of("name", "Bo")));
        }

        @Bean
        Gate gate() {
            return new Gate();
        }
    }

    /** Holds an exchange until a test lets it go. */
    public static final class Gate {
        final CountDownLatch entered = new CountDownLatch(1);
        final CountDownLatch open = new CountDownLatch(1);

        public void pass() throws InterruptedException {
            entered.countDown();
            if (!open.await(60, TimeUnit.SECONDS)) {
                throw new IllegalStateException("never opened");
            }
        }
    }

    static String policy(String answer) {
        return """
                - routeConfiguration:
                    id: excuse
                    onException:
                      - onException:
                          exception: [java.lang.Exception]
                          handled: {constant: {expression: "true"}}
                          steps:
                            - setBody: {constant: {expression: %s}}
                """.formatted(answer);
    }

    private static String template(String word) {
        return """
                - routeTemplate:
                    id: greeting
                    parameters:
                      - name: name
                    route:
                      errorHandler: {noErrorHandler: {}}
                      from:
                        uri: direct:{{name}}
                        steps:
                          - setBody: {constant: {expression: "%s {{name}}"}}
                """.formatted(word);
    }

    private static String trigger(String id, String cron) {
        return route(id, steps("to: {uri: 'direct:slow'}"))
                .replace("uri: direct:" + id, "uri: quartz:" + id + "\n      parameters: {cron: '" + cron + "'}");
    }

    @BeforeEach
    void start() {
        FlowHub.save(routes, "policies/excuse.yaml", policy("sorry"));
        FlowHub.save(routes, "templates/greeting.yaml", template("hello"));
        FlowHub.save(
                routes,
                "a/fails.yaml",
                route("fails", steps("throwException: {exceptionType: java.io.IOException, message: x}"))
                        .replaceAll("(?s)errorHandler:.*?\\{}", "routeConfigurationId: excuse"));
        FlowHub.save(routes, "a/slow.yaml", route("slow", steps("bean: {ref: gate, method: pass}")));
        FlowHub.save(routes, "a/at-new-year.yaml", trigger("at-new-year", YEARLY));
        hub = new FlowHub(routes, Wishes.class);
    }

    @AfterEach
    void stop() {
        hub.part(Gate.class).open.countDown();
        hub.close();
    }

    private Set<JobKey> jobs() throws SchedulerException {
        return hub.scheduler().getJobKeys(GroupMatcher.anyGroup());
    }

    @Test
    void aChangedPolicyHoldsForTheRoutesThatUseIt() {
        assertThat(hub.ask("fails", "")).isEqualTo("sorry");
        hub.save("policies/excuse.yaml", policy("pardon"));
        await().untilAsserted(() -> assertThat(hub.ask("fails", "")).isEqualTo("pardon"));
    }

    @Test
    void aPolicyThatNamesAMissingBeanIsRefused() {
        String hooked = policy("pardon").replace("handled:", "onExceptionOccurredRef: nobody\n          handled:");
        hub.save("policies/excuse.yaml", hooked);
        await().until(() -> hub.file("policies/excuse.yaml").state() == State.REFUSED);
        assertThat(hub.file("policies/excuse.yaml").fault())
                .hasToString("policies/excuse.yaml:6: bean 'nobody' does not exist; correct the name or add the bean");
        assertThat(hub.ask("fails", "")).isEqualTo("sorry");
    }

    @Test
    void aChangedTemplateChangesTheRoutesMadeFromIt() {
        assertThat(hub.ask("Anna", "")).isEqualTo("hello Anna");
        assertThat(hub.ask("Bo", "")).isEqualTo("hello Bo");
        assertThat(hub.file("templates/greeting.yaml").routes()).containsExactly("greet-anna", "greet-bo");
        hub.save("templates/greeting.yaml", template("hi"));
        await().untilAsserted(() -> assertThat(hub.ask("Bo", "")).isEqualTo("hi Bo"));
        assertThat(hub.ask("Anna", "")).isEqualTo("hi Anna");
    }

    @Test
    void aTemplateThatCannotMakeItsRoutesIsRefused() {
        hub.save("templates/greeting.yaml", template("hi {{noun}}"));
        await().until(() -> hub.file("templates/greeting.yaml").state() == State.REFUSED);
        assertThat(hub.file("templates/greeting.yaml").fault().message()).contains("noun");
        assertThat(hub.ask("Anna", "")).isEqualTo("hello Anna");
    }

    @Test
    void aScheduleGoesWithItsRouteAndADryRunLeavesTheSchedulerAlone() throws Exception {
        assertThat(jobs()).hasSize(1);
        hub.save("a/at-new-year.yaml", trigger("at-new-year", "not a cron"));
        await().until(() -> hub.file("a/at-new-year.yaml").state() == State.REFUSED);
        assertThat(jobs()).hasSize(1);
        hub.save("a/at-midsummer.yaml", trigger("at-midsummer", "0 0 0 24 6 ?"));
        await().until(() -> jobs().size() == 2);
        Files.delete(routes.resolve("a/at-new-year.yaml"));
        await().until(() -> jobs().size() == 1);
        assertThat(jobs()).extracting(JobKey::getName).containsExactly("at-midsummer");
        assertThat(hub.scheduler().isStarted()).isTrue();
    }

    @Test
    void aDryRunNeitherSchedulesAnythingNorTouchesComponents() throws Exception {
        try (DryRun dryRun = new DryRun(hub.camel())) {
            dryRun.build(RouteReader.read("a/x.yaml", trigger("at-midsummer", "0 0 0 24 6 ?")));
            assertThat(jobs()).hasSize(1);
        }
        assertThat(hub.camel().getComponent("direct").getCamelContext()).isSameAs(hub.camel());
        assertThat(hub.ask("Anna", "")).isEqualTo("hello Anna");
    }

    @Test
    void aScheduleWhoseRouteWasRemovedWhileTheHubWasDownIsForgotten() throws Exception {
        hub.scheduler()
                .scheduleJob(
                        JobBuilder.newJob(org.apache.camel.component.quartz.CamelJob.class)
                                .withIdentity("orphan", "Camel")
                                .build(),
                        TriggerBuilder.newTrigger()
                                .startAt(new java.util.Date(System.currentTimeMillis() + 3_600_000))
                                .withSchedule(SimpleScheduleBuilder.repeatHourlyForever())
                                .build());
        hub.part(LiveRoutes.class).forgetOrphanSchedules();
        assertThat(jobs()).extracting(JobKey::getName).containsExactly("at-new-year");
    }

    @Test
    void aFileIsNotBelievedWhileItIsBeingWritten() throws Exception {
        RouteFolder folder = new RouteFolder(routes);
        folder.firstLook();
        Path file = routes.resolve("a/slow.yaml");
        String before = Files.readString(file);
        Files.writeString(file, "- route:\n");
        assertThat(folder.look()).containsEntry("a/slow.yaml", before);
        Files.writeString(file, "    id: slow\n", StandardOpenOption.APPEND);
        assertThat(folder.look()).containsEntry("a/slow.yaml", before);
        assertThat(folder.look()).containsEntry("a/slow.yaml", "- route:\n    id: slow\n");
    }
}
