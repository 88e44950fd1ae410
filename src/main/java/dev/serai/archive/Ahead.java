package dev.serai.archive;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Runs a few tasks side by side and hands their results out in the order the tasks were given. */
final class Ahead<T> implements AutoCloseable {
    private static final int THREADS = Math.min(4, Runtime.getRuntime().availableProcessors());

    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    private final Queue<Future<T>> results = new ArrayDeque<>();

    void submit(Callable<T> task) {
        results.add(threads.submit(task));
    }

    /** Whether to take a result before submitting another task, so that only a few are in memory. */
    boolean full() {
        return results.size() > THREADS;
    }

    boolean isEmpty() {
        return results.isEmpty();
    }

    /** Waits for the next result; what its task threw is thrown here. */
    T take() throws IOException {
        try {
            return results.remove().get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof DamagedSegment damaged) {
                throw damaged;
            }
            throw new IOException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while packing or unpacking rows");
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
