package dev.serai.journey;

import dev.serai.EmptyDataFolder;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * The hub's program in the form that starts soonest. The first hub that ends as it should leaves behind what its JVM made
 * of all classes; those after it are spared a third of their start. JVMs do so for classes in jars only, hence the jars.
 */
final class HubProgram {
    private static final Path FOLDER = EmptyDataFolder.FORK.toAbsolutePath();

    private static final String CLASS_PATH = classPath();
    private static final Path SHARED = FOLDER.resolve("hub.jsa");
    private static final Path UNFINISHED = FOLDER.resolve("hub.jsa.new");

    static {
        try {
            Files.deleteIfExists(SHARED); // an earlier build's
            Files.deleteIfExists(UNFINISHED);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private HubProgram() {}

    /** Arguments of a JVM that runs the hub, all but the hub's own. */
    static List<String> arguments(boolean quickToStart) {
        List<String> arguments = new ArrayList<>();
        if (quickToStart) {
            arguments.addAll(List.of("-XX:TieredStopAtLevel=1", "-Xlog:cds*=off"));
            arguments.add(
                    Files.exists(SHARED)
                            ? "-XX:SharedArchiveFile=" + SHARED
                            : "-XX:ArchiveClassesAtExit=" + UNFINISHED);
        }
        arguments.addAll(List.of("-Xmx256m", "-XX:+UseSerialGC", "-cp", CLASS_PATH, "dev.serai.Serai"));
        return arguments;
    }

    /** To be called when a hub has ended as it should. */
    static void ended() {
        try {
            if (Files.exists(UNFINISHED)) {
                Files.move(UNFINISHED, SHARED, StandardCopyOption.ATOMIC_MOVE);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String classPath() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(Path::of)
                .map(entry -> Files.isDirectory(entry) ? packed(entry) : entry)
                .map(Path::toString)
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static Path packed(Path classes) {
        Path jar = FOLDER.resolve(classes.getFileName() + ".jar");
        try {
            Files.createDirectories(FOLDER);
            try (OutputStream file = Files.newOutputStream(jar);
                    ZipOutputStream zip = new ZipOutputStream(file);
                    Stream<Path> entries = Files.walk(classes)) {
                for (Path entry : (Iterable<Path>) entries.filter(path -> !path.equals(classes))::iterator) {
                    String name = classes.relativize(entry).toString().replace(File.separatorChar, '/');
                    boolean folder = Files.isDirectory(entry);
                    zip.putNextEntry(new ZipEntry(folder ? name + "/" : name)); // folders too: they are scanned
                    if (!folder) {
                        Files.copy(entry, zip);
                    }
                }
            }
            return jar;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
