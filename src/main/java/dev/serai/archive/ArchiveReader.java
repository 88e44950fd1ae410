package dev.serai.archive;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/** Reads a finished archive. What it says is taken on trust. */
public final class ArchiveReader implements AutoCloseable {
    private final Path path;
    private final ZipFile zip;
    private final Manifest manifest;

    private ArchiveReader(Path path, ZipFile zip, Manifest manifest) {
        this.path = path;
        this.zip = zip;
        this.manifest = manifest;
    }

    /** @throws IOException if the file is not there, not an archive, or of a format that is not known here */
    public static ArchiveReader open(Path path) throws IOException {
        ZipFile zip = ZipFile.builder().setPath(path).get();
        try (InputStream in = entry(path, zip, EntryName.MANIFEST)) {
            return new ArchiveReader(path, zip, ManifestJson.read(in));
        } catch (IOException | RuntimeException e) {
            zip.close();
            throw e;
        }
    }

    private static InputStream entry(Path path, ZipFile zip, String name) throws IOException {
        ZipArchiveEntry entry = zip.getEntry(name);
        if (entry == null) {
            throw new FileNotFoundException(path + ": there is no entry \"" + name + "\" in it");
        }
        return zip.getInputStream(entry);
    }

    public Manifest manifest() {
        return manifest;
    }

    /** The rows of a CSV entry, such as {@code contacts.csv}; to be closed. */
    public ArchiveRows rows(String entryName) throws IOException {
        return new ArchiveRows(entry(path, zip, entryName));
    }

    /** The bytes of any entry; to be closed. */
    public InputStream content(String entryName) throws IOException {
        return entry(path, zip, entryName);
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
