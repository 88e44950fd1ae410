package dev.serai.archive;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Iterator;
import java.util.List;

/** Walks the frames of several segment files, one file open at a time. */
final class Frames implements AutoCloseable {
    private final Iterator<Path> files;
    private Path path;
    private FileChannel file;
    private long offset;
    private long limit;

    Frames(List<Path> segments) {
        files = segments.iterator();
    }

    /** The next frame, readable until the next call; null after the last. */
    Frame next() throws IOException {
        while (offset == limit) {
            if (!files.hasNext()) {
                return null;
            }
            close();
            path = files.next();
            file = FileChannel.open(path, StandardOpenOption.READ);
            offset = 0;
            limit = file.size();
        }
        Frame frame = Frame.read(path, file, offset, limit);
        offset = frame.end();
        return frame;
    }

    @Override
    public void close() throws IOException {
        if (file != null) {
            file.close();
        }
    }
}
