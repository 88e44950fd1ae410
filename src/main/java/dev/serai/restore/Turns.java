package dev.serai.restore;

import dev.serai.remote.RemoteException;
import dev.serai.remote.Request;

/** Some records that are worked on call by call: each answer decides what the next call is. */
public interface Turns {
    /** Whether a call is left to be made. */
    boolean open();

    Request next();

    /** Whether the next call must be made although the run has been stopped. */
    default boolean halfDone() {
        return false;
    }

    /** The call was not made, as the run has been stopped. */
    default void abandoned() {}

    /** Nothing further is done; {@link #open} is false. */
    default void end() {}

    /** Milliseconds to wait before the next call, as HubSpot did not manage the last one. */
    default long pause() {
        return 0;
    }

    /** The next call, as something the door can carry out. */
    default Turn turn() {
        return new Turn(this, next());
    }

    void answered(byte[] answer);

    /** The call had no answer that is of any use, after all tries that the door's policy allows. */
    void failed(RemoteException why);

    Run run();
}
