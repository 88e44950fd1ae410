package dev.serai.api;

import dev.serai.catalogue.SyncRunRow;
import dev.serai.sync.RunReport;
import dev.serai.sync.SyncStatus;
import dev.serai.sync.SyncStatuses;
import dev.serai.sync.Syncs;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Syncs, each described by a mapping file. */
@RestController
@RequestMapping("/api/syncs")
@Tag(name = "syncs")
class SyncsController {
    private final Syncs syncs;
    private final SyncStatuses statuses;

    SyncsController(Syncs syncs, SyncStatuses statuses) {
        this.syncs = syncs;
        this.statuses = statuses;
    }

    @GetMapping
    @Operation(operationId = "listSyncs", summary = "All syncs and how they stand")
    List<SyncStatus> list() {
        return statuses.list();
    }

    @GetMapping("/{name}")
    @Operation(operationId = "readSync", summary = "How a sync stands, with its last preview")
    SyncStatus read(@PathVariable String name) {
        return statuses.of(name);
    }

    @PostMapping("/{name}/preview")
    @Operation(operationId = "previewSync", summary = "Find out what a sync would do, without writing anything")
    ResponseEntity<Map<String, String>> preview(
            @PathVariable String name, @RequestHeader(ActingRequest.ACTOR) String actor) {
        String run = syncs.preview(name, actor);
        return ResponseEntity.accepted()
                .header("Location", "/api/syncs/" + name + "/runs/" + run)
                .body(Map.of("run", run));
    }

    /** @param fingerprint that of the preview that was looked at */
    record Enabling(String fingerprint) {}

    @PostMapping("/{name}/enable")
    @Operation(operationId = "enableSync", summary = "Switch a sync on, by the fingerprint of its preview")
    SyncStatus enable(
            @PathVariable String name,
            @RequestBody Enabling enabling,
            @RequestHeader(ActingRequest.ACTOR) String actor) {
        syncs.enable(name, enabling.fingerprint(), actor);
        return statuses.of(name);
    }

    @PostMapping("/{name}/disable")
    @Operation(operationId = "disableSync", summary = "Switch a sync off at once")
    SyncStatus disable(@PathVariable String name, @RequestHeader(ActingRequest.ACTOR) String actor) {
        syncs.disable(name, actor);
        return statuses.of(name);
    }

    @PostMapping("/{name}/run")
    @Operation(operationId = "runSync", summary = "Have an enabled sync run now")
    ResponseEntity<SyncStatus> run(@PathVariable String name, @RequestHeader(ActingRequest.ACTOR) String actor) {
        syncs.runNow(name, actor);
        return ResponseEntity.accepted().body(statuses.of(name));
    }

    @PostMapping("/{name}/properties")
    @Operation(
            operationId = "createSyncProperties",
            summary = "Create in HubSpot the custom properties a mapping needs")
    Map<String, List<String>> properties(@PathVariable String name, @RequestHeader(ActingRequest.ACTOR) String actor) {
        return Map.of("created", syncs.createProperties(name, actor));
    }

    @GetMapping("/{name}/runs")
    @Operation(operationId = "listSyncRuns", summary = "The runs of a sync, newest first")
    List<SyncRunRow> runs(
            @PathVariable String name,
            @RequestParam(defaultValue = "100") int limit,
            @RequestParam(defaultValue = "0") int offset) {
        return statuses.runs(name, limit, offset);
    }

    @GetMapping("/{name}/runs/{run}")
    @Operation(
            operationId = "readSyncRun",
            summary = "How a run stands: what it decided, what became of it, its calls and errors")
    RunReport readRun(@PathVariable String name, @PathVariable String run) {
        return statuses.report(name, run);
    }
}
