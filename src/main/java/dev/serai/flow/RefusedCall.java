package dev.serai.flow;

import dev.serai.remote.Call;
import dev.serai.remote.Patience;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.http.base.HttpOperationFailedException;

/** Tells a remote's patience of each refusal; a door's policy names it as {@code onExceptionOccurredRef}. */
final class RefusedCall implements Processor {
    private final Patience patience;

    RefusedCall(Patience patience) {
        this.patience = patience;
    }

    @Override
    public void process(Exchange exchange) {
        Call call = exchange.getVariable("call", Call.class);
        Exception failure = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
        if (call != null && failure instanceof HttpOperationFailedException refused) {
            Map<String, String> headers =
                    refused.getResponseHeaders() == null ? Map.of() : refused.getResponseHeaders();
            patience.refused(
                    call.request(),
                    refused.getStatusCode(),
                    headers.get("Retry-After"),
                    refused.getResponseBody() == null ? "" : refused.getResponseBody());
        }
    }
}
