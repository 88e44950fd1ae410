package dev.serai.sandbox;

import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * An answer: status, JSON body (empty for none), further headers. Bodies come from a stock of buffers, to which
 * {@link #done} returns them.
 */
record Reply(int status, Json body, Map<String, String> headers) {
    private static final ConcurrentLinkedQueue<Json> STOCK = new ConcurrentLinkedQueue<>();
    private static final int LARGEST_KEPT = 16 << 20;

    static Json buffer() {
        Json buffer = STOCK.poll();
        return buffer == null ? new Json() : buffer.reset();
    }

    static Reply of(int status, Object json) {
        return new Reply(status, buffer().raw(Maps.bytes(json)), Map.of());
    }

    static Reply ok(Object json) {
        return of(200, json);
    }

    static Reply of(Refusal refusal) {
        return new Reply(refusal.status(), of(refusal.status(), refusal.body()).body(), refusal.headers());
    }

    static Reply written(int status, Json body) {
        return new Reply(status, body, Map.of());
    }

    static Reply empty(int status) {
        return new Reply(status, buffer(), Map.of());
    }

    void done() {
        if (body.array().length <= LARGEST_KEPT) {
            STOCK.add(body);
        }
    }
}
