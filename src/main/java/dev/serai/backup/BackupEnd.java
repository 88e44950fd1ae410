package dev.serai.backup;

import dev.serai.catalogue.BackupRow;
import dev.serai.catalogue.BackupState;
import dev.serai.catalogue.Journal;
import dev.serai.catalogue.ObjectRow;
import dev.serai.remote.Failures;
import java.time.Duration;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** How a backup ends that could not be sealed, and what is said of any that ended. */
@Component("backupEnd")
public class BackupEnd {
    private static final Logger log = LoggerFactory.getLogger(BackupEnd.class);
    /** How the journal calls the end of a backup. */
    private static final String RUN = "backup.run";

    private final Remembered catalogue;
    private final BackupSettings settings;
    private final Running running;
    private final Journal journal;
    private final Failures failures;

    BackupEnd(Remembered catalogue, BackupSettings settings, Running running, Journal journal, Failures failures) {
        this.catalogue = catalogue;
        this.settings = settings;
        this.running = running;
        this.journal = journal;
        this.failures = failures;
    }

    /**
     * Ends a backup that did not come to its seal: it was cancelled, or it failed. One that the hub's shutdown stopped
     * is left as it is, to be resumed; one that has ended stays so.
     *
     * @return the backup as it is now
     */
    public BackupRow unsealed(String id, Exception failure) {
        RuntimeException cause = Causes.of(failure, failures);
        running.remove(id);
        if (running.closing()) {
            throw new ToBeResumed(id);
        }
        BackupRow backup = catalogue.backups().find(id).orElseThrow();
        if (backup.state().ended()) {
            return backup;
        }
        boolean cancelled = backup.cancelRequested();
        catalogue
                .backups()
                .ended(
                        id,
                        cancelled ? BackupState.CANCELLED : BackupState.FAILED,
                        cancelled ? null : Causes.inWords(cause));
        removeParts(id);
        return catalogue.backups().find(id).orElseThrow();
    }

    private void removeParts(String id) {
        try {
            new Staging(settings.staging(id)).delete();
        } catch (StagingFailure left) {
            log.warn("backup {}: its parts could not be removed: {}", id, left.getMessage());
        }
    }

    /** Writes to the log and to the journal how a backup ended. */
    public BackupNotice tell(BackupRow backup) {
        BackupNotice notice = notice(backup);
        Map<String, String> detail = backup.failure() == null ? notice.gaps() : Map.of("reason", backup.failure());
        journal.write(backup.requestedBy(), RUN, backup.id(), backup.state().name(), detail);
        log.info(
                "backup {}: {} after {} s, {} records{}",
                backup.id(),
                backup.state(),
                seconds(backup),
                notice.records(),
                backup.failure() == null ? ", " + backup.archive() : ": " + backup.failure());
        return notice;
    }

    /** Whether {@link #tell} has told of a backup. */
    static boolean told(Journal journal, String id) {
        return journal.tellsOf(RUN, id);
    }

    private static long seconds(BackupRow backup) {
        return backup.startedAt() == null || backup.finishedAt() == null
                ? 0
                : Duration.between(backup.startedAt(), backup.finishedAt()).toSeconds();
    }

    private BackupNotice notice(BackupRow backup) {
        String download =
                backup.archive() == null ? null : settings.address() + "/api/backups/" + backup.id() + "/archive";
        return new BackupNotice(
                backup.id(),
                backup.account(),
                backup.state(),
                backup.startedAt(),
                backup.finishedAt(),
                catalogue.objects().of(backup.id()).stream()
                        .mapToLong(ObjectRow::read)
                        .sum(),
                backup.archiveBytes(),
                backup.archiveSha256(),
                download,
                backup.expiresAt(),
                backup.failure(),
                catalogue.objects().gaps(backup.id()));
    }
}
