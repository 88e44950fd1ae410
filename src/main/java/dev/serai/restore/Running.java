package dev.serai.restore;

import dev.serai.catalogue.ComparisonCatalogue;
import dev.serai.catalogue.RestoreCatalogue;
import jakarta.annotation.PreDestroy;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * The restores and comparisons at work on this node; stops those that are to be paused or cancelled, on whichever node
 * that was asked.
 */
@Component("restoresRunning")
class Running {
    private final Map<String, Run> runs = new ConcurrentHashMap<>();
    private final RestoreCatalogue restores;
    private final ComparisonCatalogue comparisons;
    private final ScheduledExecutorService watch =
            Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "restore-stop"));
    private volatile boolean closing;

    Running(RestoreCatalogue restores, ComparisonCatalogue comparisons) {
        this.restores = restores;
        this.comparisons = comparisons;
        watch.scheduleWithFixedDelay(this::stopAsked, 500, 500, TimeUnit.MILLISECONDS);
    }

    void add(Run run) {
        runs.put(run.id(), run);
        if (closing) {
            run.halt();
        }
    }

    void remove(String id) {
        Run run = runs.remove(id);
        if (run != null) {
            run.halt();
            run.close();
        }
    }

    private void stopAsked() {
        for (Run run : runs.values()) {
            if (stopRequested(run.id())) {
                run.stop();
            }
        }
    }

    private boolean stopRequested(String id) {
        return restores.stopRequested(id).isPresent() || comparisons.stopRequested(id);
    }

    /** Whether the hub is being shut down: what is stopped now is to be resumed, not ended. */
    boolean closing() {
        return closing;
    }

    @EventListener(ContextClosedEvent.class)
    void stopAll() {
        closing = true;
        runs.values().forEach(Run::halt);
    }

    @PreDestroy
    void close() {
        watch.shutdownNow();
    }
}
