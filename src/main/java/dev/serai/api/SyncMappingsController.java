package dev.serai.api;

import dev.serai.sync.MappingVersions;
import dev.serai.sync.SyncStatus;
import dev.serai.sync.SyncStatuses;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The mapping files of syncs. */
@RestController
@RequestMapping("/api/syncs/{name}")
@Tag(name = "syncs")
class SyncMappingsController {
    private static final String YAML = "application/yaml";

    private final MappingVersions versions;
    private final SyncStatuses statuses;

    SyncMappingsController(MappingVersions versions, SyncStatuses statuses) {
        this.versions = versions;
        this.statuses = statuses;
    }

    @GetMapping("/mappings")
    @Operation(
            operationId = "listSyncMappings",
            summary = "All versions of a sync's mapping file, newest first: since when, and who saved it",
            description = "text: where the version's text is to be had.")
    List<MappingVersions.Version> list(@PathVariable String name) {
        return versions.list(name);
    }

    @GetMapping("/mappings/{version}")
    @Operation(
            operationId = "readSyncMapping",
            summary = "The text of a version of a sync's mapping file",
            responses =
                    @ApiResponse(
                            responseCode = "200",
                            content = @Content(mediaType = YAML, schema = @Schema(type = "string"))))
    ResponseEntity<byte[]> read(@PathVariable String name, @PathVariable String version) {
        return ResponseEntity.ok()
                .contentType(new MediaType("application", "yaml", StandardCharsets.UTF_8))
                .body(versions.text(name, version).getBytes(StandardCharsets.UTF_8));
    }

    @PutMapping(
            path = "/mapping",
            consumes = {YAML, "application/x-yaml", "text/yaml", "text/plain"})
    @Operation(
            operationId = "saveSyncMapping",
            summary = "Save a sync's mapping file, also that of a new sync",
            description =
                    "Needs the role super-admin. The body is the file's text in UTF-8. If anything is wrong with it,"
                            + " nothing is saved, and findings of the problem has all mistakes.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content = @Content(mediaType = YAML, schema = @Schema(type = "string"))))
    SyncStatus save(
            @PathVariable String name, @RequestBody byte[] text, @RequestHeader(ActingRequest.ACTOR) String actor) {
        versions.save(name, text, actor);
        return statuses.of(name);
    }
}
