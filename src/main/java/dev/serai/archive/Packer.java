package dev.serai.archive;

import java.util.Arrays;
import java.util.zip.Deflater;

/**
 * Packs pieces so that they can be put one after the other into one deflate stream (RFC 1951): each refers only to
 * itself and ends with an empty stored block on a byte boundary; {@link #END} ends the stream. Not for several threads.
 */
final class Packer implements AutoCloseable {
    /** An empty last block: what makes a whole stream of the pieces before it. */
    static final byte[] END = {3, 0};

    private final Deflater deflater;
    private byte[] packed = new byte[64 << 10];
    private int length;

    Packer(int level) {
        deflater = new Deflater(level, true);
    }

    /** Packs {@code raw}; nothing at all becomes nothing at all. */
    void pack(byte[] raw) {
        length = 0;
        if (raw.length == 0) {
            return;
        }
        deflater.reset();
        deflater.setInput(raw);
        int free;
        int written;
        do {
            if (length == packed.length) {
                packed = Arrays.copyOf(packed, packed.length * 2);
            }
            free = packed.length - length;
            written = deflater.deflate(packed, length, free, Deflater.SYNC_FLUSH);
            length += written;
        } while (written == free);
    }

    /** The packed bytes, valid up to {@link #length()} and until the next call. */
    byte[] packed() {
        return packed;
    }

    int length() {
        return length;
    }

    byte[] copy() {
        return Arrays.copyOf(packed, length);
    }

    @Override
    public void close() {
        deflater.end();
    }
}
