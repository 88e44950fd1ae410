package dev.serai.archive;

import java.io.IOException;

/** Unpacks and checks frames in order. */
final class UnpackedFrames implements AutoCloseable {
    private final Composition.Cursor frames;

    UnpackedFrames(Composition.Cursor frames) {
        this.frames = frames;
    }

    /** One frame's head and its unpacked rows. */
    record Page(Frame.Head head, byte[] raw) {}

    /** The next page; null after the last. */
    Page next() throws IOException {
        Frame frame = frames.next();
        return frame == null ? null : new Page(frame.head(), frame.raw());
    }

    @Override
    public void close() throws IOException {
        frames.close();
    }
}
