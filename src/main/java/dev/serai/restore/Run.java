package dev.serai.restore;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Something at work on this node that can be stopped: the analysis of a restore, its writing, or a comparison. */
abstract class Run implements AutoCloseable {
    private final String id;
    private final CountDownLatch stop = new CountDownLatch(1);
    private volatile boolean halted;
    private RuntimeException failure;

    Run(String id) {
        this.id = id;
    }

    String id() {
        return id;
    }

    /** Nothing further is begun; what is half done is brought to an end. */
    void stop() {
        stop.countDown();
    }

    /** No further call is made: no call can succeed, or somebody takes up later what is half done now. */
    void halt() {
        halted = true;
        stop.countDown();
    }

    boolean stopped() {
        return stop.getCount() == 0;
    }

    /** Waits for so long, or until the run is stopped. */
    void await(Duration time) {
        try {
            stop.await(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    boolean halted() {
        return halted;
    }

    /** Ends the run because of a failure that is not about one record. */
    synchronized void fail(RuntimeException cause) {
        failure = failure == null ? cause : failure;
        halt();
    }

    /** Throws the failure that ended the run, if one did. */
    synchronized void check() {
        if (failure != null) {
            throw failure;
        }
    }

    @Override
    public void close() {}
}
