package dev.serai.restore;

import dev.serai.remote.RemoteException;
import dev.serai.remote.Request;

/** Some records that are worked on call by call: each answer decides what the next call is. */
public interface Turns {
    /** Whether a call is left to be made. */
    boolean open();

    Request next();

    /** The next call, as something the door can carry out. */
    default Turn turn() {
        return new Turn(this, next());
    }

    void answered(byte[] answer);

    /** The call was not made, as the run is to stop. */
    default void abandoned() {}

    /** The call had no answer that is of any use, after all tries that the door's policy allows. */
    void failed(RemoteException why);

    Run run();
}
