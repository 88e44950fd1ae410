package dev.serai.sandbox;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes every request from reading it to sending the answer: length, key, fault, path, limit, handler, in this order. */
final class SansanFront implements HttpHandler {
    private static final Logger LOG = LoggerFactory.getLogger(SansanFront.class);
    private static final String KEY = "X-Sansan-Api-Key";

    private final SansanAccount account;
    private final SansanRoutes routes;
    private final CallLimits limits = new CallLimits();
    private final Sending sending = new Sending(false, null);
    private final Serving serving;
    private final SansanAdmin admin;

    SansanFront(SansanSettings settings, SansanAccount account) {
        this.account = account;
        this.routes = SansanRoutes.all(settings.versions());
        Faults faults = new Faults();
        settings.faults().forEach(faults::add);
        Stats stats = new Stats();
        this.serving = new Serving(faults, stats, sending);
        this.admin = new SansanAdmin(account, faults, stats, limits);
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        String method = exchange.getRequestMethod();
        String path = exchange.getRequestURI().getRawPath();
        try {
            if (path.startsWith("/sandbox/")) {
                sending.send(exchange, administered(method, path, body), FaultRule.Effect.NONE);
            } else {
                PathTable.Match<SansanRoutes.Route> match = routes.find(method, path);
                serving.serve(
                        exchange,
                        match == null ? method + " other" : match.found().label(),
                        (fault, effect) -> answer(exchange, body, match, fault, effect));
            }
        } catch (RuntimeException e) {
            LOG.error("sandbox: {} {} failed", method, path, e);
            sending.send(exchange, SansanRefusal.of(500, "internal error").reply(), FaultRule.Effect.NONE);
        }
    }

    private Reply administered(String method, String path, byte[] body) {
        synchronized (account) {
            try {
                return admin.handle(method, path, body);
            } catch (SansanRefusal refusal) {
                return refusal.reply();
            } catch (IllegalArgumentException e) {
                return SansanRefusal.invalid("sandbox: " + e.getMessage()).reply();
            }
        }
    }

    private Reply answer(
            HttpExchange exchange,
            byte[] body,
            PathTable.Match<SansanRoutes.Route> match,
            FaultRule fault,
            FaultRule.Effect effect) {
        synchronized (account) {
            try {
                int limit = account.habits().urlLimit();
                if (limit > 0 && exchange.getRequestURI().toString().length() > limit) {
                    throw SansanRefusal.of(414, "the request target is longer than " + limit + " characters");
                }
                SansanKey key = key(exchange);
                if (fault != null && fault.status() != 0) {
                    throw refusal(fault);
                }
                String path = exchange.getRequestURI().getRawPath();
                if (match == null) {
                    throw routes.unknown(exchange.getRequestMethod(), path);
                }
                limits.take(key, account.habits());
                account.passTime();
                String query = exchange.getRequestURI().getRawQuery();
                QueryText parameters = new QueryText(query == null ? "" : query);
                return match.found()
                        .handler()
                        .apply(new SansanAsk(path, match.names(), parameters, body, account, key, effect));
            } catch (SansanRefusal refused) {
                return refused.reply();
            }
        }
    }

    private SansanKey key(HttpExchange exchange) {
        SansanKey key = account.keys().get(exchange.getRequestHeaders().getFirst(KEY));
        if (key == null) {
            throw SansanRefusal.of(401, KEY + ": missing or unknown");
        }
        if (key.scope() == SansanSettings.Scope.DATA_HUB) {
            throw SansanRefusal.of(403, KEY + ": is for Data Hub only");
        }
        return key;
    }

    private SansanRefusal refusal(FaultRule fault) {
        return fault.status() == 429 && fault.retryAfter() > 0
                ? SansanRefusal.tooMany(fault.retryAfter(), account.habits())
                : SansanRefusal.of(fault.status(), "fault by rule");
    }
}
