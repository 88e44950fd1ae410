package dev.serai.sansan;

import dev.serai.remote.RemoteException;
import dev.serai.remote.Request;
import java.util.List;
import java.util.Optional;

/** A reading of many cards, page by page, by whoever carries the calls. Not for several threads at once. */
public interface CardReading {
    /** The call to make now; empty when everything has been read. Asked again before {@link #accept}, it is the same. */
    Optional<Request> next();

    /**
     * Takes the answer to that call.
     *
     * @return its cards without those that the answer before had; may be empty although more follow
     * @throws RemoteException if the answer is not what was asked for
     */
    List<Card> accept(byte[] answer);

    /**
     * Takes it that the call was refused. How long a page token can be used is not known; one that was refused may have
     * expired while Sansan asked to wait, so the reading goes on without it from where none was needed, some times at most.
     *
     * @return whether there is a call to make instead; else the reading has failed
     */
    boolean refused(RemoteException why);
}
