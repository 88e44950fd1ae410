package dev.serai.archive;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Iterator;
import java.util.List;

/**
 * Rows staged on disk, appended page by page. The caller keeps the length that {@link #append} returns; whatever is
 * found behind it when the file is opened again was written by a process that died, and is cut off. For one thread at
 * a time; interrupting it while it reads or writes closes the segment, as with every {@link FileChannel}.
 */
public final class Segment implements AutoCloseable {
    private final Path path;
    private final FileChannel file;
    private final Packer ownPacker;
    private long length;
    private long rows;
    private long idCount;
    private String lastId;

    private Segment(Path path, FileChannel file, Packer ownPacker) {
        this.path = path;
        this.file = file;
        this.ownPacker = ownPacker;
    }

    /**
     * Opens a segment, creating file and folder if they are missing, and cuts it off behind {@code committed} bytes.
     *
     * @param committed a length that {@link #append} returned; 0 starts the segment again
     * @throws DamagedSegment if those bytes are not all there or not what was written
     */
    public static Segment open(Path path, long committed) throws IOException {
        return open(path, committed, null);
    }

    /**
     * As {@link #open(Path, long)}, packing in another way.
     *
     * @param packer closed with the segment; null for the one that threads have, so that many segments may be open
     */
    static Segment open(Path path, long committed, Packer packer) throws IOException {
        Files.createDirectories(path.toAbsolutePath().getParent());
        FileChannel file =
                FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.CREATE);
        Segment segment = new Segment(path, file, packer);
        try {
            segment.recover(committed);
            return segment;
        } catch (IOException | RuntimeException e) {
            segment.close();
            throw e;
        }
    }

    private void recover(long committed) throws IOException {
        if (file.size() < committed) {
            throw new DamagedSegment(path, file.size(), "the file ends here, " + committed + " bytes were committed");
        }
        file.truncate(committed);
        byte[] buffer = new byte[0];
        while (length < committed) {
            Frame frame = Frame.read(path, file, length, committed);
            buffer = frame.packed(buffer);
            frame.check(buffer);
            length = frame.end();
            rows += frame.rows();
            remember(List.of(frame.ids()));
        }
    }

    /**
     * Appends one page of rows; returns when they are handed to the operating system, so that they outlive this process
     * but not a power cut ({@link #force}).
     *
     * @param ids     one id per row where rows are records; otherwise whatever tells where to go on, or none
     * @param csvRows rows as {@link CsvRows} writes them; may be empty
     * @return the new length, to be kept as {@code committed}
     * @throws IllegalArgumentException if the bytes do not end with a whole row
     */
    public long append(List<String> ids, byte[] csvRows) throws IOException {
        return append(ids, csvRows, CsvBytes.rows(csvRows));
    }

    long append(List<String> ids, byte[] raw, int rowCount) throws IOException {
        return append(ids, (ownPacker == null ? Packer.shared() : ownPacker).pack(raw), rowCount);
    }

    long append(List<String> ids, Packer.Packed packed, int rowCount) throws IOException {
        byte[] idBytes = IdCodec.encode(ids);
        Frame.Head head = new Frame.Head(
                rowCount,
                ids.size(),
                idBytes.length,
                packed.rawLength(),
                packed.length(),
                packed.rawCrc(),
                packed.crc());
        long end = write(head.encode(idBytes), length);
        length = write(ByteBuffer.wrap(packed.bytes(), 0, packed.length()), end);
        rows += rowCount;
        remember(ids);
        return length;
    }

    private long write(ByteBuffer bytes, long offset) throws IOException {
        long at = offset;
        while (bytes.hasRemaining()) {
            at += file.write(bytes, at);
        }
        return at;
    }

    private void remember(List<String> ids) {
        idCount += ids.size();
        if (!ids.isEmpty()) {
            lastId = ids.get(ids.size() - 1);
        }
    }

    /** Makes everything appended so far outlive a power cut. */
    public void force() throws IOException {
        file.force(false);
    }

    public Path path() {
        return path;
    }

    /** Bytes of whole pages: what to open the segment with. */
    public long length() {
        return length;
    }

    public long rows() {
        return rows;
    }

    public long idCount() {
        return idCount;
    }

    /** The id appended last; null if there is none. */
    public String lastId() {
        return lastId;
    }

    /** All ids in the order they were appended, read from disk page by page. */
    public Iterator<String> ids() {
        return ids(0);
    }

    /** As {@link #ids()}, without the first {@code skipped}; I/O errors are {@link java.io.UncheckedIOException}s. */
    public Iterator<String> ids(long skipped) {
        return new SegmentIds(path, file, length, skipped);
    }

    @Override
    public void close() throws IOException {
        if (ownPacker != null) {
            ownPacker.close();
        }
        file.close();
    }
}
