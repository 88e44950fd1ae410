package dev.serai.flow;

import dev.serai.remote.Failures;
import dev.serai.remote.RemoteException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.camel.CamelExchangeException;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.http.base.HttpOperationFailedException;
import org.springframework.stereotype.Component;

/** Finds what a remote said in what Camel throws. */
@Component
class CamelFailures implements Failures {
    private static final byte[] NOTHING = {};

    @Override
    public RuntimeException translate(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof RemoteException known) {
                return known;
            }
            if (cause instanceof HttpOperationFailedException refused) {
                return refused(refused);
            }
            if (cause instanceof IOException cut) {
                return new RemoteException("no complete answer came: " + cut, 0, NOTHING, cut);
            }
        }
        return innermost(failure);
    }

    private static RemoteException refused(HttpOperationFailedException refused) {
        String body = refused.getResponseBody() == null ? "" : refused.getResponseBody();
        return new RemoteException(
                "answered " + refused.getStatusCode(),
                refused.getStatusCode(),
                body.getBytes(StandardCharsets.UTF_8),
                refused);
    }

    private static RuntimeException innermost(Throwable failure) {
        Throwable cause = failure;
        while ((cause instanceof CamelExecutionException || cause instanceof CamelExchangeException)
                && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause instanceof RuntimeException known ? known : new IllegalStateException(cause);
    }
}
