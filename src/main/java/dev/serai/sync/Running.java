package dev.serai.sync;

import dev.serai.catalogue.SyncCatalogue;
import dev.serai.flow.AtWork;
import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.util.Optional;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** The runs at work on this node; stops those whose sync was disabled, on whichever node that was asked. */
@Component("syncsRunning")
class Running {
    private final SyncCatalogue catalogue;
    private final AtWork<Work> works;

    Running(SyncCatalogue catalogue) {
        this.catalogue = catalogue;
        this.works = new AtWork<>("sync-stop", Duration.ofMillis(500), this::stopIfDisabled, Work::stop);
    }

    private void stopIfDisabled(Work work) {
        boolean enabled = catalogue
                .find(work.name())
                .filter(sync -> sync.state().equals("ENABLED"))
                .isPresent();
        if (!enabled && !work.preview() && !work.rollback()) {
            work.stop();
        }
    }

    void add(Work work) {
        works.add(work.id(), work);
    }

    /** The work that has ended; empty if it was not at work on this node. */
    Optional<Work> remove(String run) {
        return works.remove(run);
    }

    /** Whether the hub is being shut down: what is stopped now is to be resumed, not ended. */
    boolean closing() {
        return works.closing();
    }

    @EventListener(ContextClosedEvent.class)
    void stopAll() {
        works.haltAll();
    }

    @PreDestroy
    void close() {
        works.close();
    }
}
