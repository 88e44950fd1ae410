package dev.serai.sync;

/** A run was stopped: its sync was disabled, or the hub is being stopped. */
class Stopped extends RuntimeException {
    Stopped(String run) {
        super(run + ": was stopped");
    }
}
