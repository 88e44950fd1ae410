package dev.serai.archive;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where the segments of one backup lie: a folder for each entry, in it a file for each part. Parts are numbered from 0
 * in the order in which they make the entry; later rows are numbered on their own.
 *
 * @param folder the backup's own folder; it need not be there yet
 */
public record Staging(Path folder) {
    private static final String LATER = "later-";
    private static final String PART = "part-";
    private static final String SUFFIX = ".rows";

    /** The file of one part of an entry's rows. */
    public Path part(String entry, int number) {
        return file(entry, PART, number);
    }

    /** The file of one part of the rows that were read again later. */
    public Path later(String entry, int number) {
        return file(entry, LATER, number);
    }

    /** The parts that exist, in order. */
    public List<Path> parts(String entry) throws IOException {
        return files(entry, PART);
    }

    /** The later parts that exist, in order. */
    public List<Path> laterParts(String entry) throws IOException {
        return files(entry, LATER);
    }

    /** Bytes on disk. */
    public long bytes() throws IOException {
        long[] sum = {0};
        walk(new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                sum[0] += attributes.size();
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
                return passOverMissing(e);
            }
        });
        return sum[0];
    }

    /** Deletes the folder and everything in it; nothing happens if it is not there. */
    public void delete() throws IOException {
        walk(new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.deleteIfExists(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
                return passOverMissing(e);
            }

            @Override
            public FileVisitResult postVisitDirectory(Path visited, IOException e) throws IOException {
                Files.deleteIfExists(visited);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private void walk(SimpleFileVisitor<Path> visitor) throws IOException {
        if (Files.isDirectory(folder)) {
            Files.walkFileTree(folder, visitor);
        }
    }

    private static FileVisitResult passOverMissing(IOException e) throws IOException {
        if (e instanceof NoSuchFileException) {
            return FileVisitResult.CONTINUE;
        }
        throw e;
    }

    private Path file(String entry, String prefix, int number) {
        return entryFolder(entry).resolve(prefix + "%06d".formatted(number) + SUFFIX);
    }

    private List<Path> files(String entry, String prefix) throws IOException {
        Path entryFolder = entryFolder(entry);
        if (!Files.isDirectory(entryFolder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(entryFolder)) {
            return files.filter(file -> file.getFileName().toString().matches(prefix + "\\d+\\" + SUFFIX))
                    .sorted()
                    .toList();
        }
    }

    private Path entryFolder(String entry) {
        return folder.resolve(URLEncoder.encode(EntryName.check(entry), StandardCharsets.UTF_8));
    }
}
