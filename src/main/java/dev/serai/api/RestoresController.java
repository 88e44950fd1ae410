package dev.serai.api;

import dev.serai.catalogue.Caller;
import dev.serai.catalogue.RestoreChanges;
import dev.serai.catalogue.RestoreChanges.Filter;
import dev.serai.catalogue.RestoreLinks;
import dev.serai.remote.Refusal;
import dev.serai.restore.ChangeView;
import dev.serai.restore.ChangesCsv;
import dev.serai.restore.Confirmation;
import dev.serai.restore.PlanReview;
import dev.serai.restore.RestoreStatus;
import dev.serai.restore.RestoreStatuses;
import dev.serai.restore.Restores;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Restores that were asked for; the route {@code restore-on-request} takes new ones. */
@RestController
@RequestMapping("/api/restores")
@Tag(name = "restores")
class RestoresController {
    private final Restores restores;
    private final PlanReview review;
    private final RestoreStatuses statuses;
    private final RestoreChanges changes;
    private final RestoreLinks links;
    private final ChangesCsv csv;

    RestoresController(
            Restores restores,
            PlanReview review,
            RestoreStatuses statuses,
            RestoreChanges changes,
            RestoreLinks links,
            ChangesCsv csv) {
        this.restores = restores;
        this.review = review;
        this.statuses = statuses;
        this.changes = changes;
        this.links = links;
        this.csv = csv;
    }

    @GetMapping
    @Operation(operationId = "listRestores", summary = "All restores, newest first")
    List<RestoreStatus> list(
            @RequestParam(defaultValue = "100") int limit, @RequestParam(defaultValue = "0") int offset) {
        Page.check(limit, offset);
        return statuses.list(limit, offset);
    }

    @GetMapping("/{id}")
    @Operation(operationId = "readRestore", summary = "How a restore stands, with its plan and fingerprint")
    RestoreStatus read(@PathVariable String id) {
        return statuses.of(id);
    }

    /**
     * A page of a plan.
     *
     * @param total changes that fit the filter
     * @param next  where the next page begins; null on the last one
     */
    record ChangePage(long total, Long next, List<ChangeView> changes) {}

    @GetMapping("/{id}/changes")
    @Operation(
            operationId = "listChanges",
            summary = "The records of a plan that are not unchanged, and their outcomes")
    ChangePage changes(
            @PathVariable String id,
            @RequestParam(name = "class", required = false) String kind,
            @RequestParam(required = false) String property,
            @RequestParam(required = false) String outcome,
            @RequestParam(required = false) String q,
            @RequestParam(defaultValue = "100") int limit,
            @RequestParam(defaultValue = "0") long from) {
        Page.check(limit, from);
        restores.get(id);
        Filter filter = new Filter(kind, property, outcome, q);
        List<ChangeView> page = changes.page(id, filter, from, limit).stream()
                .map(ChangeView::of)
                .toList();
        Long next = page.size() < limit ? null : page.get(limit - 1).place() + 1;
        return new ChangePage(changes.count(id, filter), next, page);
    }

    @GetMapping(path = "/{id}/changes.csv", produces = "text/csv")
    @Operation(operationId = "downloadChanges", summary = "The plan as CSV, a row for each record and property")
    void changesCsv(
            @PathVariable String id, @RequestHeader(ActingRequest.ACTOR) String actor, HttpServletResponse response)
            throws IOException {
        prepare(id, "changes", response);
        csv.changes(id, actor, response.getOutputStream());
    }

    @GetMapping(path = "/{id}/results.csv", produces = "text/csv")
    @Operation(operationId = "downloadResults", summary = "What became of each record and property, as CSV")
    void resultsCsv(
            @PathVariable String id, @RequestHeader(ActingRequest.ACTOR) String actor, HttpServletResponse response)
            throws IOException {
        prepare(id, "results", response);
        csv.results(id, actor, response.getOutputStream());
    }

    /**
     * A page of associations.
     *
     * @param next where the next page begins; null on the last one
     */
    record LinkPage(Long next, List<RestoreLinks.NotLinked> associations) {}

