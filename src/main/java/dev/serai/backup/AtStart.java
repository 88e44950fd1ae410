package dev.serai.backup;

import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

@Component
class AtStart {
    private final Backups backups;
    private final BackupSettings settings;

    AtStart(Backups b, BackupSettings s) {
        backups = b;
        settings = s;
    }

    @EventListener(ApplicationReadyEvent.class)
    void go() {
        if (settings.atStart()) backups.request(new BackupRequest(null, null), "start");
    }
}
