package dev.serai.backup;

import dev.serai.catalogue.BackupCatalogue;
import dev.serai.catalogue.BackupRow;
import dev.serai.catalogue.BackupState;
import dev.serai.catalogue.Journal;
import dev.serai.remote.Failures;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** How a backup ends that could not be sealed, and what is said of any that ended. */
@Component("backupEnd")
public class BackupEnd {
    private static final Logger log = LoggerFactory.getLogger(BackupEnd.class);

    private final BackupCatalogue catalogue;
    private final BackupSettings settings;
    private final Running running;
    private final Journal journal;
    private final Failures failures;

    BackupEnd(BackupCatalogue catalogue, BackupSettings settings, Running running, Journal journal, Failures failures) {
        this.catalogue = catalogue;
        this.settings = settings;
        this.running = running;
        this.journal = journal;
        this.failures = failures;
    }

    /**
     * Ends a backup that did not come to its seal: it was cancelled, or it failed. One that the hub's shutdown stopped
     * is not ended but resumed later.
     *
     * @return the backup as it is now
     */
    public BackupRow unsealed(String id, Exception failure) {
        RuntimeException cause = failures.translate(failure);
        running.remove(id);
        BackupRow backup = catalogue.find(id).orElseThrow();
        if (cause instanceof Ended || running.closing()) {
            log.info(
                    "backup {}: {}",
                    id,
                    running.closing() ? "stopped with the hub; it will be resumed" : cause.getMessage());
            return backup;
        }
        new Staging(settings.staging(id)).delete();
        boolean cancelled = backup.cancelRequested();
        catalogue.ended(
                id, cancelled ? BackupState.CANCELLED : BackupState.FAILED, cancelled ? null : Causes.inWords(cause));
        return catalogue.find(id).orElseThrow();
    }

    /** Writes to the log and to the journal how a backup ended. */
    public void tell(BackupRow backup) {
        if (!backup.state().ended()) {
            return;
        }
        journal.write(
                backup.requestedBy(),
                "backup.run",
                backup.id(),
                backup.state().name(),
                backup.failure() == null ? Map.of() : Map.of("reason", backup.failure()));
        log.info(
                "backup {}: {} {}",
                backup.id(),
                backup.state(),
                backup.failure() == null ? backup.archive() : backup.failure());
    }
}
