package dev.serai.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;

/** The fault rules in force. */
final class Faults {
    private final List<Counted> rules = new CopyOnWriteArrayList<>();

    void add(FaultRule rule) {
        rules.add(new Counted(rule));
    }

    /**
     * Adds a rule or a list of rules from JSON with the same keys and forms as in the configuration.
     *
     * @throws IllegalArgumentException if it is none, with what is wrong
     */
    void add(byte[] json) {
        try {
            JsonNode tree = Maps.JSON.readTree(json);
            List<FaultRule> read = new ArrayList<>();
            for (JsonNode one :
                    tree.isArray() ? tree : Maps.JSON.createArrayNode().add(tree)) {
                read.add(Bound.of("fault", one, FaultRule.class));
            }
            read.forEach(this::add);
        } catch (IOException e) {
            throw new IllegalArgumentException("fault: the body is no JSON: " + e.getMessage(), e);
        }
    }

    void clear() {
        rules.clear();
    }

    /** The rule that fires for a request, or null. */
    FaultRule next(String method, String path) {
        for (Counted counted : rules) {
            if (counted.fires(method, path)) {
                return counted.rule;
            }
        }
        return null;
    }

    /** The rules with what they did so far. */
    List<Map<String, Object>> json() {
        return rules.stream().map(Counted::json).toList();
    }

    private static final class Counted {
        private final FaultRule rule;
        private final Pattern method;
        private final Pattern path;
        private long fitted;
        private long fired;

        Counted(FaultRule rule) {
            this.rule = rule;
            this.method = Pattern.compile(rule.method());
            this.path = Pattern.compile(rule.path());
        }

        synchronized boolean fires(String requestMethod, String requestPath) {
            if (!method.matcher(requestMethod).matches()
                    || !path.matcher(requestPath).find()) {
                return false;
            }
            long number = ++fitted - rule.skip();
            if (number < 1
                    || number % rule.every() != 0
                    || rule.times() > 0 && fired >= rule.times()
                    || chance(number) >= rule.probability()) {
                return false;
            }
            fired++;
            return true;
        }

        private double chance(long number) {
            return (Mix.mix(rule.seed() ^ Mix.mix(number)) >>> 11) * 0x1.0p-53;
        }

        synchronized Map<String, Object> json() {
            return Maps.of(
                    "method", rule.method(),
                    "path", rule.path(),
                    "skip", rule.skip(),
                    "every", rule.every(),
                    "times", rule.times(),
                    "probability", rule.probability(),
                    "status", rule.status(),
                    "policy", rule.policy(),
                    "retryAfter", rule.retryAfter(),
                    "delay", rule.delay().toString(),
                    "effect",
                            rule.effect()
                                    .name()
                                    .toLowerCase(java.util.Locale.ROOT)
                                    .replace('_', '-'),
                    "fitted", fitted,
                    "fired", fired);
        }
    }
}
