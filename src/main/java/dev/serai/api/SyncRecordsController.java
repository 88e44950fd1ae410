package dev.serai.api;

import dev.serai.sync.RecordView;
import dev.serai.sync.SyncRecords;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The records of a sync: how each one stands, why, and what happened to it. */
@RestController
@RequestMapping("/api/syncs/{name}/records")
@Tag(name = "syncs")
class SyncRecordsController {
    private final SyncRecords records;

    SyncRecordsController(SyncRecords records) {
        this.records = records;
    }

    @GetMapping
    @Operation(
            operationId = "listSyncRecords",
            summary = "Each card, contact or pair with both sides, how it stands, why, and what to do",
            description =
                    "status: in-sync, excluded, failing, conflict, review, held, ambiguous, gone or undecided. q: an"
                            + " id of a card or contact, or part of a name or an e-mail address. from: next of the page before.")
    SyncRecords.Page list(
            @PathVariable String name,
            @RequestParam(required = false) String status,
            @RequestParam(required = false) String q,
            @RequestParam(required = false) String from,
            @RequestParam(defaultValue = "100") int limit) {
        return records.page(name, status, q, from, PageLimit.of(limit));
    }

    @GetMapping("/{id}")
    @Operation(
            operationId = "readSyncRecord",
            summary = "How one record stands; id: card-<id of the card> or contact-<id of the contact>")
    RecordView read(@PathVariable String name, @PathVariable String id) {
        return records.get(name, id);
    }

    @GetMapping("/{id}/history")
    @Operation(
            operationId = "readSyncRecordHistory",
            summary = "What happened to a record, field by field, newest first",
            description = "before: next of the page before.")
    SyncRecords.History history(
            @PathVariable String name,
            @PathVariable String id,
            @RequestParam(required = false) Long before,
            @RequestParam(defaultValue = "100") int limit) {
        return records.history(name, id, before, PageLimit.of(limit));
    }

    @PostMapping("/{id}/retry")
    @Operation(
            operationId = "retrySyncRecord",
            summary = "Decide about and write a record again with the next run, which comes at once",
            description = "Needs the role operator.")
    ResponseEntity<RecordView> retry(
            @PathVariable String name, @PathVariable String id, @RequestHeader(ActingRequest.ACTOR) String actor) {
        return ResponseEntity.accepted().body(records.retry(name, id, actor));
    }
}
