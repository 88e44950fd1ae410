package dev.serai.sync;

import dev.serai.catalogue.SyncDecisions.DecisionRow;
import dev.serai.remote.Json;
import java.util.Map;

/**
 * A decision with what became of what it sends.
 *
 * @param outcome   done, failed, moved if a record was edited just before the write, gone if it was not there any more, or
 *                  postponed if the next run is to do it
 * @param message   why, for people to read; null when done and nothing is awaited
 * @param contactId of the contact that was created or found to be there; null if none was
 * @param existing  whether that contact was there before
 * @param stored    what HubSpot stored; empty if nothing was written there
 * @param cardId    of the card that was created; null if Sansan does not tell, or none was
 */
record Done(
        DecisionRow row,
        Decision decision,
        String outcome,
        String message,
        String contactId,
        boolean existing,
        Map<String, String> stored,
        String cardId) {
    static final String DONE = "done";
    static final String FAILED = "failed";
    static final String MOVED = "moved";
    static final String GONE = "gone";
    static final String POSTPONED = "postponed";

    static Done of(DecisionRow row) {
        Done one = new Done(row, Json.read(row.content(), Decision.class), DONE, null, null, false, Map.of(), null);
        Action.Fail atALoss = one.action(Action.Fail.class);
        return atALoss == null ? one : one.failed(atALoss.reason());
    }

    /** The same of another decision. */
    Done of(Decision other) {
        return new Done(row, other, outcome, message, contactId, existing, stored, cardId);
    }

    /** Whether it is what is left of a decision of which the first part was booked before. */
    boolean isRest() {
        return row.kinds().size() > decision.actions().size()
                && !decision.actions().isEmpty();
    }

    /** Done after all, whatever was said before. */
    Done done() {
        return new Done(row, decision, DONE, null, contactId, existing, stored, cardId);
    }

    Done failed(String why) {
        return new Done(row, decision, FAILED, why, contactId, existing, stored, cardId);
    }

    Done moved(String why) {
        return new Done(row, decision, MOVED, why, contactId, existing, stored, cardId);
    }

    /** The contact is deleted, or was merged into another one, which will be read as changed. */
    Done gone() {
        return new Done(row, decision, GONE, "the contact is deleted or merged", contactId, existing, stored, cardId);
    }

    /** Done as far as it can be; what it sent is not to be seen yet. */
    Done waits(String why) {
        return new Done(row, decision, outcome, why, contactId, existing, stored, cardId);
    }

    Done contact(String id, boolean wasThere, Map<String, String> nowStored) {
        return new Done(row, decision, outcome, message, id, wasThere, nowStored, cardId);
    }

    Done card(String id) {
        return new Done(row, decision, outcome, message, contactId, existing, stored, id);
    }

    /** Id of the card that it is about, or that was created; null if there is none. */
    String card() {
        return decision.cardId() == null ? cardId : decision.cardId();
    }

    /** Id of the contact that it is about, or that was created; null if there is none. */
    String contact() {
        return decision.contactId() == null ? contactId : decision.contactId();
    }

    boolean good() {
        return outcome.equals(DONE);
    }

    <A extends Action> A action(Class<A> kind) {
        return decision.actions().stream()
                .filter(kind::isInstance)
                .map(kind::cast)
                .findFirst()
                .orElse(null);
    }
}
