package dev.serai.remote;

/** Anything that a door can carry out: it knows the request it stands for. */
public interface Call {
    /** The request to send; never null. */
    Request request();

    /** What it is made for. */
    default Purpose purpose() {
        return Purpose.QUESTION;
    }

    /** Whether nobody waits for the answer any more, so that the call need not be made. */
    default boolean abandoned() {
        return false;
    }
}
