package dev.serai.backup;

/** A backup was told to stop: it was cancelled, or the hub is being shut down. */
class Stopped extends RuntimeException {
    Stopped(String id) {
        super("backup " + id + ": stopped");
    }
}
