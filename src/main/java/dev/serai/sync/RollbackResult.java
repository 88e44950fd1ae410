package dev.serai.sync;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.serai.catalogue.SyncDecisions.DecisionRow;
import dev.serai.remote.Json;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What became of a rollback.
 *
 * @param run            the rollback's own run
 * @param of             the run whose values are put back
 * @param state          RUNNING, COMPLETED, COMPLETED_WITH_FAILURES, CANCELLED or FAILED
 * @param archiveCreated whether contacts that the run created were to be archived
 * @param finishedAt     null while it goes on
 * @param outcomes       how many entries came to what
 * @param failure        why it ended early; null if it did not
 * @param records        some of its entries
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RollbackResult(
        String run,
        String of,
        String state,
        boolean archiveCreated,
        Instant startedAt,
        Instant finishedAt,
        long calls,
        Map<String, Long> outcomes,
        String failure,
        List<Entry> records) {
    /**
     * What became of one contact, or of some of its fields.
     *
     * @param what    put-back, archive, or nothing if it is only listed
     * @param outcome done, failed, moved or listed; null if it is still to be done
     * @param message why it was not done; null if it was
     * @param fields  fields with the value found in HubSpot and the one from before the run
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Entry(
            String contactId, String cardId, String what, String outcome, String message, List<Field> fields) {
        static Entry of(DecisionRow row) {
            Decision decision = Json.read(row.content(), Decision.class);
            List<Field> fields = decision.actions().stream()
                    .filter(Action.UpdateContact.class::isInstance)
                    .flatMap(action -> ((Action.UpdateContact) action).changes().stream())
                    .map(change -> new Field(change.property(), change.from(), change.to(), change.reason()))
                    .toList();
            return new Entry(
                    row.contactId(), row.cardId(), what(row.kinds().get(0)), row.outcome(), row.message(), fields);
        }

        private static String what(String kind) {
            return switch (kind) {
                case "UpdateContact" -> "put-back";
                case "ArchiveContact" -> "archive";
                default -> "nothing";
            };
        }
    }

    /**
     * One field.
     *
     * @param found  its value when the rollback looked; null for empty
     * @param before its value from before the run, which is put back; null for empty
     * @param reason why it is put back, or why it is not
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Field(String property, String found, String before, String reason) {}
}
