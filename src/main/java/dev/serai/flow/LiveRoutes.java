package dev.serai.flow;

import static java.util.concurrent.TimeUnit.SECONDS;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.camel.CamelContext;
import org.apache.camel.Route;
import org.apache.camel.Suspendable;
import org.apache.camel.component.direct.DirectConsumer;
import org.apache.camel.component.quartz.CamelJob;
import org.apache.camel.component.quartz.QuartzEndpoint;
import org.apache.camel.model.Model;
import org.apache.camel.model.ModelCamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.apache.camel.support.service.ServiceHelper;
import org.quartz.JobKey;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.impl.matchers.GroupMatcher;

/** The routes that run, and how one set of them gives way to another. */
final class LiveRoutes {
    private static final Duration QUIET = Duration.ofMillis(150);

    private final CamelContext context;
    private final Model model;
    private final Scheduler scheduler;
    private final Duration patience;

    /** @param patience how long to keep callers waiting for exchanges that are under way before giving up */
    LiveRoutes(CamelContext context, Scheduler scheduler, Duration patience) {
        this.context = context;
        this.model = ((ModelCamelContext) context);
        this.scheduler = scheduler;
        this.patience = patience;
    }

    /** Starts all that a text declares; whatever it had started before a failure is taken back. */
    void add(RouteText text, List<TemplatedRoute> wishes) throws Exception {
        try {
            PluginHelper.getRoutesLoader(context).loadRoutes(ResourceHelper.fromString(text.file(), text.text()));
            wishes.forEach(wish -> DryRun.make(context, wish));
        } catch (Exception e) {
            remove(text, wishes.stream().map(TemplatedRoute::routeId).toList());
            throw e;
        }
    }

    /**
     * Waits until no exchange is under way in the routes, keeping new callers of {@code direct:} waiting meanwhile.
     *
     * @return false if some did not end in time; then all goes on as before
     */
    boolean drained(List<String> routes) {
        List<Route> live =
                routes.stream().map(context::getRoute).filter(r -> r != null).toList();
        List<Suspendable> entrances = live.stream()
                .map(Route::getConsumer)
                .filter(DirectConsumer.class::isInstance)
                .map(Suspendable.class::cast)
                .toList();
        entrances.forEach(ServiceHelper::suspendService);
        if (waitFor(routes)) {
            return true;
        }
        entrances.forEach(ServiceHelper::resumeService);
        return false;
    }

    /** A caller may have passed the entrance and not be counted yet: quiet must last for a while. */
    private boolean waitFor(List<String> routes) {
        Instant end = Instant.now().plus(patience);
        Instant quietSince = null;
        while (quietSince == null || Instant.now().isBefore(quietSince.plus(QUIET))) {
            quietSince = underWay(routes) > 0 ? null : quietSince == null ? Instant.now() : quietSince;
            if (quietSince == null && Instant.now().isAfter(end)) {
                return false;
            }
            try {
                Thread.sleep(10);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
        return true;
    }

    int underWay(List<String> routes) {
        return routes.stream()
                .mapToInt(route -> context.getInflightRepository().size(route))
                .sum();
    }

    /** Takes all that a text declared out of the context, and its schedules out of the job store. */
    void remove(RouteText text, List<String> made) throws Exception {
        Set<String> routes = new HashSet<>(made);
        routes.addAll(text.ids(RouteText.Kind.ROUTE));
        routes.addAll(text.ids(RouteText.Kind.TEMPLATED));
        for (String id : routes) {
            removeRoute(id);
        }
        for (String id : text.ids(RouteText.Kind.TEMPLATE)) {
            model.removeRouteTemplateDefinitions(id);
        }
        for (String id : text.ids(RouteText.Kind.CONFIGURATION)) {
            var configuration = model.getRouteConfigurationDefinition(id);
            if (configuration != null) {
                model.removeRouteConfiguration(configuration);
            }
        }
    }

    private void removeRoute(String id) throws Exception {
        Route route = context.getRoute(id);
        if (route != null) {
            context.getRouteController().stopRoute(id, 1, SECONDS);
            context.removeRoute(id);
            if (route.getEndpoint() instanceof QuartzEndpoint quartz) {
                scheduler.deleteJob(job(quartz));
            }
        }
        var definition = model.getRouteDefinition(id);
        if (definition != null) {
            model.removeRouteDefinition(definition);
        }
    }

    /** Deletes the schedules of routes that were removed while no hub was running: in a shared store they fire for ever. */
    void forgetOrphanSchedules() throws SchedulerException {
        Set<JobKey> wanted = context.getRoutes().stream()
                .map(Route::getEndpoint)
                .filter(QuartzEndpoint.class::isInstance)
                .map(endpoint -> job((QuartzEndpoint) endpoint))
                .collect(Collectors.toSet());
        for (JobKey key : scheduler.getJobKeys(GroupMatcher.anyGroup())) {
            var job = scheduler.getJobDetail(key);
            if (job != null && CamelJob.class.isAssignableFrom(job.getJobClass()) && !wanted.contains(key)) {
                scheduler.deleteJob(key);
            }
        }
    }

    /** Camel gives a job the name of its trigger. */
    private static JobKey job(QuartzEndpoint endpoint) {
        return new JobKey(
                endpoint.getTriggerKey().getName(), endpoint.getTriggerKey().getGroup());
    }
}
