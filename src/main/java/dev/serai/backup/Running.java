package dev.serai.backup;

import dev.serai.catalogue.BackupCatalogue;
import jakarta.annotation.PreDestroy;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** The backups this node is reading; stops those whose cancellation was asked for, on whichever node that was. */
@Component
class Running {
    private final Map<String, Reading> readings = new ConcurrentHashMap<>();
    private final BackupCatalogue catalogue;
    private final ScheduledExecutorService watch =
            Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "backup-cancel"));
    private volatile boolean closing;

    Running(BackupCatalogue catalogue) {
        this.catalogue = catalogue;
        watch.scheduleWithFixedDelay(this::stopCancelled, 1, 1, TimeUnit.SECONDS);
    }

    void add(Reading reading) {
        readings.put(reading.backup().id(), reading);
        if (closing) {
            reading.stop();
        }
    }

    void remove(String id) {
        Reading reading = readings.remove(id);
        if (reading != null) {
            reading.close();
        }
    }

    private void stopCancelled() {
        for (Reading reading : readings.values()) {
            if (catalogue.cancelRequested(reading.backup().id())) {
                reading.stop();
            }
        }
    }

    /** Whether a backup that is not read yet is to stop. */
    boolean toStop(String id) {
        return closing || catalogue.cancelRequested(id);
    }

    /** Whether the hub is being shut down: what is stopped now is to be resumed, not ended. */
    boolean closing() {
        return closing;
    }

    @EventListener(ContextClosedEvent.class)
    void stopAll() {
        closing = true;
        readings.values().forEach(Reading::stop);
    }

    @PreDestroy
    void close() {
        watch.shutdownNow();
    }
}
