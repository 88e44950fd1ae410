package dev.serai.sync;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.serai.catalogue.SyncDecisions.DecisionRow;
import dev.serai.catalogue.SyncRunRow;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One run of a sync in full.
 *
 * @param actions  how many of which actions it decided
 * @param outcomes how many decisions came to what
 * @param callsTo  calls to each remote
 * @param plainly  the same in words
 * @param errors   what was not done and why, at most a hundred
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RunReport(
        @JsonUnwrapped SyncRunRow run,
        Map<String, Long> actions,
        Map<String, Long> outcomes,
        Map<String, Long> callsTo,
        List<String> plainly,
        List<Problem> errors) {
    static final int MOST_ERRORS = 100;

    private static final Map<String, String> ACTIONS = Map.ofEntries(
            Map.entry("CreateContact", "contacts to create"),
            Map.entry("UpdateContact", "contacts to update"),
            Map.entry("CreateCard", "cards to register"),
            Map.entry("AppendCard", "newer cards to register"),
            Map.entry("Link", "pairs to link"),
            Map.entry("Unlink", "links to end"),
            Map.entry("Review", "cards with changes for the review list"),
            Map.entry("Exclude", "records that take no part"),
            Map.entry("Conflict", "fields that both sides had changed"),
            Map.entry("Ambiguous", "groups of records that cannot be told apart"),
            Map.entry("Hold", "values that cannot be converted"),
            Map.entry("Fail", "records that could not be decided about"),
            Map.entry("MarkGone", "linked records that are gone"),
            Map.entry("MarkBack", "linked records that are back"),
            Map.entry("Remember", "pairs of which something was noted"),
            Map.entry("ArchiveContact", "contacts to archive"),
            Map.entry("Listed", "records that are only listed"));
    private static final Map<String, String> OUTCOMES = Map.of(
            "done", "decisions carried out",
            "failed", "failed",
            "moved", "left, as the record was edited meanwhile",
            "gone", "left, as the contact is deleted or merged",
            "postponed", "left to the next run, which comes at once",
            "listed", "listed with their reason");

    /** A decision that was not carried out. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Problem(String cardId, String contactId, String outcome, String message) {
        static Problem of(DecisionRow row) {
            return new Problem(row.cardId(), row.contactId(), row.outcome(), row.message());
        }
    }

    static RunReport of(
            SyncRunRow run,
            Map<String, Long> actions,
            Map<String, Long> outcomes,
            long sansanCalls,
            List<DecisionRow> undone) {
        Map<String, Long> callsTo = new LinkedHashMap<>();
        callsTo.put("hubspot", Math.max(0, run.calls() - sansanCalls));
        callsTo.put("sansan", sansanCalls);
        List<String> plainly = new ArrayList<>();
        plainly.add(run.cards() + " cards and " + run.contacts() + " contacts read");
        actions.forEach((kind, count) -> plainly.add(count + " " + ACTIONS.getOrDefault(kind, kind)));
        outcomes.forEach((outcome, count) -> plainly.add(count + " " + OUTCOMES.getOrDefault(outcome, outcome)));
        return new RunReport(
                run,
                actions,
                outcomes,
                callsTo,
                plainly,
                undone.stream().map(Problem::of).toList());
    }
}
