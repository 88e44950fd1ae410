package dev.serai.remote;

/**
 * One HTTP request to a remote.
 *
 * @param account    name of the configured account whose token, base address and budget are used
 * @param method     HTTP method in capitals
 * @param path       path below the account's base address, percent-encoded, starting with a slash
 * @param query      query string without the question mark, percent-encoded; null if there is none
 * @param body       JSON to send, UTF-8; null if there is none
 * @param repeatable whether sending it twice does no harm, so that a cut connection may be answered by another try
 */
public record Request(String account, String method, String path, String query, byte[] body, boolean repeatable)
        implements Call {

    public static Request get(String account, String path, String query) {
        return new Request(account, "GET", path, query, null, true);
    }

    /** A POST that only reads, such as a search or a batch read. */
    public static Request read(String account, String path, byte[] body) {
        return new Request(account, "POST", path, null, body, true);
    }

    @Override
    public Request request() {
        return this;
    }

    /** Names the call in logs and errors; the query is left out, as it can be thousands of characters long. */
    @Override
    public String toString() {
        return method + " " + path;
    }
}
