package dev.serai.remote;

/** A call was not made because the run it belongs to has been stopped. */
public class Abandoned extends RuntimeException {
    public Abandoned(String call) {
        super(call + ": not sent, as its run was stopped");
    }
}
