package dev.serai.house;

import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;

/** What the steps of a route may be: few, flat, of the known kinds, written out, and shut off from the outside. */
final class StepRules {
    private static final int STEPS = 7;
    private static final int LEVELS = 2;
    private static final Set<String> KNOWN = Set.of(
            "aggregate",
            "bean",
            "choice",
            "convertBodyTo",
            "delay",
            "doTry",
            "enrich",
            "filter",
            "idempotentConsumer",
            "log",
            "loop",
            "marshal",
            "multicast",
            "removeHeaders",
            "removeVariable",
            "setBody",
            "setHeaders",
            "setVariable",
            "split",
            "stop",
            "throwException",
            "to",
            "unmarshal",
            "wireTap");
    private static final Set<String> NEED_EXPRESSION =
            Set.of("enrich", "filter", "loop", "setBody", "setVariable", "split", "idempotentConsumer", "delay");
    private static final Set<String> LANGUAGES =
            Set.of("constant", "header", "jsonpath", "method", "simple", "tokenize", "variable");
    private static final Set<String> STAYS_INSIDE = Set.of("direct", "file", "jdbc", "log");
    private static final String TRIES = "CamelRedeliver.*";

    private final BiConsumer<Part, String> breach;
    private final Set<String> directs;

    /** @param directs names of the {@code direct:} endpoints that some route receives from */
    StepRules(BiConsumer<Part, String> breach, Set<String> directs) {
        this.breach = breach;
        this.directs = directs;
    }

    void check(Part entry) {
        entry.stepLists().forEach(list -> steps(list, 1));
        entry.all().forEach(this::notation);
    }

    private void steps(Part list, int level) {
        List<Part> steps = list.parts();
        if (steps.size() > STEPS) {
            breach.accept(list, steps.size() + " steps; " + STEPS + " are the most, put some into a flow of their own");
        }
        if (level > LEVELS) {
            breach.accept(
                    list, "steps nested " + level + " deep; " + LEVELS + " levels are the most, call a flow instead");
        }
        boolean stripped = false;
        for (Part item : steps) {
            for (Part step : item.parts()) {
                step(step);
                stripped = stripped || strips(step);
                target(step, stripped);
                step.stepLists().forEach(nested -> steps(nested, level + 1));
            }
        }
    }

    private void step(Part step) {
        if (!KNOWN.contains(step.name())) {
            breach.accept(step, "step '" + step.name() + "' is not used here; use a bean, or one of " + sorted(KNOWN));
        }
        if (!step.isMapping()) {
            breach.accept(step, "short notation of '" + step.name() + "'; write its keys out, as Kaoto does");
        } else if (NEED_EXPRESSION.contains(step.name())
                && step.child("expression").isEmpty()) {
            breach.accept(step, "'" + step.name() + "' without 'expression:'; write it out, as Kaoto does");
        }
    }

    private static boolean strips(Part step) {
        String kept = step.text("excludePattern");
        return step.name().equals("removeHeaders")
                && "*".equals(step.text("pattern"))
                && (kept == null || kept.equals(TRIES));
    }

    /** Where a step sends to, if it sends at all. */
    private void target(Part step, boolean stripped) {
        String uri = step.name().equals("enrich") ? enriched(step) : step.text("uri");
        if (uri == null) {
            return;
        }
        String scheme = uri.startsWith("{{") ? uri : uri.replaceFirst(":.*", "");
        if (scheme.equals("direct")) {
            String name = uri.substring("direct:".length());
            if (!directs.contains(name) && !name.contains("{{")) {
                breach.accept(step, uri + " is received by no route; correct the name or add " + name + ".yaml");
            }
        } else if (!STAYS_INSIDE.contains(scheme)) {
            if (!step.file().contains("/remotes/")) {
                breach.accept(step, uri + " leads outside; only doors in remotes/ may, call one with direct:");
            }
            if (!stripped) {
                breach.accept(
                        step,
                        uri
                                + " without removeHeaders \"*\" before it in the same steps; what a caller sent must not travel on");
            }
        }
    }

    private static String enriched(Part step) {
        return step.child("expression")
                .flatMap(expression -> expression.child("constant"))
                .map(constant -> constant.text("expression"))
                .orElse(null);
    }

    private void notation(Part part) {
        if (part.name().equals("expression") && part.isMapping()) {
            for (Part language : part.parts()) {
                if (!LANGUAGES.contains(language.name())) {
                    breach.accept(
                            language, "language '" + language.name() + "'; use a bean, or one of " + sorted(LANGUAGES));
                } else if (!language.isMapping()) {
                    breach.accept(language, "short notation of '" + language.name() + "'; put 'expression:' below it");
                }
            }
        }
        if (part.name().equals("uri") && part.text() != null && part.text().contains("?")) {
            breach.accept(part, "options in the uri; write them below 'parameters:', as Kaoto does");
        }
    }

    private static List<String> sorted(Set<String> words) {
        return words.stream().sorted().toList();
    }
}
