package dev.serai.flow;

import static dev.serai.flow.RouteDeployerTest.route;
import static dev.serai.flow.RouteDeployerTest.steps;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class RunsTest {
    private static final Duration TAKE_OVER = Duration.ofSeconds(60);
    private static EmbeddedPostgres postgres;
    private static JdbcClient jdbc;

    @TempDir
    private Path folder;

    private Path routes;
    private Path gate;
    private Process other;

    @BeforeAll
    static void database() throws IOException {
        postgres = EmbeddedPostgres.start();
        jdbc = JdbcClient.create(postgres.getPostgresDatabase());
        jdbc.sql("alter database postgres set search_path to serai").update();
        jdbc.sql("create schema serai").update();
        new ResourceDatabasePopulator(new ClassPathResource("db/migration/V1__quartz.sql"))
                .execute(postgres.getPostgresDatabase());
        jdbc.sql("create table said (n bigserial, what text)").update();
    }

    @AfterAll
    static void stopDatabase() throws IOException {
        postgres.close();
    }

    @BeforeEach
    void routes() {
        routes = folder.resolve("routes");
        gate = folder.resolve("gate");
        FlowHub.save(
                routes,
                "test-run.yaml",
                route(
                                "test-run",
                                steps(
                                        "bean: {ref: work, method: begin}",
                                        "bean: {ref: work, method: waitForGate}",
                                        "bean: {ref: work, method: end}"))
                        .replaceAll("(?s)errorHandler:.*?\\{}", "routeConfigurationId: test-failure"));
        FlowHub.save(routes, "test-failure.yaml", """
                - routeConfiguration:
                    id: test-failure
                    onException:
                      - onException:
                          exception: [java.lang.Exception]
                          handled: {constant: {expression: "true"}}
                          steps:
                            - bean: {ref: work, method: fail}
                """);
    }

    @AfterEach
    void forgetWhatWasSaid() throws InterruptedException {
        if (other != null) {
            other.destroyForcibly().waitFor();
        }
        jdbc.sql("truncate said").update();
    }

    private static String url() {
        return postgres.getJdbcUrl("postgres", "postgres");
    }

    private FlowHub node(String name) {
        return RunNode.start(routes, url(), gate, name);
    }

    private static List<String> said() {
        return jdbc.sql("select what from said order by n").query(String.class).list();
    }

    private static void awaitSaid(String what) {
        await().atMost(TAKE_OVER).untilAsserted(() -> assertThat(said()).contains(what));
    }

    private static void awaitNoJobsLeft() {
        await().untilAsserted(() -> assertThat(jdbc.sql("select count(*) from qrtz_job_details")
                        .query(Integer.class)
                        .single())
                .isZero());
    }

    @Test
    void aRunGoesOnAfterItsNodeWasKilledAndStartedAgain() throws Exception {
        other = RunNode.inItsOwnProcess(folder.resolve("first.log"), routes, url(), gate, "one", "r1");
        awaitSaid("begin r1 on one");
        other.destroyForcibly().waitFor();
        try (FlowHub again = node("one")) {
            await().atMost(TAKE_OVER)
                    .untilAsserted(() -> assertThat(said()).containsExactly("begin r1 on one", "begin r1 on one"));
            assertThat(again.part(Runs.class).knows("test", "r1")).isTrue();
            Files.createFile(gate);
            awaitSaid("end r1 on one");
            awaitNoJobsLeft();
            assertThat(again.part(Runs.class).knows("test", "r1")).isFalse();
        }
        assertThat(said()).hasSize(3);
    }

    @Test
    void anotherNodeTakesOverTheRunOfANodeThatDied() throws Exception {
        other = RunNode.inItsOwnProcess(folder.resolve("first.log"), routes, url(), gate, "one", "r2");
        awaitSaid("begin r2 on one");
        try (FlowHub two = node("two")) {
            other.destroyForcibly().waitFor();
            awaitSaid("begin r2 on two");
            Files.createFile(gate);
            awaitSaid("end r2 on two");
            awaitNoJobsLeft();
            assertThat(two.part(Runs.class).knows("test", "r2")).isFalse();
        }
        assertThat(said()).containsExactly("begin r2 on one", "begin r2 on two", "end r2 on two");
    }

    @Test
    void aRunThatAStoppingNodeInterruptsGoesOnAtTheNextStart() throws Exception {
        try (FlowHub one = node("one")) {
            one.part(Runs.class).start("test", "r3");
            awaitSaid("begin r3 on one");
        }
        assertThat(said()).hasSize(1);
        Files.createFile(gate);
        try (FlowHub again = node("one")) {
            awaitSaid("end r3 on one");
            awaitNoJobsLeft();
            assertThat(again.part(Runs.class).knows("test", "r3")).isFalse();
        }
        assertThat(said()).containsExactly("begin r3 on one", "begin r3 on one", "end r3 on one");
    }

    @Test
    void aRunStartsWithTheCallersTransactionOrNotAtAll() throws Exception {
        Files.createFile(gate);
        try (FlowHub one = node("one")) {
            Runs runs = one.part(Runs.class);
            TransactionTemplate transaction = new TransactionTemplate(one.part(PlatformTransactionManager.class));
            assertThatThrownBy(() -> transaction.executeWithoutResult(status -> {
                        runs.start("test", "undone");
                        throw new IllegalStateException("undo");
                    }))
                    .hasMessage("undo");
            transaction.executeWithoutResult(status -> runs.start("test", "r4"));
            awaitSaid("end r4 on one");
            awaitNoJobsLeft();
        }
        assertThat(said()).containsExactly("begin r4 on one", "end r4 on one");
    }

    @Test
    void startingARunTwiceRunsItOnce() throws Exception {
        try (FlowHub one = node("one")) {
            one.part(Runs.class).start("test", "r5");
            awaitSaid("begin r5 on one");
            one.part(Runs.class).start("test", "r5");
            Files.createFile(gate);
            awaitSaid("end r5 on one");
            awaitNoJobsLeft();
        }
        assertThat(said()).containsExactly("begin r5 on one", "end r5 on one");
    }

    @Test
    void aRunThatIsStartedAgainWhileItIsUnderWayRunsOnceMore() throws Exception {
        try (FlowHub one = node("one")) {
            one.part(Runs.class).start("test", "r6");
            awaitSaid("begin r6 on one");
            one.part(Runs.class).startAgain("test", "r6");
            Files.createFile(gate);
            await().atMost(TAKE_OVER)
                    .untilAsserted(() -> assertThat(said())
                            .filteredOn("end r6 on one"::equals)
                            .hasSize(2));
            awaitNoJobsLeft();
            one.part(Runs.class).startAgain("test", "r7");
            awaitSaid("end r7 on one");
            awaitNoJobsLeft();
        }
        assertThat(said())
                .containsExactly(
                        "begin r6 on one",
                        "end r6 on one",
                        "begin r6 on one",
                        "end r6 on one",
                        "begin r7 on one",
                        "end r7 on one");
    }
}
