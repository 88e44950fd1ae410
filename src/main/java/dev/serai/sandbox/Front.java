package dev.serai.sandbox;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes every request from reading it to sending the answer: length, token, faults, quota, handler, in this order. */
final class Front implements HttpHandler {
    private record Caller(Portal portal, Token token) {}

    private static final Logger LOG = LoggerFactory.getLogger(Front.class);

    private final SandboxSettings settings;
    private final String address;
    private final Map<String, Caller> callers = new HashMap<>();
    private final Router router;
    private final Quotas quotas;
    private final Faults faults = new Faults();
    private final Stats stats = new Stats();
    private final Sending sending;
    private final Serving serving;
    private final Admin admin;

    Front(SandboxSettings settings, List<Portal> portals, String address) {
        this.settings = settings;
        this.address = address;
        this.quotas = new Quotas(settings.quota());
        this.sending = new Sending(settings.gzip(), "X-HubSpot-Correlation-Id");
        this.serving = new Serving(faults, stats, sending);
        this.admin = new Admin(portals, faults, stats, quotas);
        this.router = Routes.all(quotas);
        settings.faults().forEach(faults::add);
        for (Portal portal : portals) {
            for (Token token : portal.tokens()) {
                callers.put("Bearer " + token.value(), new Caller(portal, token));
            }
        }
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        try {
            if (exchange.getRequestURI().getRawPath().startsWith("/sandbox/")) {
                sending.send(exchange, administered(exchange, body), FaultRule.Effect.NONE);
            } else {
                serve(exchange, body);
            }
        } catch (RuntimeException e) {
            LOG.error(
                    "sandbox: {} {} failed",
                    exchange.getRequestMethod(),
                    exchange.getRequestURI().getPath(),
                    e);
            sending.send(exchange, Reply.of(Refusal.of(500, null, "internal error")), FaultRule.Effect.NONE);
        }
    }

    private Reply administered(HttpExchange exchange, byte[] body) {
        try {
            return admin.handle(
                    exchange.getRequestMethod(), exchange.getRequestURI().getPath(), body);
        } catch (Refusal refusal) {
            return Reply.of(refusal);
        }
    }

    private void serve(HttpExchange exchange, byte[] body) throws IOException {
        String method = exchange.getRequestMethod();
        Router.Match match = router.find(method, exchange.getRequestURI().getRawPath());
        serving.serve(
                exchange,
                match == null ? method + " other" : match.label(),
                (fault, effect) -> answer(exchange, body, match, fault, effect));
    }

    private Reply answer(
            HttpExchange exchange, byte[] body, Router.Match match, FaultRule fault, FaultRule.Effect effect) {
        Map<String, String> headers = new HashMap<>();
        Reply reply;
        try {
            URI uri = exchange.getRequestURI();
            if (settings.urlLimit() > 0 && uri.toString().length() > settings.urlLimit()) {
                throw Refusal.urlTooLong();
            }
            Caller caller = callers.get(exchange.getRequestHeaders().getFirst("Authorization"));
            if (caller == null) {
                throw Refusal.notAuthenticated();
            }
            if (fault != null && fault.status() != 0) {
                return FaultReply.of(fault, caller.portal());
            }
            boolean search = match != null && match.route().search();
            headers.putAll(quotas.take(caller.portal(), caller.token(), search));
            if (match == null) {
                throw router.unknown(exchange.getRequestMethod(), uri.getRawPath());
            }
            reply = match.route().handler().apply(ask(exchange, body, match, caller, effect));
        } catch (Refusal refusal) {
            reply = Reply.of(refusal);
        }
        headers.putAll(reply.headers());
        return new Reply(reply.status(), reply.body(), headers);
    }

    private Ask ask(HttpExchange exchange, byte[] body, Router.Match match, Caller caller, FaultRule.Effect effect) {
        String query = exchange.getRequestURI().getRawQuery();
        return new Ask(
                exchange.getRequestMethod(),
                exchange.getRequestURI().getRawPath(),
                match.route().version(),
                match.names(),
                query == null ? "" : query,
                body,
                caller.portal(),
                caller.token(),
                address,
                settings,
                effect);
    }
}
