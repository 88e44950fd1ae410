package dev.serai.archive;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.zip.CRC32;

/**
 * The bytes of one entry: a beginning and frames. They are gone through twice: unpacked to be measured, and then copied
 * into the archive as they are.
 */
final class EntryBody {
    private final byte[] beginning;
    private final byte[] packedBeginning;
    private final Composition frames;

    /** @param beginning the CSV's header row; empty if there is none */
    EntryBody(byte[] beginning, Composition frames) {
        this.beginning = beginning;
        this.frames = frames;
        Packer.Packed packed = Packer.shared().pack(beginning);
        packedBeginning = Arrays.copyOf(packed.bytes(), packed.length());
    }

    /**
     * @param bytes  unpacked size
     * @param packed size of {@link EntryBody#packed()}
     * @param crc    CRC-32 of the unpacked bytes
     */
    record Measure(long rows, long bytes, long packed, long crc, String sha256) {}

    /** @throws DamagedSegment if a frame is not what was written */
    Measure measure() throws IOException {
        MessageDigest sha = Digests.sha256();
        CRC32 crc = new CRC32();
        sha.update(beginning);
        crc.update(beginning);
        long rows = 0;
        long bytes = beginning.length;
        long packed = packedBeginning.length + (long) Packer.END.length;
        try (UnpackedFrames unpacked = new UnpackedFrames(frames.open())) {
            for (UnpackedFrames.Page page = unpacked.next(); page != null; page = unpacked.next()) {
                sha.update(page.raw());
                crc.update(page.raw());
                rows += page.head().rows();
                bytes += page.raw().length;
                packed += page.head().packedBytes();
            }
        }
        return new Measure(rows, bytes, packed, crc.getValue(), HexFormat.of().formatHex(sha.digest()));
    }

    /** The entry as one deflate stream. */
    InputStream packed() {
        return new PackedStream(packedBeginning, frames.open());
    }
}
