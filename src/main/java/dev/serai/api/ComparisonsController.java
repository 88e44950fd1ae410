package dev.serai.api;

import dev.serai.catalogue.ComparisonDifferences;
import dev.serai.catalogue.ComparisonDifferences.Filter;
import dev.serai.restore.ComparisonStatus;
import dev.serai.restore.ComparisonStatuses;
import dev.serai.restore.Comparisons;
import dev.serai.restore.DifferenceView;
import dev.serai.restore.DifferencesCsv;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Comparisons that were asked for; the route {@code comparison-on-request} takes new ones. */
@RestController
@RequestMapping("/api/comparisons")
@Tag(name = "comparisons")
class ComparisonsController {
    private final Comparisons comparisons;
    private final ComparisonStatuses statuses;
    private final ComparisonDifferences differences;
    private final DifferencesCsv csv;

    ComparisonsController(
            Comparisons comparisons,
            ComparisonStatuses statuses,
            ComparisonDifferences differences,
            DifferencesCsv csv) {
        this.comparisons = comparisons;
        this.statuses = statuses;
        this.differences = differences;
        this.csv = csv;
    }

    @GetMapping
    @Operation(operationId = "listComparisons", summary = "All comparisons, newest first")
    List<ComparisonStatus> list(
            @RequestParam(defaultValue = "100") int limit, @RequestParam(defaultValue = "0") int offset) {
        Page.check(limit, offset);
        return statuses.list(limit, offset);
    }

    @GetMapping("/{id}")
    @Operation(operationId = "readComparison", summary = "How a comparison stands, with its counts")
    ComparisonStatus read(@PathVariable String id) {
        return statuses.of(id);
    }

    /**
     * A page of differences.
     *
     * @param total differences that fit the filter
     * @param next  where the next page begins; null on the last one
     */
    record DifferencePage(long total, Long next, List<DifferenceView> differences) {}

    @GetMapping("/{id}/differences")
    @Operation(operationId = "listDifferences", summary = "The records that differ, and in what")
    DifferencePage differences(
            @PathVariable String id,
            @RequestParam(required = false) String object,
            @RequestParam(name = "class", required = false) String kind,
            @RequestParam(required = false) String property,
            @RequestParam(required = false) String q,
            @RequestParam(defaultValue = "100") int limit,
            @RequestParam(defaultValue = "0") long from) {
        Page.check(limit, from);
        comparisons.get(id);
        Filter filter = new Filter(object, kind, property, q);
        List<DifferenceView> page = differences.page(id, filter, from, limit).stream()
                .map(DifferenceView::of)
                .toList();
        Long next = page.size() < limit ? null : page.get(limit - 1).number() + 1;
        return new DifferencePage(differences.count(id, filter), next, page);
    }

    @GetMapping(path = "/{id}/differences.csv", produces = "text/csv")
    @Operation(
            operationId = "downloadDifferences",
            summary = "The differences as CSV, a row for each record and property")
    void differencesCsv(
            @PathVariable String id,
            @RequestParam(required = false) String object,
            @RequestParam(name = "class", required = false) String kind,
            @RequestParam(required = false) String property,
            @RequestParam(required = false) String q,
            @RequestHeader(ActingRequest.ACTOR) String actor,
            HttpServletResponse response)
            throws IOException {
        comparisons.get(id);
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader("Content-Disposition", "attachment; filename=\"" + id + "-differences.csv\"");
        csv.write(id, new Filter(object, kind, property, q), actor, response.getOutputStream());
    }

    @PostMapping("/{id}/cancel")
    @Operation(operationId = "cancelComparison", summary = "Stop a comparison; what it has found stays")
    ResponseEntity<ComparisonStatus> cancel(@PathVariable String id, @RequestHeader(ActingRequest.ACTOR) String actor) {
        comparisons.cancel(id, actor);
        return ResponseEntity.accepted().body(statuses.of(id));
    }
}
