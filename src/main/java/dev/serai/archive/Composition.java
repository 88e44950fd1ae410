package dev.serai.archive;

import java.io.IOException;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.List;

/**
 * The frames that make an entry, in order: those of the base segments, except that each edited one is replaced by the
 * next frame of the edits; the edits left over come at the end.
 *
 * @param edited which frames of the base, counted from 0, are replaced
 * @param edits  segments with the frames put in their place; empty if nothing was edited
 */
record Composition(List<Path> base, BitSet edited, List<Path> edits) {
    static Composition of(List<Path> segments) {
        return new Composition(segments, new BitSet(), List.of());
    }

    Cursor open() {
        return new Cursor(this);
    }

    /** Walks the frames; each is readable until the next call. */
    static final class Cursor implements AutoCloseable {
        private final BitSet edited;
        private final Frames base;
        private final Frames edits;
        private int index;

        private Cursor(Composition composition) {
            edited = composition.edited;
            base = new Frames(composition.base);
            edits = new Frames(composition.edits);
        }

        /** The next frame; null after the last. */
        Frame next() throws IOException {
            Frame frame = base.next();
            return frame == null || edited.get(index++) ? edits.next() : frame;
        }

        @Override
        public void close() throws IOException {
            try (base) {
                edits.close();
            }
        }
    }
}
