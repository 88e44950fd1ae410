package dev.serai.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** A folder or ZIP with the data to start from. Names are relative, with / between folders. */
final class FillSource implements AutoCloseable {
    private final Path path;
    private final ZipFile zip;

    /** @throws UncheckedIOException if there is neither a folder nor a readable ZIP */
    FillSource(Path path) {
        this.path = path;
        try {
            this.zip = Files.isDirectory(path) ? null : new ZipFile(path.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "sandbox.fill: " + path + " is neither a folder nor a ZIP; name one with CSV files in it", e);
        }
    }

    /** Names of the files in a folder, "" for the outermost, that end as said. */
    List<String> names(String folder, String end) {
        try (Stream<String> all = all()) {
            return all.filter(name ->
                            name.startsWith(folder) && name.endsWith(end) && name.indexOf('/', folder.length()) < 0)
                    .sorted()
                    .toList();
        }
    }

    private Stream<String> all() {
        try {
            return zip != null
                    ? zip.stream().map(ZipEntry::getName)
                    : Files.walk(path).filter(Files::isRegularFile).map(this::name);
        } catch (IOException e) {
            throw new UncheckedIOException("sandbox.fill: " + path + " cannot be listed", e);
        }
    }

    private String name(Path file) {
        return path.relativize(file).toString().replace('\\', '/');
    }

    /** The content, or null if there is no such file. */
    InputStream open(String name) throws IOException {
        if (zip != null) {
            ZipEntry entry = zip.getEntry(name);
            return entry == null ? null : zip.getInputStream(entry);
        }
        Path file = path.resolve(name);
        return Files.isRegularFile(file) ? Files.newInputStream(file) : null;
    }

    /** A JSON file, a missing node if there is none. */
    JsonNode json(String name) {
        try (InputStream in = open(name)) {
            return in == null ? Maps.JSON.missingNode() : Maps.JSON.readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException("sandbox.fill: " + name + " in " + path + " is no JSON", e);
        }
    }

    /** The elements of a JSON file that holds a list, by itself or as "results". */
    JsonNode list(String name) {
        JsonNode json = json(name);
        return json.isArray() ? json : json.path("results");
    }

    @Override
    public String toString() {
        return path.toString();
    }

    @Override
    public void close() throws IOException {
        if (zip != null) {
            zip.close();
        }
    }
}
