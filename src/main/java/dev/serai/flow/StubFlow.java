package dev.serai.flow;

import dev.serai.remote.*;
import java.io.*;
import java.util.concurrent.*;
import org.apache.camel.*;
import org.apache.camel.component.http.HttpComponent;
import org.apache.camel.http.base.HttpOperationFailedException;
import org.apache.camel.spi.DataFormat;
import org.apache.camel.support.service.ServiceSupport;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.*;

@org.springframework.context.annotation.Configuration
class StubFlow {
    @Bean
    Door hubspotDoor(@Lazy ProducerTemplate t) {
        return new CamelDoor(t, "hubspot");
    }

    @Bean
    Runs runs(@Lazy ProducerTemplate t) {
        ExecutorService pool = Executors.newCachedThreadPool();
        return new Runs() {
            public void start(String kind, String id) {
                pool.submit(() -> {
                    Thread.sleep(500);
                    t.requestBody("direct:" + kind + "-run", id);
                    return null;
                });
            }
        };
    }

    @Bean
    Failures failures() {
        return f -> {
            for (Throwable c = f; c != null; c = c.getCause()) {
                if (c instanceof RemoteException r) return r;
                if (c instanceof HttpOperationFailedException h)
                    return new RemoteException(
                            h.getMessage(),
                            h.getStatusCode(),
                            h.getResponseBody() == null
                                    ? new byte[0]
                                    : h.getResponseBody().getBytes(),
                            h);
                if (c instanceof IOException io) return new RemoteException(String.valueOf(io), 0, new byte[0], io);
            }
            Throwable c = f;
            while (c instanceof CamelExecutionException && c.getCause() != null) c = c.getCause();
            return c instanceof RuntimeException r ? r : new RuntimeException(c);
        };
    }

    @Bean
    Processor hubspotRefused(@Qualifier("hubspotGateway") Patience patience) {
        return e -> {
            HttpOperationFailedException h =
                    e.getProperty(Exchange.EXCEPTION_CAUGHT, HttpOperationFailedException.class);
            Call call = e.getVariable("call", Call.class);
            if (h != null)
                patience.refused(
                        call.request(),
                        h.getStatusCode(),
                        h.getResponseHeaders() == null
                                ? null
                                : h.getResponseHeaders().get("Retry-After"),
                        h.getResponseBody() == null ? "" : h.getResponseBody());
        };
    }

    @Bean
    DataFormat csvRows() {
        class D extends ServiceSupport implements DataFormat {
            public void marshal(Exchange e, Object graph, OutputStream out) throws Exception {
                @SuppressWarnings("unchecked")
                Iterable<String[]> rows = (Iterable<String[]>) graph;
                out.write(((RowsFormat) e.getContext().getRegistry().lookupByName("rowsFormat")).write(rows));
            }

            public Object unmarshal(Exchange e, InputStream in) {
                throw new IllegalStateException();
            }
        }
        return new D();
    }

    @Bean
    org.apache.camel.spring.boot.CamelContextConfiguration http(HttpSettings s) {
        return new org.apache.camel.spring.boot.CamelContextConfiguration() {
            public void beforeApplicationStart(CamelContext c) {
                s.apply(c.getComponent("http", HttpComponent.class));
            }

            public void afterApplicationStart(CamelContext c) {}
        };
    }
}
