package dev.serai.archive;

import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/**
 * Packs pieces so that they can be put one after the other into one deflate stream (RFC 1951): each refers only to
 * itself and ends with an empty stored block on a byte boundary; {@link #END} ends the stream. Not for several threads.
 */
final class Packer implements AutoCloseable {
    static final int FASTEST = Deflater.BEST_SPEED;

    /** An empty last block: what makes a whole stream of the pieces before it. */
    static final byte[] END = {3, 0};

    private static final int KEPT_BYTES = 4 << 20;
    private static final ThreadLocal<Packer> SHARED = ThreadLocal.withInitial(() -> new Packer(FASTEST));

    private final Deflater deflater;
    private byte[] buffer = new byte[64 << 10];

    Packer(int level) {
        deflater = new Deflater(level, true);
    }

    /** This thread's own packer at the fastest level; not to be closed. */
    static Packer shared() {
        if (SHARED.get().buffer.length > KEPT_BYTES) {
            SHARED.get().buffer = new byte[64 << 10];
        }
        return SHARED.get();
    }

    /**
     * A packed piece.
     *
     * @param bytes  the packer's own buffer, overwritten by its next piece
     * @param length how many of them count
     */
    record Packed(byte[] bytes, int length, int crc, int rawLength, int rawCrc) {}

    /** Packs {@code raw}; nothing at all becomes nothing at all. */
    Packed pack(byte[] raw) {
        int length = raw.length == 0 ? 0 : deflate(raw);
        return new Packed(buffer, length, crc(buffer, length), raw.length, crc(raw, raw.length));
    }

    private int deflate(byte[] raw) {
        deflater.reset();
        deflater.setInput(raw);
        int length = 0;
        int free;
        int written;
        do {
            if (length == buffer.length) {
                buffer = Arrays.copyOf(buffer, length * 2);
            }
            free = buffer.length - length;
            written = deflater.deflate(buffer, length, free, Deflater.SYNC_FLUSH);
            length += written;
        } while (written == free);
        return length;
    }

    private static int crc(byte[] bytes, int length) {
        CRC32 crc = new CRC32();
        crc.update(bytes, 0, length);
        return (int) crc.getValue();
    }

    @Override
    public void close() {
        deflater.end();
    }
}
