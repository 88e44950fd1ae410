package dev.serai.flow;

import dev.serai.remote.Failures;
import dev.serai.remote.RemoteException;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.apache.camel.http.base.HttpOperationFailedException;

/** Unwraps what Camel and its HTTP client put around a failure. */
final class CamelFailures implements Failures {
    private static final byte[] NOTHING = {};
    private static final int MESSAGE_CHARACTERS = 500;

    @Override
    public RuntimeException translate(Throwable failure) {
        return translate("remote", failure);
    }

    /** @param where what was called, as the message's beginning */
    RuntimeException translate(String where, Throwable failure) {
        Throwable innermost = failure;
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof RemoteException known) {
                return known;
            }
            if (cause instanceof HttpOperationFailedException refused) {
                return refused(where, refused);
            }
            if (cause instanceof IOException cut) {
                return new RemoteException(where + ": no complete answer, " + said(cut), 0, NOTHING, cut);
            }
            if (cause instanceof InterruptedException) {
                Thread.currentThread().interrupt();
                return new RemoteException(where + ": interrupted while waiting for the answer", 0, NOTHING, cause);
            }
            innermost = cause;
        }
        return innermost instanceof RuntimeException known
                ? known
                : new IllegalStateException(said(innermost), failure);
    }

    private static RemoteException refused(String where, HttpOperationFailedException refused) {
        String body = refused.getResponseBody() == null ? "" : refused.getResponseBody();
        String reason = body.isBlank() ? "no reason given" : body.strip();
        return new RemoteException(
                where + path(refused) + ": refused with status " + refused.getStatusCode() + "; "
                        + (reason.length() > MESSAGE_CHARACTERS
                                ? reason.substring(0, MESSAGE_CHARACTERS) + "…"
                                : reason),
                refused.getStatusCode(),
                body.getBytes(StandardCharsets.UTF_8),
                refused);
    }

    /** The path of the call without its query, which can be thousands of characters long. */
    private static String path(HttpOperationFailedException refused) {
        try {
            String path = refused.getUri() == null
                    ? null
                    : URI.create(refused.getUri()).getRawPath();
            return path == null ? "" : " " + path;
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    private static String said(Throwable cause) {
        return cause.getClass().getSimpleName() + (cause.getMessage() == null ? "" : ": " + cause.getMessage());
    }
}
