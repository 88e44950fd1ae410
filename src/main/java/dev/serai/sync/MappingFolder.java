package dev.serai.sync;

import dev.serai.mapping.Finding;
import dev.serai.remote.Refusal;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.Map;

/** The folder of the mapping files: what stands in each, or why that cannot be told. */
final class MappingFolder {
    private static final String ENDING = ".yaml";

    private final Path folder;

    MappingFolder(Path folder) {
        this.folder = folder;
    }

    /**
     * A file as it was saved last.
     *
     * @param text       null if it cannot be read
     * @param unreadable why; null if it can
     */
    record Saved(String text, Finding unreadable) {}

    static String fileOf(String sync) {
        return sync + ENDING;
    }

    static String syncOf(String file) {
        return file.substring(0, file.length() - ENDING.length());
    }

    /**
     * All files by name, without those that an editor hides while it works; none if there is no such folder.
     *
     * @throws IOException if the folder itself cannot be read
     */
    Map<String, Saved> files() throws IOException {
        Map<String, Saved> found = new LinkedHashMap<>();
        if (Files.isDirectory(folder)) {
            try (var files = Files.list(folder)) {
                for (Path file : files.filter(MappingFolder::isMapping).sorted().toList()) {
                    found.put(file.getFileName().toString(), read(file));
                }
            }
        }
        return found;
    }

    private static boolean isMapping(Path file) {
        String name = file.getFileName().toString();
        return name.endsWith(ENDING) && !name.startsWith(".");
    }

    private static Saved read(Path file) {
        String name = file.getFileName().toString();
        try {
            return Files.isDirectory(file)
                    ? unreadable(name, 0, "is a folder; rename it, or put a file in its place")
                    : text(name, Files.readAllBytes(file));
        } catch (IOException | RuntimeException failed) {
            return unreadable(name, 0, "cannot be read: " + failed + "; see to it that the hub may read it");
        }
    }

    /**
     * Puts a file in place as a whole, so that nobody sees half of it.
     *
     * @throws Refusal if the hub may not write there
     */
    void write(String file, String text) {
        Path saving = folder.resolve("." + file + "." + Long.toHexString(System.nanoTime()));
        try {
            try {
                Files.writeString(saving, text);
                Files.move(saving, folder.resolve(file), StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(saving);
            }
        } catch (IOException failed) {
            throw new Refusal(
                    Refusal.Kind.UNAVAILABLE,
                    "mappings/" + file + ": cannot be written, " + failed
                            + "; let the hub write to its folder, or save the file there by hand");
        }
    }

    static Saved text(String name, byte[] bytes) {
        ByteBuffer left = ByteBuffer.wrap(bytes);
        CharBuffer text = CharBuffer.allocate(bytes.length);
        CoderResult result = StandardCharsets.UTF_8.newDecoder().decode(left, text, true);
        String read = text.flip().toString();
        return result.isError()
                ? unreadable(
                        name,
                        1 + (int) read.chars().filter(one -> one == '\n').count(),
                        "byte 0x%02X is not UTF-8; save the file in UTF-8".formatted(left.get(left.position())))
                : new Saved(read, null);
    }

    private static Saved unreadable(String file, int line, String why) {
        return new Saved(null, new Finding(file, line, "", why));
    }
}
