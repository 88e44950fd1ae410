package dev.serai.sandbox;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Takes every request from reading it to sending the answer. */
final class Front implements HttpHandler {
    private record Caller(Portal portal, Token token) {}

    private final SandboxSettings settings;
    private final String address;
    private final Map<String, Caller> callers = new HashMap<>();
    private final Router router = new Router();
    private final Quotas quotas;

    Front(SandboxSettings settings, List<Portal> portals, String address) {
        this.settings = settings;
        this.address = address;
        this.quotas = new Quotas(settings.quota());
        for (Portal portal : portals) {
            for (Token token : portal.tokens()) {
                callers.put("Bearer " + token.value(), new Caller(portal, token));
            }
        }
        new ObjectReading().addTo(router);
        new PropertyReading().addTo(router);
        new SchemaReading().addTo(router);
        new AccountReading(quotas).addTo(router);
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        Reply reply = answer(exchange, body);
        send(exchange, reply);
    }

    private Reply answer(HttpExchange exchange, byte[] body) {
        try {
            String target = exchange.getRequestURI().toString();
            if (settings.urlLimit() > 0 && target.length() > settings.urlLimit()) {
                throw Refusal.urlTooLong();
            }
            Caller caller = callers.get(exchange.getRequestHeaders().getFirst("Authorization"));
            if (caller == null) {
                throw Refusal.notAuthenticated();
            }
            quotas.take(caller.portal(), caller.token());
            String path = exchange.getRequestURI().getRawPath();
            Router.Match match = router.find(exchange.getRequestMethod(), path);
            String query = exchange.getRequestURI().getRawQuery();
            return match.route()
                    .handler()
                    .apply(new Ask(
                            exchange.getRequestMethod(),
                            path,
                            match.route().version(),
                            match.names(),
                            query == null ? "" : query,
                            body,
                            caller.portal(),
                            caller.token(),
                            address,
                            settings));
        } catch (Refusal refusal) {
            return Reply.of(refusal);
        }
    }

    private static void send(HttpExchange exchange, Reply reply) throws IOException {
        try {
            var headers = exchange.getResponseHeaders();
            reply.headers().forEach(headers::set);
            headers.set("Content-Type", "application/json;charset=utf-8");
            headers.set("X-HubSpot-Correlation-Id", Refusal.id());
            int size = reply.body().size();
            exchange.sendResponseHeaders(reply.status(), size == 0 ? -1 : size);
            if (size > 0) {
                exchange.getResponseBody().write(reply.body().array(), 0, size);
            }
            exchange.close();
        } finally {
            reply.done();
        }
    }
}
