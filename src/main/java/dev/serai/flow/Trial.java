package dev.serai.flow;

import dev.serai.flow.RouteText.Kind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.camel.CamelContext;

/** Finds out which of the saved route texts may run, without touching what runs. */
final class Trial {
    /** Policies come before templates, and both before the routes that need them. */
    static final Comparator<RouteText> NEEDED_FIRST =
            Comparator.comparingInt(Trial::stage).thenComparing(RouteText::file);

    /**
     * What came out.
     *
     * @param accepted by file, the text that is to run: the saved one, or else the one that runs already
     * @param faults   by file, what is wrong with the saved text
     */
    record Verdict(Map<String, RouteText> accepted, Map<String, RouteFault> faults) {}

    private final CamelContext hub;
    private final List<TemplatedRoute> wishes;

    Trial(CamelContext hub, List<TemplatedRoute> wishes) {
        this.hub = hub;
        this.wishes = wishes;
    }

    /** Tries the saved texts, and in place of every one with a fault the text that runs, until all fit together. */
    Verdict of(Map<String, RouteText> saved, Map<String, RouteText> running) {
        Map<String, RouteText> trying = new HashMap<>(saved);
        Map<String, RouteFault> faults = new HashMap<>();
        while (true) {
            List<RouteFault> found = faults(trying, running, saved.keySet());
            List<RouteFault> curable = curable(found, trying, running);
            found.forEach(fault -> faults.putIfAbsent(fault.file(), fault));
            if (curable.isEmpty()) {
                return new Verdict(trying, faults);
            }
            for (RouteFault fault : curable) {
                trying.computeIfPresent(fault.file(), (file, text) -> running.get(file));
            }
        }
    }

    /** Those faults that go away when the text that runs takes the place of the saved one. */
    private static List<RouteFault> curable(
            List<RouteFault> found, Map<String, RouteText> trying, Map<String, RouteText> running) {
        return found.stream()
                .filter(fault -> trying.get(fault.file()) != running.get(fault.file()))
                .toList();
    }

    private List<RouteFault> faults(
            Map<String, RouteText> trying, Map<String, RouteText> running, Set<String> savedFiles) {
        RouteCheck check = new RouteCheck(
                inOrder(trying, running),
                declaredElsewhere(savedFiles),
                hub::resolvePropertyPlaceholders,
                name -> hub.getRegistry().lookupByName(name) != null);
        List<RouteFault> found = new ArrayList<>(check.faults());
        found.addAll(check.duplicates());
        if (curable(found, trying, running).isEmpty()) {
            found.addAll(dryRun(trying.values()));
        }
        return found;
    }

    /** What runs comes first, so that of two texts that claim the same id the new one is at fault. */
    private static Collection<RouteText> inOrder(Map<String, RouteText> trying, Map<String, RouteText> running) {
        return trying.values().stream()
                .sorted(Comparator.comparing((RouteText text) -> text != running.get(text.file()))
                        .thenComparing(NEEDED_FIRST))
                .toList();
    }

    /** A file that was refused still says by its name which route it is meant to hold. */
    private Set<String> declaredElsewhere(Set<String> files) {
        Set<String> names = wishes.stream().map(TemplatedRoute::routeId).collect(Collectors.toCollection(TreeSet::new));
        files.forEach(
                file -> names.add(file.substring(file.lastIndexOf('/') + 1).replaceFirst("[.]yaml$", "")));
        return names;
    }

    /** Builds all texts in a context of their own; stops after the first kind with faults, as others build on it. */
    private List<RouteFault> dryRun(Collection<RouteText> texts) {
        Map<Integer, List<RouteText>> stages = texts.stream()
                .sorted(NEEDED_FIRST)
                .collect(Collectors.groupingBy(Trial::stage, LinkedHashMap::new, Collectors.toList()));
        List<RouteFault> faults = new ArrayList<>();
        try (DryRun dryRun = new DryRun(hub)) {
            for (List<RouteText> stage : stages.values()) {
                for (RouteText text : stage) {
                    try {
                        dryRun.build(text);
                        for (TemplatedRoute wish : wishesFor(text, wishes)) {
                            dryRun.build(wish);
                        }
                    } catch (Exception e) {
                        faults.add(CamelFault.of(text, e));
                    }
                }
                if (!faults.isEmpty()) {
                    break;
                }
            }
        }
        return faults;
    }

    private static int stage(RouteText text) {
        return !text.ids(Kind.CONFIGURATION).isEmpty()
                ? 0
                : text.ids(Kind.TEMPLATE).isEmpty() ? 2 : 1;
    }

    static List<TemplatedRoute> wishesFor(RouteText text, List<TemplatedRoute> wishes) {
        return wishes.stream()
                .filter(wish -> text.ids(Kind.TEMPLATE).contains(wish.template()))
                .toList();
    }
}
