package dev.serai.archive;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.NoSuchElementException;

/** The ids of a segment, one frame in memory at a time. */
final class SegmentIds implements Iterator<String> {
    private final Path path;
    private final FileChannel file;
    private final long limit;
    private long offset;
    private String[] page = {};
    private int next;

    SegmentIds(Path path, FileChannel file, long limit, long skipped) {
        this.path = path;
        this.file = file;
        this.limit = limit;
        long toSkip = skipped;
        while (toSkip > 0 && hasNext()) {
            long step = Math.min(toSkip, page.length - next);
            next += (int) step;
            toSkip -= step;
        }
    }

    @Override
    public boolean hasNext() {
        try {
            while (next == page.length && offset < limit) {
                Frame frame = Frame.read(path, file, offset, limit);
                offset = frame.end();
                page = frame.ids();
                next = 0;
            }
            return next < page.length;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return page[next++];
    }
}
