package dev.serai.remote;

/** Learns from a remote's refusals how long to leave it alone. */
public interface Patience {
    /**
     * A call was refused.
     *
     * @param retryAfter the answer's Retry-After in seconds; null if it has none
     * @param body       the answer's body; empty if it has none
     */
    void refused(Request request, int status, String retryAfter, String body);
}
