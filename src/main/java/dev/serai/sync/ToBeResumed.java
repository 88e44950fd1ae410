package dev.serai.sync;

/** The hub is being stopped in the middle of a run, which goes on at its next start. */
class ToBeResumed extends RuntimeException {
    ToBeResumed(String run) {
        super(run + ": goes on when a hub is there again");
    }
}
