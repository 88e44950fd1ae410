package dev.serai.backup;

import dev.serai.flow.TemplatedRoute;
import dev.serai.flow.TemplatedRoutes;
import dev.serai.hubspot.HubspotAccounts;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** One scheduled route for each account that has a schedule. */
@Component
class Schedules implements TemplatedRoutes {
    private final BackupSettings settings;

    Schedules(BackupSettings settings, HubspotAccounts accounts) {
        this.settings = settings;
        settings.schedule().keySet().stream()
                .filter(name -> !accounts.names().contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw new IllegalArgumentException(
                            "backup.schedule." + name + ": no such account; known are " + accounts.names());
                });
    }

    @Override
    public List<TemplatedRoute> routes() {
        return settings.schedule().entrySet().stream()
                .filter(entry -> !entry.getValue().isBlank())
                .map(entry -> new TemplatedRoute(
                        "backup-schedule",
                        "backup-schedule-" + entry.getKey(),
                        Map.of(
                                "account",
                                entry.getKey(),
                                "cron",
                                entry.getValue().replace(' ', '+'))))
                .toList();
    }
}
