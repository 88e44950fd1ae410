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
import java.util.function.UnaryOperator;

/** What Camel does not notice in a set of route texts that is to run together. */
final class RouteCheck {
    private final Collection<RouteText> texts;
    private final Set<String> knownTargets = new HashSet<>();
    private final Set<String> knownConfigurations = new HashSet<>();
    private final UnaryOperator<String> placeholders;

    /**
     * @param texts        the texts that are to run together
     * @param moreTargets  names of {@code direct:} endpoints that are known besides those that the texts declare
     * @param placeholders fills in placeholders
     */
    RouteCheck(Collection<RouteText> texts, Set<String> moreTargets, UnaryOperator<String> placeholders) {
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
            faults.addAll(text.faultyNumbers(placeholders));
            for (Place target : text.directTargets()) {
                if (!knownTargets.contains(target.name())) {
                    faults.add(new RouteFault(
                            text.file(),
                            target.line(),
                            "direct:" + target.name() + " is received by no route; correct the name or add "
                                    + target.name() + ".yaml"));
                }
            }
            for (Place used : text.configurationsUsed()) {
                if (!knownConfigurations.contains(used.name())) {
                    faults.add(new RouteFault(
                            text.file(),
                            used.line(),
                            "routeConfigurationId '" + used.name() + "' is unknown; known are "
                                    + knownConfigurations.stream().sorted().toList()));
                }
            }
        }
        return faults;
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
