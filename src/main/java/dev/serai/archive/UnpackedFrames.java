package dev.serai.archive;

import java.io.IOException;

/** Unpacks and checks frames side by side, a few ahead, and hands them out in order. */
final class UnpackedFrames implements AutoCloseable {
    private final Composition.Cursor frames;
    private final Ahead<Page> ahead = new Ahead<>();
    private boolean exhausted;

    UnpackedFrames(Composition.Cursor frames) {
        this.frames = frames;
    }

    /** One frame's head and its unpacked rows. */
    record Page(Frame.Head head, byte[] raw) {}

    /**
     * The next page; null after the last.
     *
     * @throws DamagedSegment if it is not what was written
     */
    Page next() throws IOException {
        while (!exhausted && !ahead.full()) {
            Frame frame = frames.next();
            if (frame == null) {
                exhausted = true;
            } else {
                byte[] packed = frame.packed(new byte[0]);
                ahead.submit(() -> new Page(frame.head(), frame.raw(packed)));
            }
        }
        return ahead.isEmpty() ? null : ahead.take();
    }

    @Override
    public void close() throws IOException {
        ahead.close();
        frames.close();
    }
}
