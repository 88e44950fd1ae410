package dev.serai.backup;

/** A backup was cancelled while it was read. */
class Stopped extends RuntimeException {
    Stopped(String id) {
        super("backup " + id + ": stopped");
    }
}