    @GetMapping("/{id}/associations")
    @Operation(
            operationId = "listAssociations",
            summary = "Associations of records created anew that could not be put back, and why")
    LinkPage associations(
            @PathVariable String id,
            @RequestParam(defaultValue = "100") int limit,
            @RequestParam(defaultValue = "0") long from) {
        Page.check(limit, from);
        restores.get(id);
        List<RestoreLinks.Listed> page = links.page(id, from, limit);
        Long next = page.size() < limit ? null : page.get(limit - 1).number() + 1;
        return new LinkPage(next, page.stream().map(RestoreLinks.Listed::link).toList());
    }

    @GetMapping(path = "/{id}/associations.csv", produces = "text/csv")
    @Operation(operationId = "downloadAssociations", summary = "The associations that could not be put back, as CSV")
    void associationsCsv(
            @PathVariable String id, @RequestHeader(ActingRequest.ACTOR) String actor, HttpServletResponse response)
            throws IOException {
        prepare(id, "associations", response);
        csv.associations(id, actor, response.getOutputStream());
    }

    private void prepare(String id, String what, HttpServletResponse response) {
        restores.get(id);
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader("Content-Disposition", "attachment; filename=\"" + id + "-" + what + ".csv\"");
    }

    /**
     * Which records of a plan are to be written; one of the two.
     *
     * @param only   ids, as in the backup, of the only ones
     * @param except ids, as in the backup, of those that are not; empty for all to be written
     */
    record Choice(List<String> only, List<String> except) {}

    @PostMapping("/{id}/choose")
    @Operation(operationId = "chooseRecords", summary = "Choose records out of a plan, which gets a new fingerprint")
    RestoreStatus choose(
            @PathVariable String id, @RequestBody Choice choice, @RequestHeader(ActingRequest.ACTOR) String actor) {
        if ((choice.only() == null) == (choice.except() == null)) {
            throw new Refusal(Refusal.Kind.INVALID, "only, except: give one of the two");
        }
        boolean only = choice.only() != null;
        review.choose(id, only ? choice.only() : choice.except(), only, actor);
        return statuses.of(id);
    }

    @PostMapping("/{id}/confirm")
    @Operation(operationId = "confirmRestore", summary = "Write the plan of this fingerprint; takes a second factor")
    ResponseEntity<RestoreStatus> confirm(
            @PathVariable String id, @RequestBody Confirmation confirmation, Caller caller) {
        review.confirm(id, confirmation, caller);
        return ResponseEntity.accepted().body(statuses.of(id));
    }

    @PostMapping("/{id}/pause")
    @Operation(operationId = "pauseRestore", summary = "Stop writing until it is resumed")
    ResponseEntity<RestoreStatus> pause(@PathVariable String id, @RequestHeader(ActingRequest.ACTOR) String actor) {
        restores.pause(id, actor);
        return ResponseEntity.accepted().body(statuses.of(id));
    }

    /** @param alongsideBackup whether it may go on while the account is being backed up */
    record Resumption(boolean alongsideBackup) {}

    @PostMapping("/{id}/resume")
    @Operation(operationId = "resumeRestore", summary = "Go on writing")
    ResponseEntity<RestoreStatus> resume(
            @PathVariable String id,
            @RequestBody(required = false) Resumption resumption,
            @RequestHeader(ActingRequest.ACTOR) String actor) {
        restores.resume(id, resumption != null && resumption.alongsideBackup(), actor);
        return ResponseEntity.accepted().body(statuses.of(id));
    }

    @PostMapping("/{id}/cancel")
    @Operation(operationId = "cancelRestore", summary = "Write nothing further; what was written stays")
    ResponseEntity<RestoreStatus> cancel(@PathVariable String id, @RequestHeader(ActingRequest.ACTOR) String actor) {
        restores.cancel(id, actor);
        return ResponseEntity.accepted().body(statuses.of(id));
    }

    @PostMapping("/{id}/undo")
    @Operation(operationId = "undoRestore", summary = "Plan to put back what the account held before a restore")
    ResponseEntity<RestoreStatus> undo(@PathVariable String id, @RequestHeader(ActingRequest.ACTOR) String actor) {
        String undo = restores.undo(id, actor).id();
        return ResponseEntity.accepted()
                .header("Location", "/api/restores/" + undo)
                .body(statuses.of(undo));
    }
}
