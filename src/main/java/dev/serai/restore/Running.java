package dev.serai.restore;

import dev.serai.catalogue.ComparisonCatalogue;
import dev.serai.catalogue.RestoreCatalogue;
import dev.serai.flow.AtWork;
import jakarta.annotation.PreDestroy;
import java.time.Duration;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * The restores and comparisons at work on this node; stops those that are to be paused or cancelled, on whichever node
 * that was asked.
 */
@Component("restoresRunning")
class Running {
    private final RestoreCatalogue restores;
    private final ComparisonCatalogue comparisons;
    private final AtWork<Run> runs;

    Running(RestoreCatalogue restores, ComparisonCatalogue comparisons) {
        this.restores = restores;
        this.comparisons = comparisons;
        this.runs = new AtWork<>("restore-stop", Duration.ofMillis(500), this::stopIfAsked, Run::halt);
    }

    private void stopIfAsked(Run run) {
        if (stopRequested(run.id())) {
            run.stop();
        }
    }

    void add(Run run) {
        runs.add(run.id(), run);
    }

    void remove(String id) {
        runs.remove(id).ifPresent(run -> {
            run.halt();
            run.close();
        });
    }

    private boolean stopRequested(String id) {
        return restores.stopRequested(id).isPresent() || comparisons.stopRequested(id);
    }

    /** Whether the hub is being shut down: what is stopped now is to be resumed, not ended. */
    boolean closing() {
        return runs.closing();
    }

    @EventListener(ContextClosedEvent.class)
    void stopAll() {
        runs.haltAll();
    }

    @PreDestroy
    void close() {
        runs.close();
    }
}
