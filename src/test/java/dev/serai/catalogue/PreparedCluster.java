package dev.serai.catalogue;

import dev.serai.EmptyDataFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;

/**
 * PostgreSQL's files with all migrations done, made once for all tests of a process. A hub that starts with a copy is spared
 * making its own; that it can is shown by EmbeddedPostgresTest and StartFailureTest.
 */
public final class PreparedCluster {
    private static Path made;

    private PreparedCluster() {}

    /** @param data folder of a hub; nothing happens if there is a cluster in it */
    public static synchronized void copyTo(Path data) {
        Path cluster = cluster(data);
        if (!Files.exists(cluster)) {
            try {
                Files.createDirectories(data);
                copy(made(), cluster);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    static EmbeddedPostgres startedIn(Path data) {
        copyTo(data);
        return started(data);
    }

    private static EmbeddedPostgres started(Path data) {
        return EmbeddedPostgres.started(cluster(data), EmptyDataFolder.PROGRAMS.toAbsolutePath(), 0);
    }

    private static Path cluster(Path data) {
        return data.toAbsolutePath().resolve("postgres");
    }

    private static Path made() {
        if (made == null) {
            Path data = EmptyDataFolder.make();
            try (EmbeddedPostgres server = started(data)) {
                Flyway.configure()
                        .dataSource(server.getJdbcUrl(), server.getUsername(), server.getPassword())
                        .defaultSchema("serai")
                        .load()
                        .migrate();
            }
            made = cluster(data);
        }
        return made;
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Files.copy(file, to.resolve(from.relativize(file).toString()), StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
    }
}
