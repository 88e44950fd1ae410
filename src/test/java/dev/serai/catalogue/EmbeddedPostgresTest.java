package dev.serai.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.serai.EmptyDataFolder;
import dev.serai.remote.CannotStart;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

class EmbeddedPostgresTest {
    private static final Path PROGRAMS = EmptyDataFolder.PROGRAMS.toAbsolutePath();

    private final Path folder = EmptyDataFolder.make();
    private final Path cluster = folder.resolve("postgres");
    private Optional<EmbeddedPostgres> running = Optional.empty();
    private Optional<Process> other = Optional.empty();

    private JdbcClient start() {
        EmbeddedPostgres postgres = EmbeddedPostgres.started(cluster, PROGRAMS, 0);
        running = Optional.of(postgres);
        return JdbcClient.create(
                new DriverManagerDataSource(postgres.getJdbcUrl(), postgres.getUsername(), postgres.getPassword()));
    }

    private void stop() {
        running.ifPresent(EmbeddedPostgres::close);
        running = Optional.empty();
    }

    @AfterEach
    void stopAll() {
        stop();
        other.ifPresent(Process::destroyForcibly);
    }

    private Process startAnother(String... command) throws IOException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        other = Optional.of(process);
        return process;
    }

    private Process startDoomedHub() throws IOException {
        String java = ProcessHandle.current().info().command().orElse("java");
        return startAnother(
                java,
                "-cp",
                System.getProperty("java.class.path"),
                DoomedHub.class.getName(),
                "" + folder,
                "" + PROGRAMS);
    }

    @ParameterizedTest
    @CsvSource({
        "fsync, on",
        "synchronous_commit, on",
        "full_page_writes, on",
        "listen_addresses, 127.0.0.1",
        "server_encoding, UTF8"
    })
    void losesNothingAndListensOnLoopbackOnly(String setting, String value) {
        assertThat(start().sql("show " + setting).query(String.class).single()).isEqualTo(value);
    }

    @Test
    void keepsWhatItHasOverARestart() {
        start().sql("create table kept as select 42 as answer").update();
        stop();

        assertThat(start().sql("select answer from kept").query(Integer.class).single())
                .isEqualTo(42);
    }

    @Test
    void isStoppedWhenItIsClosed() {
        start();
        long process = postmaster();
        stop();

        await().until(() -> isGone(process));
        assertThat(cluster.resolve("postmaster.pid")).doesNotExist();
    }

    @Test
    void keepsWhatAHubHadCommittedBeforeItWasKilledAndReplacesTheServerItLeft() throws Exception {
        Process hub = startDoomedHub();
        int committed = 0;
        try (BufferedReader output = hub.inputReader()) {
            while (committed < 200) {
                String line = output.readLine();
                assertThat(line).as("the other hub's output").isNotNull();
                committed += line.startsWith("written") ? 1 : 0;
            }
            hub.destroyForcibly().waitFor();
        }
        long left = postmaster();
        assertThat(ProcessHandle.of(left)).as("PostgreSQL outlives its hub").isPresent();

        JdbcClient db = start();

        assertThat(postmaster()).isNotEqualTo(left);
        await().until(() -> isGone(left));
        assertThat(db.sql("select count(*) from written").query(Integer.class).single())
                .isGreaterThanOrEqualTo(committed);
        assertThat(db.sql("select count(*) - max(number) from written")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void doesNotTakeAnotherProgramForTheServerThatIsLeft() throws Exception {
        start();
        stop();
        Process stranger = startAnother("sleep", "600");
        Files.writeString(
                cluster.resolve("postmaster.pid"),
                stranger.pid() + "\n" + cluster + "\n0\n1\n\n127.0.0.1\n  1 1\nready\n");

        assertThat(start().sql("select 1").query(Integer.class).single()).isEqualTo(1);
        assertThat(stranger.isAlive()).isTrue();
    }

    @Test
    void beginsAnewWhatAKilledFirstStartLeftHalfMade() throws Exception {
        Files.createDirectories(folder.resolve("postgres.new/base"));
        Files.writeString(folder.resolve("postgres.new/PG_VERSION"), "17");

        assertThat(start().sql("select 1").query(Integer.class).single()).isEqualTo(1);
        assertThat(folder.resolve("postgres.new")).doesNotExist();
    }

    @Test
    void letsNobodyInWithoutItsPasswordWhichOnlyItsOwnerCanRead() throws Exception {
        start();
        EmbeddedPostgres postgres = running.orElseThrow();

        assertThatThrownBy(() -> DriverManager.getConnection(postgres.getJdbcUrl(), postgres.getUsername(), "guessed"))
                .hasMessageContaining("password authentication failed");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(cluster.resolve("serai.password"))))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(cluster)))
                .isEqualTo("rwx------");
    }

    @Test
    void saysInOneSentenceWhyItDoesNotStart() throws Exception {
        start();
        stop();
        Files.writeString(cluster.resolve("PG_VERSION"), "9.6\n");

        assertThatThrownBy(this::start)
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("initialized by PostgreSQL version 9.6")
                .message()
                .doesNotContain("\n");
    }

    @Test
    void unpacksItsProgramsOnlyOnce() throws Exception {
        start();
        stop();
        start();

        try (Stream<Path> versions = Files.list(PROGRAMS)) {
            assertThat(versions).hasSize(1);
        }
    }

    @Test
    void keepsASecondHubOffItsFolder() throws Exception {
        Process hub = startDoomedHub();
        try (BufferedReader output = hub.inputReader()) {
            assertThat(output.lines().filter(line -> line.startsWith("written")).findFirst())
                    .isPresent();
            assertThatThrownBy(() -> DataFolder.occupy(folder))
                    .isInstanceOf(CannotStart.class)
                    .hasMessage(folder + ": in use by another hub (process " + hub.pid()
                            + "); stop that one, or give this one a folder of its own by serai.data");
            hub.destroyForcibly().waitFor();
        }

        DataFolder.occupy(folder).close();
        start();
    }

    private static boolean isGone(long process) {
        return ProcessHandle.of(process).filter(ProcessHandle::isAlive).isEmpty();
    }

    private long postmaster() {
        try {
            return Long.parseLong(
                    Files.readAllLines(cluster.resolve("postmaster.pid")).get(0));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
