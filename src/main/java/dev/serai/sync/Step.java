package dev.serai.sync;

import dev.serai.remote.RemoteException;
import dev.serai.remote.Request;

/** Something that is done call by call: each answer decides what the next call is. */
public interface Step {
    /** Whether a call is left to be made. */
    boolean open();

    Request next();

    void answered(byte[] answer);

    /** The call had no answer that is of any use, after all tries that the door's policy allows. */
    void failed(RemoteException why);

    Work work();

    /** Which remote its calls go to. */
    default Side remote() {
        return Side.HUBSPOT;
    }

    /** The next call, as something a door can carry out. */
    default StepCall call() {
        Request next = next();
        work().called(remote(), next.account());
        return new StepCall(this, next);
    }
}
