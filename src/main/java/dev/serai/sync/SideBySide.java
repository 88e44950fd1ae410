package dev.serai.sync;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;

/** Tasks that are done side by side, so many at a time. Closing it waits for all. */
final class SideBySide implements AutoCloseable {
    private final ExecutorService threads;
    private final int most;
    private final Deque<Future<?>> underWay = new ArrayDeque<>();

    SideBySide(ExecutorService threads, int most) {
        this.threads = threads;
        this.most = most;
    }

    /** Begins a task, when there is room for it; throws what an earlier one failed with. */
    void begin(Runnable task) {
        while (underWay.size() >= most) {
            end(underWay.remove());
        }
        underWay.add(threads.submit(task));
    }

    private static void end(Future<?> task) {
        try {
            task.get();
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", interrupted);
        }
    }

    @Override
    public void close() {
        await();
    }

    /** Waits for all tasks; throws what the first one failed with. */
    void await() {
        RuntimeException first = null;
        while (!underWay.isEmpty()) {
            try {
                end(underWay.remove());
            } catch (RuntimeException failed) {
                first = first == null ? failed : first;
            }
        }
        if (first != null) {
            throw first;
        }
    }
}
