package dev.serai.api;

import dev.serai.sync.OutboxCsv;
import dev.serai.sync.RecordView;
import dev.serai.sync.SyncReview;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What people are asked to change in Sansan, as its API cannot. */
@RestController
@RequestMapping("/api/syncs/{name}")
@Tag(name = "syncs")
class SyncReviewController {
    /** The most rows that all sources agree Sansan imports at once. */
    private static final int MOST_ROWS = 10_000;

    private final SyncReview review;
    private final OutboxCsv csv;

    SyncReviewController(SyncReview review, OutboxCsv csv) {
        this.review = review;
        this.csv = csv;
    }

    @GetMapping("/review")
    @Operation(
            operationId = "listSyncReview",
            summary = "Cards with the changes they should get and Sansan's API cannot make: old and new value, and why",
            description = "from: next of the page before.")
    SyncReview.Page list(
            @PathVariable String name,
            @RequestParam(required = false) String from,
            @RequestParam(defaultValue = "100") int limit) {
        return review.page(name, from, PageLimit.of(limit));
    }

    @GetMapping(path = "/review.csv", produces = "text/csv")
    @Operation(
            operationId = "downloadSyncReview",
            summary = "The cards of the review list that can be imported into Sansan, in the form that it imports",
            description =
                    "charset: the one that is set (sync.outbox.charset), or UTF-8. from: id of the card before the"
                            + " first one. limit: cards looked at, up to 10000.")
    void csv(
            @PathVariable String name,
            @RequestParam(required = false) String charset,
            @RequestParam(required = false) String from,
            @RequestParam(defaultValue = "" + MOST_ROWS) int limit,
            @RequestHeader(ActingRequest.ACTOR) String actor,
            HttpServletResponse response)
            throws IOException {
        OutboxCsv.Part part = csv.part(name, charset, from, PageLimit.of(limit, MOST_ROWS));
        response.setContentType("text/csv;charset=" + part.charset().name());
        response.setHeader("Content-Disposition", "attachment; filename=\"" + name + "-review.csv\"");
        csv.write(part, actor, response.getOutputStream());
    }

    /** @param properties whose changes were seen to; missing or empty for all of the card */
    record Ticked(List<String> properties) {}

    @PostMapping("/review/{id}/done")
    @Operation(
            operationId = "tickOffSyncReview",
            summary = "Take changes of a card off the review list, as somebody has seen to them",
            description = "Needs the role operator.")
    RecordView done(
            @PathVariable String name,
            @PathVariable String id,
            @RequestBody(required = false) Ticked ticked,
            @RequestHeader(ActingRequest.ACTOR) String actor) {
        return review.done(name, id, ticked == null ? null : ticked.properties(), actor);
    }
}
