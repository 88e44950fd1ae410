package dev.serai.remote;

/** Tells a remote's refusal from the wrapping that the engine which carried the call puts around it. */
public interface Failures {
    /** The {@link RemoteException} a failure stands for; if it stands for none, its innermost cause. */
    RuntimeException translate(Throwable failure);
}
