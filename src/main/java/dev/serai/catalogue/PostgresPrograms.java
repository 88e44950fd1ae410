package dev.serai.catalogue;

import dev.serai.remote.CannotStart;
import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import io.zonky.test.db.postgres.util.LinuxUtils;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;
import org.springframework.util.DigestUtils;
import org.springframework.util.FileSystemUtils;

/** PostgreSQL's own programs for this machine, unpacked from the class path once. */
final class PostgresPrograms {
    private static final int OWNER_MAY_EXECUTE = 0100;

    private final Path home;

    private PostgresPrograms(Path home) {
        this.home = home;
    }

    /**
     * Unpacks them, unless that has been done; a second caller waits for the first.
     *
     * @param cache folder that keeps what is unpacked for the next start, one subfolder for each version
     * @throws CannotStart if there are no programs for this kind of machine
     */
    static synchronized PostgresPrograms unpackedIn(Path cache) throws IOException {
        byte[] packed;
        try (InputStream in = DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(system(), architecture())) {
            packed = in.readAllBytes();
        } catch (IllegalStateException e) {
            throw new CannotStart(
                    "built-in PostgreSQL: none for " + system() + " on " + architecture()
                            + "; run PostgreSQL yourself and set spring.datasource.url",
                    e);
        }
        Path home = cache.resolve(DigestUtils.md5DigestAsHex(packed));
        if (!Files.exists(home)) {
            Path unfinished = Files.createTempDirectory(Files.createDirectories(cache), "unpacking");
            unpack(packed, unfinished);
            moveUnlessThere(unfinished, home);
        }
        return new PostgresPrograms(home);
    }

    private static String system() {
        String name = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        return name.startsWith("windows") ? "Windows" : name.startsWith("mac") ? "Darwin" : "Linux";
    }

    private static String architecture() {
        String name = System.getProperty("os.arch");
        return name.equals("amd64") ? "x86_64" : name;
    }

    private static void unpack(byte[] packed, Path folder) throws IOException {
        if (!unpackByTar(packed, folder)) {
            FileSystemUtils.deleteRecursively(folder);
            Files.createDirectories(folder);
            unpackHere(packed, folder);
        }
    }

    /** The system's own tar takes a fifth of the time; not every system has one that knows xz. */
    private static boolean unpackByTar(byte[] packed, Path folder) throws IOException {
        try {
            Process tar = new ProcessBuilder(
                            "tar", "-xJf", "-", "--no-same-owner", "--no-same-permissions", "-C", folder.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            try (OutputStream in = tar.getOutputStream()) {
                in.write(packed);
            }
            return tar.waitFor() == 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("tar: interrupted", e);
        } catch (IOException noSuchTar) {
            return false;
        }
    }

    private static void unpackHere(byte[] packed, Path folder) throws IOException {
        try (TarArchiveInputStream tar =
                new TarArchiveInputStream(new XZCompressorInputStream(new ByteArrayInputStream(packed)))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                Path file = folder.resolve(entry.getName());
                if (entry.isDirectory()) {
                    Files.createDirectories(file);
                    continue;
                }
                Files.createDirectories(file.getParent());
                if (entry.isSymbolicLink()) {
                    Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
                } else {
                    Files.copy(tar, file);
                    makeExecutable(file.toFile(), entry.getMode());
                }
            }
        }
    }

    private static void makeExecutable(File file, int mode) throws IOException {
        if ((mode & OWNER_MAY_EXECUTE) != 0 && !file.setExecutable(true, false)) {
            throw new IOException(file + ": cannot be made executable");
        }
    }

    private static void moveUnlessThere(Path from, Path to) throws IOException {
        try {
            Files.move(from, to);
        } catch (IOException e) {
            if (!Files.exists(to)) {
                throw e;
            }
            FileSystemUtils.deleteRecursively(from);
        }
    }

    /**
     * Runs one of the programs to its end.
     *
     * @param output file that gets everything the program says; what was in it is lost
     * @return whether the program said that it went well
     */
    boolean run(Path output, String program, String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        if (LinuxUtils.isUnshareAvailable()) {
            // PostgreSQL refuses to run as root: in a user namespace of its own it is nobody.
            command.addAll(List.of("unshare", "-U"));
        }
        command.add(home.resolve("bin").resolve(program).toString());
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .redirectInput(ProcessBuilder.Redirect.PIPE);
        builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
        try {
            Process process = builder.start();
            process.getOutputStream().close();
            return process.waitFor() == 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(program + ": interrupted", e);
        }
    }
}
