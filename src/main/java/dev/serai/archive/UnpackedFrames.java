package dev.serai.archive;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Unpacks and checks frames side by side, a few ahead, and hands them out in order. */
final class UnpackedFrames implements AutoCloseable {
    private static final int THREADS = Math.min(4, Runtime.getRuntime().availableProcessors());

    private final Composition.Cursor frames;
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    private final Queue<Future<Page>> ahead = new ArrayDeque<>();
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
        while (!exhausted && ahead.size() <= THREADS) {
            Frame frame = frames.next();
            if (frame == null) {
                exhausted = true;
            } else {
                byte[] packed = frame.packed(new byte[0]);
                ahead.add(threads.submit(() -> new Page(frame.head(), frame.raw(packed))));
            }
        }
        return ahead.isEmpty() ? null : result(ahead.remove());
    }

    private static Page result(Future<Page> page) throws IOException {
        try {
            return page.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof DamagedSegment damaged) {
                throw damaged;
            }
            throw new IOException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while unpacking");
        }
    }

    @Override
    public void close() throws IOException {
        threads.shutdownNow();
        frames.close();
    }
}
