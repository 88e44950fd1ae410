package dev.serai.flow;

import java.util.Map;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.Producer;
import org.apache.camel.component.direct.DirectComponent;
import org.apache.camel.component.direct.DirectConsumer;
import org.apache.camel.component.direct.DirectConsumerNotAvailableException;
import org.apache.camel.component.direct.DirectEndpoint;
import org.apache.camel.support.DefaultAsyncProducer;

/**
 * The {@code direct:} component, with producers that ask anew for the route behind a name at each call. Camel's own
 * (DirectProducer, 4.18.0) remembers it: while one thread waits for a route that is being replaced, the others go on
 * into the old one, which so never becomes free, and fail once it is stopped.
 */
final class SwappableDirect extends DirectComponent {
    @Override
    protected Endpoint createEndpoint(String uri, String name, Map<String, Object> parameters) throws Exception {
        DirectEndpoint endpoint = new AskingEndpoint(uri);
        endpoint.setBlock(isBlock());
        endpoint.setTimeout(getTimeout());
        setProperties(endpoint, parameters);
        return endpoint;
    }

    private final class AskingEndpoint extends DirectEndpoint {
        private final String key;

        AskingEndpoint(String uri) {
            super(uri, SwappableDirect.this);
            this.key = uri.replaceFirst("[?].*", "");
        }

        @Override
        public Producer createProducer() {
            return new AskingProducer(this);
        }

        /** The route behind the name, waiting for it for a while; null if there is none. */
        private DirectConsumer consumer() throws InterruptedException {
            return SwappableDirect.this.getConsumer(key, isBlock(), getTimeout());
        }
    }

    private static final class AskingProducer extends DefaultAsyncProducer {
        private final AskingEndpoint endpoint;

        AskingProducer(AskingEndpoint endpoint) {
            super(endpoint);
            this.endpoint = endpoint;
        }

        @Override
        public boolean process(Exchange exchange, AsyncCallback callback) {
            try {
                DirectConsumer consumer = endpoint.consumer();
                if (consumer != null) {
                    return consumer.getAsyncProcessor().process(exchange, callback);
                }
                exchange.setException(new DirectConsumerNotAvailableException(
                        endpoint.getEndpointUri() + ": no such route runs; see the faults of the routes", exchange));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                exchange.setException(e);
            }
            callback.done(true);
            return true;
        }
    }
}
