package dev.serai.backup;

import dev.serai.backup.BackupStatus.ObjectStatus;
import dev.serai.remote.Refusal;
import jakarta.annotation.PreDestroy;
import java.io.PrintStream;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Backs up the main account as soon as the hub is up, and shows on the console how that goes. */
@Component
@ConditionalOnProperty("backup.at-start")
class FirstBackup {
    private static final String MAIN = "main";

    private final Backups backups;
    private final BackupStatuses statuses;
    private final BackupSettings settings;
    private final PrintStream console = System.out;
    private final Map<String, String> shown = new HashMap<>();
    private final ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor(task -> daemon(task));

    FirstBackup(Backups backups, BackupStatuses statuses, BackupSettings settings) {
        this.backups = backups;
        this.statuses = statuses;
        this.settings = settings;
    }

    @EventListener(ApplicationReadyEvent.class)
    void start() {
        try {
            String id = backups.underWay(MAIN)
                    .orElseGet(() -> backups.request(new BackupRequest(MAIN, null, null), "start"))
                    .id();
            console.printf("%nBacking up the account \"%s\" as %s%n", MAIN, id);
            watch.scheduleWithFixedDelay(() -> show(id), 1, 1, TimeUnit.SECONDS);
        } catch (Refusal refused) {
            console.printf("%nNo backup at start: %s%n", refused.getMessage());
        }
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "first-backup");
        thread.setDaemon(true);
        return thread;
    }

    private void show(String id) {
        BackupStatus backup = statuses.of(id);
        backup.objects().forEach(object -> show(object.name(), line(object)));
        if (backup.phase() != null) {
            show("phase", "  " + backup.phase() + (backup.waiting() == null ? "" : ": " + backup.waiting()));
        }
        if (backup.state().ended()) {
            watch.shutdown();
            showEnd(backup);
        }
    }

    private void show(String what, String line) {
        if (!line.equals(shown.put(what, line))) {
            console.println(line);
        }
    }

    private static String line(ObjectStatus object) {
        String of = object.expected() == null ? "" : String.format(Locale.ROOT, " of %,d", object.expected());
        String pace = object.done()
                ? "done"
                : object.rate() == null
                        ? ""
                        : String.format(Locale.ROOT, "%,d/s", object.rate())
                                + (object.secondsLeft() == null ? "" : ", " + object.secondsLeft() + " s left");
        return String.format(Locale.ROOT, "  %-16s %,9d%-12s %s", object.name(), object.read(), of, pace);
    }

    private void showEnd(BackupStatus backup) {
        console.printf("%nBackup %s: %s%n", backup.id(), backup.state());
        backup.gaps().forEach(gap -> console.printf("  not in it: %s: %s%n", gap.object(), gap.reason()));
        if (backup.failure() != null) {
            console.printf("  %s%n", backup.failure());
        } else if (backup.path() != null) {
            console.printf("  archive   %s (%,d bytes)%n", backup.path(), backup.bytes());
        }
        console.printf("  API       %s/api/backups/%s%n%n", settings.address(), backup.id());
    }

    @PreDestroy
    void close() {
        watch.shutdownNow();
    }
}
