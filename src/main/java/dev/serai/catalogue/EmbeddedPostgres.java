package dev.serai.catalogue;

import dev.serai.remote.CannotStart;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;

/**
 * A PostgreSQL of the hub's own, durable, on loopback only, kept in one folder.
 *
 * <p>It outlives a hub that is killed. The next hub stops it and starts it anew, so that its settings are those of the
 * program that runs, and nothing of the dead hub goes on in it.
 */
final class EmbeddedPostgres implements Database {
    private static final Logger log = LoggerFactory.getLogger(EmbeddedPostgres.class);

    private static final String USER = "serai";
    private static final int TRIES_FOR_A_FREE_PORT = 3;
    /** Replaying the write-ahead log after a crash can take minutes. */
    private static final String SECONDS_TO_START = "600";

    private static final String SECONDS_TO_STOP = "120";

    private final PostgresPrograms programs;
    private final Path cluster;
    private final Path output;
    private String password;
    private int port;

    private EmbeddedPostgres(PostgresPrograms programs, Path cluster) {
        this.programs = programs;
        this.cluster = cluster;
        this.output = cluster.resolveSibling(cluster.getFileName() + ".out");
    }

    /**
     * Starts it, with what it had when it last stopped or was killed, and waits until it answers.
     *
     * @param cluster absolute folder for its data; made on the first start
     * @param cache   folder for its unpacked programs
     * @param port    port on 127.0.0.1; 0 for any free one
     * @throws CannotStart if it does not start
     */
    static EmbeddedPostgres started(Path cluster, Path cache, int port) {
        try {
            EmbeddedPostgres postgres = new EmbeddedPostgres(PostgresPrograms.unpackedIn(cache), cluster);
            if (!Files.exists(cluster)) {
                postgres.create();
            }
            postgres.stopWhatIsLeft();
            postgres.password = Files.readString(cluster.resolve("serai.password"));
            postgres.start(port);
            return postgres;
        } catch (IOException e) {
            throw new CannotStart(
                    cluster + ": built-in PostgreSQL does not start (" + e
                            + "); mend that, or set spring.datasource.url to use another one",
                    e);
        }
    }

    /** Builds the cluster beside its place, so that a hub killed meanwhile leaves nothing half made behind. */
    private void create() throws IOException {
        Path unfinished = cluster.resolveSibling(cluster.getFileName() + ".new");
        FileSystemUtils.deleteRecursively(unfinished);
        Path secret = cluster.resolveSibling(cluster.getFileName() + ".password");
        OwnerOnly.write(secret, randomPassword());
        run(
                "initdb",
                "--pgdata=" + unfinished,
                "--username=" + USER,
                "--pwfile=" + secret,
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8",
                "--locale=C");
        Files.move(secret, unfinished.resolve("serai.password"));
        Files.writeString(unfinished.resolve("postgresql.conf"), "include 'serai.conf'\n", StandardOpenOption.APPEND);
        Files.move(unfinished, cluster);
    }

    private static String randomPassword() {
        byte[] bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    private void stopWhatIsLeft() throws IOException {
        Postmaster left = Postmaster.of(cluster);
        if (left.isRunning()) {
            log.warn(
                    "{}: PostgreSQL still runs as process {}, left by a hub that was killed; stopping it",
                    cluster,
                    left);
            stop();
        } else {
            left.forget();
        }
    }

    private void start(int wanted) throws IOException {
        for (int attempt = 1; ; attempt++) {
            port = wanted == 0 ? freePort() : wanted;
            Files.writeString(cluster.resolve("serai.conf"), settings());
            if (programs.run(
                    output,
                    "pg_ctl",
                    "start",
                    "--silent",
                    "--wait",
                    "-t",
                    SECONDS_TO_START,
                    "-D",
                    cluster.toString())) {
                return;
            }
            String said = Files.readString(output);
            boolean portWasTaken = said.contains("could not bind");
            if (wanted != 0 || !portWasTaken || attempt == TRIES_FOR_A_FREE_PORT) {
                throw failure("pg_ctl start", said);
            }
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** Written at every start, so that a newer hub's settings also reach an older cluster. */
    private String settings() {
        return """
                # Written by the hub at every start.
                listen_addresses = '127.0.0.1'
                port = %d
                unix_socket_directories = ''
                fsync = on
                synchronous_commit = on
                full_page_writes = on
                timezone = 'UTC'
                log_timezone = 'UTC'
                lc_messages = 'C'
                jit = off
                logging_collector = on
                log_directory = 'log'
                log_filename = 'postgresql-%%a.log'
                log_truncate_on_rotation = on
                log_rotation_age = 1d
                log_rotation_size = 0
                """.formatted(port);
    }

    private void stop() throws IOException {
        run("pg_ctl", "stop", "--silent", "--mode=fast", "--wait", "-t", SECONDS_TO_STOP, "-D", cluster.toString());
    }

    private void run(String program, String... arguments) throws IOException {
        if (!programs.run(output, program, arguments)) {
            throw failure(program, Files.readString(output));
        }
    }

    private IOException failure(String program, String said) {
        return new IOException(program + " failed: " + said.strip().replaceAll("\\s*\\R\\s*", " | "));
    }

    @Override
    public void close() {
        try {
            stop();
        } catch (IOException e) {
            log.error("{}: built-in PostgreSQL did not stop; it goes on until the next start", cluster, e);
        }
    }

    @Override
    public String getJdbcUrl() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
    }

    @Override
    public String getUsername() {
        return USER;
    }

    @Override
    public String getPassword() {
        return password;
    }

    @Override
    public String toString() {
        return "built-in PostgreSQL in " + cluster + " on port " + port;
    }
}
