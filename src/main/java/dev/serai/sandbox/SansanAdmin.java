package dev.serai.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.boot.convert.DurationStyle;

/**
 * What a test or a person may do behind the API's back, under {@code /sandbox/}: switch habits, set fault rules and the
 * clock, read the counts, and whatever {@link CardHooks} offers. Needs no key; the sandbox listens on loopback only.
 */
final class SansanAdmin {
    /** Does what a path stands for. */
    interface Hook {
        /** @param names values of the path's placeholders */
        Reply apply(Map<String, String> names, JsonNode body);
    }

    private final PathTable<Hook> hooks = new PathTable<>();
    private final SansanAccount account;
    private final Faults faults;
    private final Stats stats;
    private final CallLimits limits;

    SansanAdmin(SansanAccount account, Faults faults, Stats stats, CallLimits limits) {
        this.account = account;
        this.faults = faults;
        this.stats = stats;
        this.limits = limits;
        add("GET", "/stats", (names, body) -> Reply.ok(stats.json()));
        add("GET", "/faults", (names, body) -> Reply.ok(faults.json()));
        add("POST", "/faults", (names, body) -> {
            faults.add(Maps.bytes(body));
            return Reply.of(201, faults.json());
        });
        add("DELETE", "/faults", (names, body) -> reset("faults"));
        add("GET", "/settings", (names, body) -> settings());
        add("POST", "/settings", (names, body) -> {
            account.habits(account.habits().with(body));
            return settings();
        });
        add("GET", "/clock", (names, body) -> clock());
        add("POST", "/clock", (names, body) -> {
            account.clock().set(offset(body), body.path("stands").asBoolean());
            return clock();
        });
        add("POST", "/reset", (names, body) -> reset("all"));
        add("POST", "/reset/{what}", (names, body) -> reset(names.get("what")));
        add("POST", "/keys/{value}", this::resight);
        add("DELETE", "/keys/{value}", this::revoke);
        new CardHooks(account).addTo(this);
    }

    void add(String method, String path, Hook hook) {
        hooks.add(method, "/sandbox" + path, hook);
    }

    /** @throws IllegalArgumentException with what is wrong */
    Reply handle(String method, String rawPath, byte[] body) {
        PathTable.Match<Hook> match = hooks.find(method, rawPath);
        if (match == null) {
            throw SansanRefusal.notFound("sandbox: " + method + " " + rawPath);
        }
        return match.found().apply(match.names(), json(body));
    }

    private static JsonNode json(byte[] body) {
        try {
            return Maps.JSON.readTree(body.length == 0 ? Json.bytes("{}") : body);
        } catch (IOException e) {
            throw new IllegalArgumentException("the body is no JSON: " + e.getMessage(), e);
        }
    }

    private Reply settings() {
        return Reply.ok(account.habits().json());
    }

    private Reply clock() {
        return Reply.ok(Maps.of(
                "offset",
                account.clock().offset().toString(),
                "stands",
                account.clock().stands(),
                "now",
                SansanClock.text(account.clock().now())));
    }

    private static Duration offset(JsonNode body) {
        return DurationStyle.detectAndParse(body.path("offset").asText("0s"));
    }

    private Reply reset(String what) {
        List<String> known = List.of("all", "stats", "limits", "faults", "data");
        if (!known.contains(what)) {
            throw new IllegalArgumentException("reset: '" + what + "' is unknown; known are " + known);
        }
        boolean all = what.equals("all");
        if (all || what.equals("stats")) {
            stats.clear();
        }
        if (all || what.equals("limits")) {
            limits.reset();
        }
        if (all || what.equals("faults")) {
            faults.clear();
        }
        if (all || what.equals("data")) {
            account.restart();
        }
        return Reply.empty(204);
    }

    private Reply resight(Map<String, String> names, JsonNode body) {
        SansanKey key = key(names);
        List<String> sees = new ArrayList<>();
        body.path("sees").forEach(user -> sees.add(user.asText()));
        account.keys().put(key.value(), key.seeing(sees, account.organization()));
        return Reply.ok(Map.of("sees", account.keys().get(key.value()).sees()));
    }

    private Reply revoke(Map<String, String> names, JsonNode body) {
        account.keys().remove(key(names).value());
        return Reply.empty(204);
    }

    private SansanKey key(Map<String, String> names) {
        SansanKey key = account.keys().get(names.get("value"));
        if (key == null) {
            throw SansanRefusal.notFound("sandbox: the key");
        }
        return key;
    }
}
