package dev.serai.backup;

import dev.serai.backup.BackupStatus.Gap;
import dev.serai.backup.BackupStatus.ObjectStatus;
import dev.serai.catalogue.BackupRow;
import dev.serai.catalogue.BackupState;
import dev.serai.catalogue.ObjectRow;
import dev.serai.hubspot.HubspotGateway;
import dev.serai.remote.Json;
import dev.serai.remote.Purpose;
import dev.serai.remote.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;

/** Tells how backups stand. */
@Component("backupStatuses")
public class BackupStatuses {
    private final Remembered catalogue;
    private final HubspotGateway gateway;

    BackupStatuses(Remembered catalogue, HubspotGateway gateway) {
        this.catalogue = catalogue;
        this.gateway = gateway;
    }

    /** Newest first. */
    public List<BackupStatus> list(int limit, int offset) {
        return catalogue.backups().list(limit, offset).stream().map(this::of).toList();
    }

    /** @throws Refusal if there is no such backup */
    public BackupStatus of(String id) {
        return of(catalogue
                .backups()
                .find(id)
                .orElseThrow(() -> new Refusal(
                        Refusal.Kind.NOT_FOUND,
                        "backup " + id + ": not in the catalogue; GET /api/backups lists all")));
    }

    /** {@link #of(String)} as JSON. */
    public String json(String id) {
        return Json.text(of(id));
    }

    private BackupStatus of(BackupRow backup) {
        boolean running = backup.state() == BackupState.RUNNING;
        return new BackupStatus(
                backup.id(),
                backup.account(),
                backup.state(),
                backup.phase(),
                running ? gateway.waiting(backup.account(), Purpose.BACKUP).orElse(null) : null,
                backup.requestedBy(),
                backup.requestedAt(),
                backup.startedAt(),
                backup.finishedAt(),
                backup.expiresAt(),
                backup.held(),
                backup.archiveBytes(),
                backup.archiveSha256(),
                backup.archive(),
                backup.failure(),
                catalogue.objects().of(backup.id()).stream()
                        .map(object -> of(object, running))
                        .toList(),
                catalogue.objects().gaps(backup.id()).entrySet().stream()
                        .map(gap -> new Gap(gap.getKey(), gap.getValue()))
                        .toList(),
                backup.warnings());
    }

    private static ObjectStatus of(ObjectRow object, boolean running) {
        Long rate = null;
        Long left = null;
        if (running && !object.done() && object.startedAt() != null) {
            long millis = Math.max(
                    1, Duration.between(object.startedAt(), Instant.now()).toMillis());
            rate = object.read() * 1000 / millis;
            left = object.expected() == null || rate == 0
                    ? null
                    : Math.max(0, object.expected() - object.read()) / rate;
        }
        return new ObjectStatus(
                object.name(),
                object.objectTypeId(),
                object.expected(),
                object.read(),
                object.done(),
                rate,
                left,
                object.report());
    }
}
