package dev.serai.archive;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;

/**
 * Makes an archive under a temporary name next to its real one and gives it the real name when it is complete; closing
 * it before that leaves nothing behind. The same segments and time give the same file, byte for byte. For one thread.
 */
public final class ArchiveWriter implements AutoCloseable {
    private static final String UNFINISHED = ".part";

    private final Path target;
    private final Path unfinished;
    private final long entryTime;
    private final FileChannel file;
    private final MessageDigest digest = Digests.sha256();
    private final ZipArchiveOutputStream zip;
    private final Map<String, Manifest.Entry> entries = new LinkedHashMap<>();

    private ArchiveWriter(Path target, Instant time) throws IOException {
        this.target = target.toAbsolutePath();
        unfinished = beside(this.target, UNFINISHED);
        entryTime = time.atZone(ZoneOffset.UTC)
                .toLocalDateTime()
                .atZone(ZoneId.systemDefault())
                .toInstant()
                .toEpochMilli();
        file = FileChannel.open(
                unfinished, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING);
        zip = new ZipArchiveOutputStream(new DigestOutputStream(Channels.newOutputStream(file), digest));
    }

    /**
     * Begins an archive; its folder is created if it is missing.
     *
     * @param target the real name; a file that has it already is replaced at the end
     * @param time   what every entry is dated, in UTC
     */
    public static ArchiveWriter open(Path target, Instant time) throws IOException {
        Files.createDirectories(target.toAbsolutePath().getParent());
        return new ArchiveWriter(target, time);
    }

    /** What writers of archives in this folder left behind when their process died; also of those still at work. */
    public static List<Path> leftovers(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(path -> path.getFileName().toString().matches("\\..+\\" + UNFINISHED + "(\\..+)?"))
                    .sorted()
                    .toList();
        }
    }

    /** Removes what writers of this archive left behind; none may be at work. */
    public static void removeLeftovers(Path target) throws IOException {
        Path absolute = target.toAbsolutePath();
        if (Files.isDirectory(absolute.getParent())) {
            String start = beside(absolute, UNFINISHED).getFileName().toString();
            for (Path path : leftovers(absolute.getParent())) {
                String name = path.getFileName().toString();
                if (name.equals(start) || name.startsWith(start + ".")) {
                    Files.deleteIfExists(path);
                }
            }
        }
    }

    private static Path beside(Path target, String suffix) {
        return target.resolveSibling("." + target.getFileName() + suffix);
    }

    /**
     * Adds a CSV. Open each segment with its committed length first, so that nothing behind that is taken for rows.
     *
     * @param segments      rows in the order wanted
     * @param laterSegments rows read again afterwards: the last one of an id takes the place of the id's first row in
     *                      {@code segments}; ids that are not there follow at the end in numeric order, then those
     *                      that are not numbers. Only for kinds with unique ids, with one id per row
     * @return what was written; without rows nothing is
     * @throws DamagedSegment if a segment is not what was written
     */
    public EntrySummary csv(
            String name, EntryKind kind, List<String> header, List<Path> segments, List<Path> laterSegments)
            throws IOException {
        checkNew(name);
        if (!kind.uniqueIds()) {
            if (!laterSegments.isEmpty()) {
                throw new IllegalArgumentException("entry \"" + name + "\": rows of " + kind
                        + " have no id of their own that later rows could replace; give none");
            }
            return csv(name, kind, header, Composition.of(segments), 0, 0, 0);
        }
        try (Edits edits = new Edits(segments, laterSegments, unfinished)) {
            return csv(name, kind, header, edits.composition(), edits.replaced(), edits.added(), edits.duplicates());
        }
    }

    private EntrySummary csv(
            String name,
            EntryKind kind,
            List<String> header,
            Composition rows,
            long replaced,
            long added,
            long duplicates)
            throws IOException {
        int columns = header.size();
        EntryBody body = new EntryBody(CsvRows.header(header), rows);
        EntryBody.Measure measure = body.measure();
        if (measure.rows() == 0) {
            return new EntrySummary(name, kind, 0, 0, null, columns, replaced, added, duplicates);
        }
        copy(name, body, measure);
        entries.put(name, new Manifest.Entry(name, kind, measure.rows(), measure.bytes(), measure.sha256(), columns));
        return new EntrySummary(
                name, kind, measure.rows(), measure.bytes(), measure.sha256(), columns, replaced, added, duplicates);
    }

    /** Adds bytes as they are, such as JSON. */
    public EntrySummary bytes(String name, EntryKind kind, byte[] content) throws IOException {
        return stream(name, kind, out -> out.write(content));
    }

    /** Writes the content of an entry; need not close the stream. */
    @FunctionalInterface
    public interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    /** Adds content of any size without holding it in memory. */
    public EntrySummary stream(String name, EntryKind kind, Content content) throws IOException {
        checkNew(name);
        Path staged = beside(target, UNFINISHED + ".content");
        try {
            try (Segment segment = Segment.open(staged, 0, new Packer(Deflater.DEFAULT_COMPRESSION));
                    SegmentOutput out = new SegmentOutput(segment)) {
                content.writeTo(out);
            }
            EntryBody body = new EntryBody(new byte[0], Composition.of(List.of(staged)));
            EntryBody.Measure measure = body.measure();
            copy(name, body, measure);
            entries.put(name, new Manifest.Entry(name, kind, null, measure.bytes(), measure.sha256(), null));
            return new EntrySummary(name, kind, 0, measure.bytes(), measure.sha256(), 0, 0, 0, 0);
        } finally {
            Files.deleteIfExists(staged);
        }
    }

    private void checkNew(String name) {
        EntryName.check(name);
        if (entries.containsKey(name)) {
            throw new IllegalArgumentException("entry \"" + name + "\": added twice; give each entry its own name");
        }
    }

    private void copy(String name, EntryBody body, EntryBody.Measure measure) throws IOException {
        ZipArchiveEntry entry = new ZipArchiveEntry(name);
        entry.setMethod(ZipArchiveEntry.DEFLATED);
        entry.setTime(entryTime);
        entry.setSize(measure.bytes());
        entry.setCompressedSize(measure.packed());
        entry.setCrc(measure.crc());
        try (InputStream packed = body.packed()) {
            zip.addRawArchiveEntry(entry, packed);
        }
    }

    /**
     * Completes the archive and gives it its real name.
     *
     * @param manifest whose entries are replaced by those that were written
     */
    public Sealed seal(Manifest manifest) throws IOException {
        byte[] json = ManifestJson.write(manifest.withEntries(new ArrayList<>(entries.values())));
        bytes(EntryName.MANIFEST, EntryKind.METADATA, json);
        zip.finish();
        file.force(true);
        long bytes = file.size();
        zip.close();
        Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE);
        try (FileChannel folder = FileChannel.open(target.getParent(), StandardOpenOption.READ)) {
            folder.force(true);
        }
        return new Sealed(target, bytes, HexFormat.of().formatHex(digest.digest()));
    }

    @Override
    public void close() throws IOException {
        file.close();
        Files.deleteIfExists(unfinished);
    }
}
