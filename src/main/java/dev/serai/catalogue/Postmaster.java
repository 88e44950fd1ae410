package dev.serai.catalogue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The process that a cluster's {@code postmaster.pid} names, if it is what that file claims. Numbers of processes are
 * given out again, in containers already at the next start, so the number alone proves nothing.
 */
final class Postmaster {
    private final Path cluster;
    private final Path file;
    private final Optional<ProcessHandle> process;

    private Postmaster(Path cluster, Path file, Optional<ProcessHandle> process) {
        this.cluster = cluster;
        this.file = file;
        this.process = process;
    }

    static Postmaster of(Path cluster) throws IOException {
        Path file = cluster.resolve("postmaster.pid");
        return new Postmaster(cluster, file, pid(file).flatMap(ProcessHandle::of));
    }

    private static Optional<Long> pid(Path file) throws IOException {
        List<String> lines = Files.exists(file) ? Files.readAllLines(file) : List.of();
        return lines.stream()
                .findFirst()
                .filter(line -> line.matches("\\d{1,18}"))
                .map(Long::valueOf);
    }

    boolean isRunning() {
        return process.filter(ProcessHandle::isAlive)
                .filter(this::isPostgres)
                .filter(this::servesThisCluster)
                .isPresent();
    }

    private boolean isPostgres(ProcessHandle candidate) {
        return candidate
                .info()
                .command()
                .map(command -> Path.of(command).getFileName().toString().startsWith("postgres"))
                .orElse(false);
    }

    /** A postmaster works in its cluster's folder; where the system does not show that, its arguments name the folder. */
    private boolean servesThisCluster(ProcessHandle candidate) {
        Path workingFolder = Path.of("/proc", Long.toString(candidate.pid()), "cwd");
        try {
            return Files.isSameFile(workingFolder, cluster);
        } catch (IOException e) {
            String[] arguments = candidate.info().arguments().orElse(new String[0]);
            return Arrays.asList(arguments).contains(cluster.toString());
        }
    }

    /** Removes the file of a process that is gone, lest its number, now another program's, keep PostgreSQL from starting. */
    void forget() throws IOException {
        Files.deleteIfExists(file);
    }

    @Override
    public String toString() {
        return process.map(it -> Long.toString(it.pid())).orElse("none");
    }
}
