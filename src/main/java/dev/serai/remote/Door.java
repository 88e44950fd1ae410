package dev.serai.remote;

import java.util.function.BooleanSupplier;

/** The way out to a remote for code that makes single calls; pace and patience are the door's. */
public interface Door {
    /**
     * Carries out a call and waits for its answer.
     *
     * @return the answer's body; empty if it had none
     * @throws RemoteException if the remote refused, or did not answer after all the tries that the door's policy allows
     */
    byte[] call(Call call);

    /**
     * This door for callers who may be stopped while their calls wait.
     *
     * @param abandoned whether nobody waits for the answers any more; calls then fail with {@link Abandoned}
     */
    default Door abandonedWhen(BooleanSupplier abandoned) {
        return call -> call(new Unwanted(call.request(), abandoned));
    }
}
