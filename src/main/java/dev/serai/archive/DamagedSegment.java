package dev.serai.archive;

import java.io.IOException;
import java.nio.file.Path;

/** A segment's bytes are not what was written; its rows have to be read again from the start. */
public final class DamagedSegment extends IOException {
    DamagedSegment(Path file, long offset, String problem) {
        super(file + " at byte " + offset + ": " + problem + "; start this segment again from its beginning");
    }
}
