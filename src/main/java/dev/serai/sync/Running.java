package dev.serai.sync;

import dev.serai.catalogue.SyncCatalogue;
import jakarta.annotation.PreDestroy;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** The runs at work on this node; stops those whose sync was disabled, on whichever node that was asked. */
@Component("syncsRunning")
class Running {
    private final Map<String, Work> works = new ConcurrentHashMap<>();
    private final SyncCatalogue catalogue;
    private final ScheduledExecutorService watch =
            Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "sync-stop"));
    private volatile boolean closing;

    Running(SyncCatalogue catalogue) {
        this.catalogue = catalogue;
        watch.scheduleWithFixedDelay(this::stopDisabled, 500, 500, TimeUnit.MILLISECONDS);
    }

    void add(Work work) {
        works.put(work.id(), work);
        if (closing) {
            work.stop();
        }
    }

    /** The work that has ended; empty if it was not at work on this node. */
    Optional<Work> remove(String run) {
        return Optional.ofNullable(works.remove(run));
    }

    private void stopDisabled() {
        for (Work work : works.values()) {
            boolean enabled = catalogue
                    .find(work.name())
                    .filter(sync -> sync.state().equals("ENABLED"))
                    .isPresent();
            if (!enabled && !work.preview() && !work.rollback()) {
                work.stop();
            }
        }
    }

    /** Whether the hub is being shut down: what is stopped now is to be resumed, not ended. */
    boolean closing() {
        return closing;
    }

    @EventListener(ContextClosedEvent.class)
    void stopAll() {
        closing = true;
        works.values().forEach(Work::stop);
    }

    @PreDestroy
    void close() {
        watch.shutdownNow();
    }
}
