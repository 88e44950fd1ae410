package dev.serai.flow;

import dev.serai.flow.RouteFile.State;
import dev.serai.flow.RouteText.Kind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps what runs equal to what is saved under {@code routes/}, as far as that has no fault: a file with a fault leaves
 * what ran before, and the fault is told once in the log and kept for {@link #files()}.
 */
final class RouteDeployer implements DeployedRoutes {
    private static final Logger log = LoggerFactory.getLogger(RouteDeployer.class);

    /** One file: what was saved last, what of it runs, and whether the one has yet to follow the other. */
    private static final class Deployment {
        private RouteText saved;
        private RouteText running;
        private RouteFault fault;
        private Instant deployedAt;
        private List<String> made = List.of();
        /** What is to run in place of what runs; null if nothing. */
        private RouteText next;

        private boolean due;
    }

    private final CamelContext hub;
    private final RouteFolder folder;
    private final Supplier<List<TemplatedRoute>> wished;
    private final LiveRoutes live;
    private final SortedMap<String, Deployment> deployments = new TreeMap<>();

    RouteDeployer(CamelContext hub, RouteFolder folder, Supplier<List<TemplatedRoute>> wished, LiveRoutes live) {
        this.hub = hub;
        this.folder = folder;
        this.wished = wished;
        this.live = live;
    }

    /** Deploys all files there are; a file with a fault does not keep the others from running. */
    synchronized void start() {
        try {
            deploy(folder.firstLook());
        } catch (IOException e) {
            throw new UncheckedIOException(folder.path("") + ": cannot be read; see serai.routes", e);
        }
        Set<String> templates = new HashSet<>();
        deployments.values().stream()
                .filter(deployment -> deployment.running != null)
                .forEach(deployment -> templates.addAll(deployment.running.ids(Kind.TEMPLATE)));
        for (TemplatedRoute wish : wished.get()) {
            if (!templates.contains(wish.template())) {
                log.error(
                        "route {}: not made, as template '{}' does not run; see routes/templates/",
                        wish.routeId(),
                        wish.template());
            }
        }
        log.info("{} route files, {} routes", deployments.size(), hub.getRoutesSize());
    }

    /** Looks at the folder again and follows it. */
    synchronized void follow() throws IOException {
        deploy(folder.look());
    }

    @Override
    public synchronized List<RouteFile> files() {
        return deployments.entrySet().stream()
                .map(entry -> file(entry.getKey(), entry.getValue()))
                .toList();
    }

    private RouteFile file(String name, Deployment deployment) {
        State state =
                deployment.due ? State.WAITING : deployment.running == deployment.saved ? State.RUNNING : State.REFUSED;
        return new RouteFile(name, routes(deployment), state, deployment.deployedAt, deployment.fault);
    }

    private void deploy(SortedMap<String, String> saved) {
        boolean changed = deployments.entrySet().stream()
                .anyMatch(e -> e.getValue().saved != null && !saved.containsKey(e.getKey()));
        for (var entry : saved.entrySet()) {
            Deployment deployment = deployments.computeIfAbsent(entry.getKey(), file -> new Deployment());
            if (deployment.saved == null || !deployment.saved.text().equals(entry.getValue())) {
                deployment.saved = RouteText.of(entry.getKey(), entry.getValue());
                changed = true;
            }
        }
        if (changed) {
            judge(saved.keySet());
        }
        swap();
    }

    /** Decides for every file what is to run. */
    private void judge(Set<String> present) {
        Map<String, RouteText> saved = new HashMap<>();
        Map<String, RouteText> running = new HashMap<>();
        deployments.forEach((file, deployment) -> {
            if (present.contains(file)) {
                saved.put(file, deployment.saved);
            } else {
                deployment.saved = null;
            }
            if (deployment.running != null) {
                running.put(file, deployment.running);
            }
        });
        Trial.Verdict verdict = new Trial(hub, wished.get()).of(saved, running);
        Set<String> needed = new HashSet<>();
        deployments.forEach((file, deployment) -> {
            tell(file, deployment, verdict.faults().get(file));
            deployment.next = verdict.accepted().get(file);
            deployment.due = deployment.next != deployment.running || deployment.due && deployment.next != null;
            if (deployment.due) {
                Stream.of(deployment.running, deployment.next)
                        .filter(text -> text != null)
                        .forEach(text -> needed.addAll(needs(text)));
            }
        });
        deployments.values().stream()
                .filter(deployment -> deployment.running != null && uses(deployment.running, needed))
                .forEach(deployment -> deployment.due = true);
    }

    private void tell(String file, Deployment deployment, RouteFault fault) {
        if (fault != null && !fault.equals(deployment.fault)) {
            log.error("{} ({})", fault, deployment.running == null ? "nothing of this file runs" : "what ran goes on");
        }
        deployment.fault = fault;
    }

    private static Set<String> needs(RouteText text) {
        Set<String> names = new HashSet<>(text.ids(Kind.CONFIGURATION));
        names.addAll(text.ids(Kind.TEMPLATE));
        return names;
    }

    /** Whether a text is built from a policy or a template of one of these names. */
    private static boolean uses(RouteText text, Set<String> names) {
        return Stream.concat(text.configurationsUsed().stream(), text.templatesUsed().stream())
                .anyMatch(used -> names.contains(used.name()));
    }

    /** Lets every file that is due take over, unless exchanges are under way in its routes. */
    private void swap() {
        List<Deployment> due = deployments.values().stream()
                .filter(deployment -> deployment.due)
                .sorted((a, b) -> Trial.NEEDED_FIRST.compare(any(a), any(b)))
                .toList();
        for (Deployment deployment : due) {
            if (deployment.running == null || live.drained(routes(deployment))) {
                swap(deployment);
            }
        }
        deployments.values().removeIf(deployment -> deployment.saved == null && !deployment.due);
    }

    private static RouteText any(Deployment deployment) {
        return deployment.next != null ? deployment.next : deployment.running;
    }

    private List<String> routes(Deployment deployment) {
        return deployment.running == null
                ? List.of()
                : Stream.of(deployment.running.ids(Kind.ROUTE), deployment.running.ids(Kind.TEMPLATED), deployment.made)
                        .flatMap(List::stream)
                        .toList();
    }

    private void swap(Deployment deployment) {
        RouteText before = deployment.running;
        RouteText next = deployment.next;
        deployment.due = false;
        try {
            if (before != null) {
                live.remove(before, deployment.made);
                deployment.running = null;
                deployment.deployedAt = null;
            }
            if (next != null) {
                run(deployment, next);
                log.info("{}: deployed, routes {}", next.file(), routes(deployment));
            } else {
                log.info("{}: removed", before.file());
            }
        } catch (Exception e) {
            RouteText text = next == null ? before : next;
            tell(text.file(), deployment, CamelFault.of(text, e));
            putBack(deployment, before);
        }
    }

    private void run(Deployment deployment, RouteText text) throws Exception {
        List<TemplatedRoute> made = Trial.wishesFor(text, wished.get());
        live.add(text, made);
        deployment.made = made.stream().map(TemplatedRoute::routeId).toList();
        deployment.running = text;
        deployment.deployedAt = Instant.now();
    }

    private void putBack(Deployment deployment, RouteText before) {
        if (before == null || deployment.running == before) {
            return;
        }
        try {
            run(deployment, before);
        } catch (Exception e) {
            log.error("{}: what ran before cannot be put back, {}; save the file again", before.file(), e.getMessage());
        }
    }
}
