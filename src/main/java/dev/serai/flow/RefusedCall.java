package dev.serai.flow;

import dev.serai.remote.Call;
import dev.serai.remote.Patience;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.http.base.HttpOperationFailedException;

/**
 * Tells a remote's {@link Patience} of every refusal, whether or not the call is tried again: the
 * {@code onExceptionOccurredRef} of a door's policy. The door keeps its call in the variable {@code call}, as the
 * failure has left nothing of it in the message.
 */
final class RefusedCall implements Processor {
    private final Patience patience;

    RefusedCall(Patience patience) {
        this.patience = patience;
    }

    @Override
    public void process(Exchange exchange) {
        var refused = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, HttpOperationFailedException.class);
        Call call = exchange.getVariable("call", Call.class);
        if (refused != null && call != null) {
            String body = refused.getResponseBody() == null ? "" : refused.getResponseBody();
            patience.refused(call.request(), refused.getStatusCode(), retryAfter(refused), body);
        }
    }

    private static String retryAfter(HttpOperationFailedException refused) {
        Map<String, String> headers = refused.getResponseHeaders() == null ? Map.of() : refused.getResponseHeaders();
        return headers.entrySet().stream()
                .filter(header -> "Retry-After".equalsIgnoreCase(header.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(null);
    }
}
