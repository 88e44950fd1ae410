package dev.serai.backup;

import dev.serai.catalogue.BackupCatalogue;
import dev.serai.flow.AtWork;
import jakarta.annotation.PreDestroy;
import java.time.Duration;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** The backups this node is reading; stops those whose cancellation was asked for, on whichever node that was. */
@Component
class Running {
    private final BackupCatalogue catalogue;
    private final AtWork<Reading> readings;

    Running(BackupCatalogue catalogue) {
        this.catalogue = catalogue;
        this.readings = new AtWork<>("backup-cancel", Duration.ofSeconds(1), this::stopIfCancelled, Reading::stop);
    }

    private void stopIfCancelled(Reading reading) {
        if (catalogue.cancelRequested(reading.backup().id())) {
            reading.stop();
        }
    }

    void add(Reading reading) {
        readings.add(reading.backup().id(), reading);
    }

    void remove(String id) {
        readings.remove(id).ifPresent(Reading::close);
    }

    /** Whether a backup that is not read yet is to stop. */
    boolean toStop(String id) {
        return closing() || catalogue.cancelRequested(id);
    }

    /** Whether the hub is being shut down: what is stopped now is to be resumed, not ended. */
    boolean closing() {
        return readings.closing();
    }

    @EventListener(ContextClosedEvent.class)
    void stopAll() {
        readings.haltAll();
    }

    @PreDestroy
    void close() {
        readings.close();
    }
}
