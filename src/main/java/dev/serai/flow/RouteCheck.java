package dev.serai.flow;

import dev.serai.flow.RouteText.Kind;
import dev.serai.flow.RouteText.Place;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** What Camel does not notice in a set of route texts that is to run together. */
final class RouteCheck {
    private final Collection<RouteText> texts;
    private final Set<String> knownTargets = new HashSet<>();
    private final Set<String> knownConfigurations = new HashSet<>();
    private final UnaryOperator<String> placeholders;
    private final Predicate<String> beans;

    /**
     * @param texts        the texts that are to run together
     * @param moreTargets  names of {@code direct:} endpoints that are known besides those that the texts declare
     * @param placeholders fills in placeholders
     * @param beans        whether there is a bean of a name
     */
    RouteCheck(
            Collection<RouteText> texts,
            Set<String> moreTargets,
            UnaryOperator<String> placeholders,
            Predicate<String> beans) {
        this.beans = beans;
        this.texts = texts;
        this.placeholders = placeholders;
        knownTargets.addAll(moreTargets);
        for (RouteText text : texts) {
            text.directSources().forEach(source -> knownTargets.add(source.name()));
            knownConfigurations.addAll(text.ids(Kind.CONFIGURATION));
        }
    }

    /** All faults that concern several texts, and those of each text by itself. */
    List<RouteFault> faults() {
        List<RouteFault> faults = new ArrayList<>();
        for (RouteText text : texts) {
            faults.addAll(text.faults());
            faults.addAll(retrySettings(text));
            unknown(
                    text,
                    text.directTargets(),
                    knownTargets::contains,
                    faults,
                    name -> "direct:" + name + " is received by no route; correct the name or add " + name + ".yaml");
            unknown(
                    text,
                    text.configurationsUsed(),
                    knownConfigurations::contains,
                    faults,
                    name -> "routeConfigurationId '" + name + "' is unknown; known are "
                            + knownConfigurations.stream().sorted().toList());
            unknown(
                    text,
                    text.beansUsed(),
                    beans,
                    faults,
                    name -> "bean '" + name + "' does not exist; correct the name or add the bean");
        }
        return faults;
    }

    /** Retry settings that are not numbers once placeholders are filled in, which Camel notices only at a failure. */
    private List<RouteFault> retrySettings(RouteText text) {
        List<RouteFault> found = new ArrayList<>();
        for (Place number : text.retrySettings()) {
            String value;
            try {
                value = placeholders.apply(number.name());
            } catch (IllegalArgumentException e) {
                continue; // an unknown placeholder: Camel itself reports it
            }
            if (value != null && !value.matches("-?\\d+(\\.\\d+)?")) {
                found.add(new RouteFault(
                        text.file(),
                        number.line(),
                        "retry setting " + number.name() + " is '" + value
                                + "', not a number; give tries as a count and delays in milliseconds"));
            }
        }
        return found;
    }

    private static void unknown(
            RouteText text,
            List<Place> used,
            Predicate<String> known,
            List<RouteFault> faults,
            UnaryOperator<String> message) {
        for (Place place : used) {
            if (!known.test(place.name())) {
                faults.add(new RouteFault(text.file(), place.line(), message.apply(place.name())));
            }
        }
    }

    /** Faults of texts that declare what another one, earlier in the order of the texts, has declared. */
    List<RouteFault> duplicates() {
        List<RouteFault> faults = new ArrayList<>();
        Map<String, String> declaredIn = new HashMap<>();
        for (RouteText text : texts) {
            for (var entry : text.entries()) {
                if (entry.id() != null) {
                    String first = declaredIn.putIfAbsent(space(entry.kind()) + " " + entry.id(), text.file());
                    if (first != null) {
                        faults.add(new RouteFault(
                                text.file(),
                                entry.line(),
                                "id '" + entry.id() + "' is taken by " + first + "; choose another"));
                    }
                }
            }
            for (Place source : text.directSources()) {
                String first = declaredIn.putIfAbsent("direct:" + source.name(), text.file());
                if (first != null) {
                    faults.add(new RouteFault(
                            text.file(),
                            source.line(),
                            "direct:" + source.name() + " is received in " + first + " already; choose another name"));
                }
            }
        }
        return faults;
    }

    /** Routes and routes made from templates share one space of ids. */
    private static Kind space(Kind kind) {
        return kind == Kind.TEMPLATED ? Kind.ROUTE : kind;
    }
}
