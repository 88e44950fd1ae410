package dev.serai.sansan;

import dev.serai.remote.RemoteException;

/** The tokens that lead from page to page; one that leads nowhere ends the reading. */
final class TokenTrail {
    private static final int MOST_IN_PLACE = 5;
    private static final int MOST_EXPIRED = 5;
    private static final int BAD_REQUEST = 400;

    private String token;
    private int inPlace;
    private int expired;

    /** Of the page to read now; null for the first one. */
    String token() {
        return token;
    }

    void restart() {
        token = null;
        inPlace = 0;
    }

    /** Begins anew if a call was refused because its token may have expired; whether it did. */
    boolean restartAfter(RemoteException why) {
        if (token == null || why.status() != BAD_REQUEST || expired >= MOST_EXPIRED) {
            return false;
        }
        expired++;
        restart();
        return true;
    }

    /**
     * @param asked names the call in the error
     * @throws RemoteException if the pages do not get on
     */
    void follow(String next, Object asked, byte[] answer) {
        inPlace = next.equals(token) ? inPlace + 1 : 0;
        if (inPlace >= MOST_IN_PLACE) {
            throw SansanJson.wrong(asked, "leads to itself as the next page, so the rest cannot be read", answer, null);
        }
        token = next;
    }
}
