package dev.serai.api;

import dev.serai.archive.Verification;
import dev.serai.backup.BackupStatus;
import dev.serai.backup.BackupStatuses;
import dev.serai.backup.Backups;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.springframework.core.io.Resource;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.ServletWebRequest;

/** Backups that were asked for; the route {@code backup-on-request} takes new ones. */
@RestController
@RequestMapping("/api/backups")
@Tag(name = "backups")
class BackupsController {
    private final Backups backups;
    private final BackupStatuses statuses;

    BackupsController(Backups backups, BackupStatuses statuses) {
        this.backups = backups;
        this.statuses = statuses;
    }

    @GetMapping
    @Operation(operationId = "listBackups", summary = "All backups, newest first")
    List<BackupStatus> list(
            @RequestParam(defaultValue = "100") int limit, @RequestParam(defaultValue = "0") int offset) {
        Page.check(limit, offset);
        return statuses.list(limit, offset);
    }

    @GetMapping("/{id}")
    @Operation(operationId = "readBackup", summary = "How a backup stands, object by object")
    BackupStatus read(@PathVariable String id) {
        return statuses.of(id);
    }

    @GetMapping("/{id}/archive")
    @Operation(operationId = "downloadArchive", summary = "The archive, whole or in ranges")
    ResponseEntity<Resource> archive(
            @PathVariable String id, @RequestHeader(ActingRequest.ACTOR) String actor, ServletWebRequest request)
            throws IOException {
        Path file = backups.download(id, actor);
        return new Download(
                        file,
                        id + ".zip",
                        MediaType.parseMediaType("application/zip"),
                        statuses.of(id).sha256())
                .answer(request);
    }

    @PostMapping("/{id}/verify")
    @Operation(operationId = "verifyArchive", summary = "Read the archive again and prove every hash, count and shape")
    Verification verify(@PathVariable String id, @RequestHeader(ActingRequest.ACTOR) String actor) {
        return backups.verify(id, actor);
    }

    @PostMapping("/{id}/cancel")
    @Operation(operationId = "cancelBackup", summary = "Stop a backup; what it has read is thrown away")
    ResponseEntity<BackupStatus> cancel(@PathVariable String id, @RequestHeader(ActingRequest.ACTOR) String actor) {
        backups.cancel(id, actor);
        return ResponseEntity.accepted().body(statuses.of(id));
    }

    @PostMapping("/{id}/hold")
    @Operation(operationId = "holdArchive", summary = "Keep the archive past its time, or (held=false) no longer")
    BackupStatus hold(
            @PathVariable String id,
            @RequestParam(defaultValue = "true") boolean held,
            @RequestHeader(ActingRequest.ACTOR) String actor) {
        backups.hold(id, held, actor);
        return statuses.of(id);
    }
}
