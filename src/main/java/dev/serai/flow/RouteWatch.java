package dev.serai.flow;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import org.apache.camel.spring.boot.CamelContextConfiguration;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Deploys the routes once Camel has started, lets the schedules run, and then follows the folder. */
final class RouteWatch implements CamelContextConfiguration, AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(RouteWatch.class);

    private final RouteDeployer deployer;
    private final LiveRoutes live;
    private final Scheduler scheduler;
    private final Duration every;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "routes");
        thread.setDaemon(true);
        return thread;
    });
    private String lastTrouble;

    RouteWatch(RouteDeployer deployer, LiveRoutes live, Scheduler scheduler, Duration every) {
        this.deployer = deployer;
        this.live = live;
        this.scheduler = scheduler;
        this.every = every;
    }

    @Override
    public void beforeApplicationStart(CamelContext context) {
        // Routes come when the context runs: then one that does not start is a fault of its own, not of the hub's
        // start.
    }

    @Override
    public void afterApplicationStart(CamelContext context) {
        deployer.start();
        try {
            live.forgetOrphanSchedules();
            scheduler.start();
        } catch (SchedulerException e) {
            throw new IllegalStateException("schedules: the job store cannot be used; see the cause", e);
        }
        thread.scheduleWithFixedDelay(this::look, every.toMillis(), every.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Trouble with the folder itself is told once, not every second. */
    private void look() {
        try {
            deployer.follow();
            lastTrouble = null;
        } catch (IOException | RuntimeException e) {
            if (!e.toString().equals(lastTrouble)) {
                log.error("routes: the folder cannot be followed; what runs goes on", e);
            }
            lastTrouble = e.toString();
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
