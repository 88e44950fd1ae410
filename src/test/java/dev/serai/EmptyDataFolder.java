package dev.serai;

import dev.serai.catalogue.PreparedCluster;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.util.FileSystemUtils;

/**
 * Gives each application context a data folder of its own, with a prepared cluster unless it has a database;
 * PostgreSQL's programs are unpacked once for all tests of a process.
 */
public class EmptyDataFolder implements ApplicationContextInitializer<ConfigurableApplicationContext> {
    /** What tests of this process keep between them. */
    public static final Path FORK = Path.of("target/fork-" + System.getProperty("fork", "0"));

    public static final Path PROGRAMS = FORK.resolve("postgres-programs");

    private static final Path ALL = FORK.resolve("data").toAbsolutePath();

    static {
        FileSystemUtils.deleteRecursively(ALL.toFile()); // what earlier runs left
    }

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        Path data = make();
        if (!context.getEnvironment().containsProperty("spring.datasource.url")) {
            PreparedCluster.copyTo(data);
        }
        // Quartz keeps its connections by this name for the whole process, and hubs of several tests live in one.
        TestPropertyValues.of(
                        "serai.data=" + data,
                        "spring.quartz.scheduler-name=" + data.getFileName(),
                        "serai.postgres.programs=" + PROGRAMS,
                        "serai.api.admin-token=test")
                .applyTo(context);
    }

    /** A new empty folder below {@code target}, named by an absolute path. */
    public static Path make() {
        try {
            return Files.createTempDirectory(Files.createDirectories(ALL), "hub");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
