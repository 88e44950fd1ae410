package dev.serai.remote;

/**
 * Something outside the program keeps the hub from starting; its message, one sentence that says what is wrong and what
 * to do, is all that a person gets to see.
 */
public class CannotStart extends RuntimeException {
    /** @param cause kept for the debug log; may be null */
    public CannotStart(String message, Throwable cause) {
        super(message, cause);
    }
}
