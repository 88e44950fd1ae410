package dev.serai.restore;

import dev.serai.catalogue.RestoreRow;

/** A restore at work on this node: its analysis, or its writing. */
abstract class Run implements AutoCloseable {
    private final RestoreRow restore;
    private volatile boolean stopped;
    private RuntimeException failure;

    Run(RestoreRow restore) {
        this.restore = restore;
    }

    RestoreRow restore() {
        return restore;
    }

    String id() {
        return restore.id();
    }

    /** No further call is made and nothing further is begun. */
    void stop() {
        stopped = true;
    }

    boolean stopped() {
        return stopped;
    }

    /** Ends the run because of a failure that is not about one record. */
    synchronized void fail(RuntimeException cause) {
        failure = failure == null ? cause : failure;
        stop();
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
