package dev.serai.backup;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The folder in which a running backup collects its parts; removed when the archive is sealed. */
record Staging(Path folder) {
    /** The document that every backup has. */
    static final String ACCOUNT = "metadata/account.json";
    /** Records put into the bin since the backup began. */
    static final String BINNED = "binned";
    /** Records that others, changed since the backup began, name as merged into them. */
    static final String MERGED = "merged";

    Path segment(LaneKey lane) {
        return folder.resolve(lane.kind()).resolve(lane.name()).resolve("%06d.seg".formatted(lane.part()));
    }

    /** Keeps a document that goes into the archive as it is. */
    void document(String entry, byte[] content) {
        try {
            Path file = folder.resolve("documents").resolve(entry);
            Files.createDirectories(file.getParent());
            Files.write(file, content);
        } catch (IOException failed) {
            throw StagingFailure.of(folder, failed);
        }
    }

    /**
     * Looks whether what the survey kept is still there.
     *
     * @throws StagingFailure if the folder has vanished while the backup runs
     */
    void check() {
        Path account = folder.resolve("documents").resolve(ACCOUNT);
        if (!Files.exists(account)) {
            throw StagingFailure.of(account, new NoSuchFileException(account.toString()));
        }
    }

    /** Entry names and contents of the documents, in the order of their names. */
    Map<String, byte[]> documents() throws IOException {
        Path root = folder.resolve("documents");
        Map<String, byte[]> documents = new TreeMap<>();
        if (Files.isDirectory(root)) {
            try (Stream<Path> files = Files.walk(root)) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    documents.put(root.relativize(file).toString().replace('\\', '/'), Files.readAllBytes(file));
                }
            }
        }
        return documents;
    }

    /** Remembers ids of an object's records under a word; the same id may be remembered twice. */
    void remember(String word, String object, Collection<String> ids) {
        if (ids.isEmpty()) {
            return;
        }
        try {
            Path file = memory(word, object);
            Files.createDirectories(file.getParent());
            Files.write(file, ids, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException failed) {
            throw StagingFailure.of(folder, failed);
        }
    }

    Set<String> remembered(String word, String object) {
        try {
            return new HashSet<>(Files.readAllLines(memory(word, object)));
        } catch (NoSuchFileException none) {
            return Set.of();
        } catch (IOException failed) {
            throw StagingFailure.of(folder, failed);
        }
    }

    private Path memory(String word, String object) {
        return folder.resolve(word).resolve(object + ".txt");
    }

    void delete() {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (UncheckedIOException failed) {
            throw StagingFailure.of(folder, failed.getCause());
        } catch (IOException failed) {
            throw StagingFailure.of(folder, failed);
        }
    }
}
