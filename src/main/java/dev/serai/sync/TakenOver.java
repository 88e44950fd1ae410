package dev.serai.sync;

/** This node was paused for so long that another one has gone on with its run. */
class TakenOver extends RuntimeException {
    TakenOver(String run) {
        super(run + ": another node has gone on with it while this one was paused");
    }
}
