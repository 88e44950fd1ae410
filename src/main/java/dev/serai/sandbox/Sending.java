package dev.serai.sandbox;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;

/** Sends answers, whole or broken. */
final class Sending {
    private static final int WORTH_PACKING = 1000;

    private final boolean gzip;
    private final String idHeader;

    /** @param idHeader header in which every answer has an id of its own, null for none */
    Sending(boolean gzip, String idHeader) {
        this.gzip = gzip;
        this.idHeader = idHeader;
    }

    void send(HttpExchange exchange, Reply reply, FaultRule.Effect effect) throws IOException {
        try (exchange) {
            if (effect == FaultRule.Effect.CUT_BEFORE || effect == FaultRule.Effect.CUT_AFTER) {
                // Closing an exchange without an answer closes its connection.
                return;
            }
            Headers headers = exchange.getResponseHeaders();
            headers.set("Content-Type", "application/json;charset=utf-8");
            if (idHeader != null) {
                headers.set(idHeader, Refusal.id());
            }
            reply.headers().forEach(headers::set);
            Json body = reply.body();
            if (gzip && body.size() > WORTH_PACKING && accepts(exchange)) {
                headers.set("Content-Encoding", "gzip");
                body.gzip();
            }
            exchange.sendResponseHeaders(reply.status(), body.size() == 0 ? -1 : body.size());
            OutputStream out = exchange.getResponseBody();
            if (effect == FaultRule.Effect.CUT_BODY) {
                out.write(body.array(), 0, body.size() / 2);
                out.flush();
            } else if (body.size() > 0) {
                out.write(body.array(), 0, body.size());
            }
        } finally {
            reply.done();
        }
    }

    private static boolean accepts(HttpExchange exchange) {
        String accepted = exchange.getRequestHeaders().getFirst("Accept-Encoding");
        return accepted != null && accepted.contains("gzip");
    }
}
