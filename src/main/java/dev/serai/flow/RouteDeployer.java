package dev.serai.flow;

import dev.serai.flow.RouteText.Kind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
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
import org.slf4j.event.Level;

/**
 * Keeps what runs equal to what is saved under {@code routes/}, as far as that has no fault: a file with a fault leaves
 * what ran before, and the fault is told once in the log and kept for {@link #files()}.
 */
final class RouteDeployer implements DeployedRoutes {
    private static final Logger log = LoggerFactory.getLogger(RouteDeployer.class);

    private static final Duration BETWEEN_TRIES = Duration.ofMinutes(1);

    private final CamelContext hub;
    private final RouteFolder folder;
    private final Supplier<List<TemplatedRoute>> wished;
    private final LiveRoutes live;
    private final SortedMap<String, Deployment> deployments = new TreeMap<>();
    private boolean started;
    private volatile List<RouteFile> shown = List.of();

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
        if (deployments.isEmpty()) {
            log.warn(
                    "{}: has no route files, so nothing is backed up or synced; start the hub where routes/ is, or set"
                            + " serai.routes",
                    folder.path("").toAbsolutePath().normalize());
        }
        started = true;
    }

    /** Looks at the folder again and follows it. */
    synchronized void follow() throws IOException {
        deploy(folder.look());
    }

    @Override
    public List<RouteFile> files() {
        return shown;
    }

    /** Kept aside, so that nobody who asks has to wait for a route to become free. */
    private void show() {
        shown = deployments.entrySet().stream()
                .map(entry -> entry.getValue().as(entry.getKey()))
                .toList();
    }

    private void deploy(SortedMap<String, String> saved) {
        boolean changed = deployments.entrySet().stream()
                .anyMatch(e -> e.getValue().saved != null && !saved.containsKey(e.getKey()));
        for (var entry : saved.entrySet()) {
            Deployment deployment = deployments.computeIfAbsent(entry.getKey(), file -> new Deployment());
            changed |= deployment.save(entry.getKey(), entry.getValue());
        }
        if (changed) {
            judge(saved.keySet());
            show();
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
                        .forEach(text -> needed.addAll(text.offers()));
            }
        });
        deployments.values().stream()
                .filter(deployment -> deployment.running != null && deployment.running.usesAny(needed))
                .forEach(deployment -> deployment.due = true);
    }

    private void tell(String file, Deployment deployment, RouteFault fault) {
        if (fault != null && !fault.equals(deployment.fault)) {
            log.error("{} ({})", fault, deployment.running == null ? "nothing of this file runs" : "what ran goes on");
        }
        deployment.fault = fault;
    }

    /** Lets every file that is due take over, unless exchanges are under way in its routes. */
    private void swap() {
        List<Deployment> due = deployments.values().stream()
                .filter(deployment -> deployment.due)
                .sorted((a, b) -> Trial.NEEDED_FIRST.compare(a.either(), b.either()))
                .toList();
        for (Deployment deployment : due) {
            if (free(deployment)) {
                swap(deployment);
                show();
            }
        }
        if (deployments.values().removeIf(deployment -> deployment.saved == null && !deployment.due)) {
            show();
        }
    }

    /** Whether nothing is under way in a file's routes; callers are kept waiting for that now and then only. */
    private boolean free(Deployment deployment) {
        List<String> routes = deployment.routes();
        if (live.underWay(routes) > 0 && Instant.now().isBefore(deployment.nextTry)) {
            return false;
        }
        boolean free = deployment.running == null || live.drained(routes);
        deployment.nextTry = free ? Instant.MIN : Instant.now().plus(BETWEEN_TRIES);
        return free;
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
                log.atLevel(started ? Level.INFO : Level.DEBUG).log("{}: deployed", next.file());
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
