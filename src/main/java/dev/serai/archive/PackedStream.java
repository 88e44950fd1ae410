package dev.serai.archive;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;

/** A beginning, packed frames as they are on disk and {@link Packer#END}: one deflate stream. */
final class PackedStream extends InputStream {
    private final Composition.Cursor frames;
    private byte[] buffer = {};
    private byte[] piece;
    private int at;
    private int end;
    private boolean ended;

    PackedStream(byte[] beginning, Composition.Cursor frames) {
        this.frames = frames;
        piece = beginning;
        end = beginning.length;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 255;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, into.length);
        if (length == 0) {
            return 0;
        }
        while (at == end) {
            if (ended) {
                return -1;
            }
            advance();
        }
        int count = Math.min(length, end - at);
        System.arraycopy(piece, at, into, offset, count);
        at += count;
        return count;
    }

    private void advance() throws IOException {
        Frame frame = frames.next();
        at = 0;
        if (frame == null) {
            piece = Packer.END;
            end = piece.length;
            ended = true;
        } else {
            buffer = frame.packed(buffer);
            piece = buffer;
            end = frame.head().packedBytes();
        }
    }

    @Override
    public void close() throws IOException {
        frames.close();
    }
}
