package dev.serai.api;

import dev.serai.sync.RollbackResult;
import dev.serai.sync.Rollbacks;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
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

/** Taking back what a run of a sync has written to HubSpot. */
@RestController
@RequestMapping("/api/syncs/{name}/runs/{run}/rollback")
@Tag(name = "syncs")
class SyncRollbackController {
    private final Rollbacks rollbacks;

    SyncRollbackController(Rollbacks rollbacks) {
        this.rollbacks = rollbacks;
    }

    /** @param archiveCreated whether contacts that the run created are archived if nothing moved since */
    record Asked(boolean archiveCreated) {}

    @PostMapping
    @Operation(
            operationId = "rollBackSyncRun",
            summary =
                    "Put back in HubSpot what a run has written, where nothing moved since; the sync must be disabled")
    ResponseEntity<Map<String, String>> begin(
            @PathVariable String name,
            @PathVariable String run,
            @RequestBody(required = false) Asked asked,
            @RequestHeader(ActingRequest.ACTOR) String actor) {
        String id = rollbacks.request(name, run, asked != null && asked.archiveCreated(), actor);
        return ResponseEntity.accepted()
                .header("Location", "/api/syncs/" + name + "/runs/" + run + "/rollback")
                .body(Map.of("run", id));
    }

    @GetMapping
    @Operation(operationId = "readSyncRollback", summary = "What became of each record of a run's last rollback")
    RollbackResult read(
            @PathVariable String name,
            @PathVariable String run,
            @RequestParam(defaultValue = "100") int limit,
            @RequestParam(defaultValue = "0") int offset) {
        return rollbacks.result(name, run, limit, offset);
    }
}
