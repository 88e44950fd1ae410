package dev.serai.remote;

import java.nio.charset.StandardCharsets;

/** A remote refused a call or could not be reached. */
public class RemoteException extends RuntimeException {
    private final int status;
    private final byte[] body;

    /**
     * @param status HTTP status; 0 if no complete answer came
     * @param body   the answer's body; empty if there was none
     */
    public RemoteException(String message, int status, byte[] body, Throwable cause) {
        super(message, cause);
        this.status = status;
        this.body = body;
    }

    /** HTTP status; 0 if no complete answer came. */
    public int status() {
        return status;
    }

    /** The answer's body as text; empty if there was none. */
    public String body() {
        return new String(body, StandardCharsets.UTF_8);
    }
}
