package dev.serai.sync;

import dev.serai.catalogue.SyncLinks.Standing;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** How the records of a decision stand after it, in words for an operator. */
final class Standings {
    private Standings() {}

    static Stream<Standing> of(Done one) {
        Decision decision = one.decision();
        if (one.outcome().equals(Done.FAILED)) {
            return both(
                    one, "failing", one.message(), "it is tried again by itself; mend the value, or retry now", true);
        }
        if (!one.good()) {
            return Stream.empty();
        }
        Action.Ambiguous ambiguous = one.action(Action.Ambiguous.class);
        if (ambiguous != null) {
            return ambiguous(ambiguous);
        }
        List<Standing> standings = new ArrayList<>();
        String status = "in-sync";
        String reason = null;
        String advice = null;
        for (Action action : decision.actions()) {
            if (action instanceof Action.Exclude excluded) {
                status = "excluded";
                reason = excluded.reason();
                advice = "nothing needs doing; to let it take part, change the record or the mapping's filters";
            } else if (action instanceof Action.Unlink ended) {
                status = "excluded";
                reason = ended.reason();
            } else if (action instanceof Action.MarkGone gone) {
                status = "gone";
                reason = gone.reason();
                advice = "nothing was deleted; if it should be there, look at the key's or token's rights";
            } else if (action instanceof Action.Review review && status.equals("in-sync")) {
                status = "review";
                reason = review.reason();
                advice = "make the change in Sansan by hand, or import the outbox";
            } else if (action instanceof Action.Conflict conflict && status.equals("in-sync")) {
                status = "conflict";
                reason = conflict.property() + ": " + conflict.reason();
                advice = "settled by the mapping; the history shows both values";
            } else if (action instanceof Action.PutBack back) {
                status = "held";
                reason = String.join(", ", back.properties()) + ": " + back.reason();
                advice = "nothing needs doing; a change on either side travels again";
            } else if (action instanceof Action.Hold hold && status.equals("in-sync")) {
                status = "held";
                reason = hold.property() + ": " + hold.reason();
                advice = "mend the value where it stands";
            }
        }
        both(one, status, reason, advice, false).forEach(standings::add);
        return standings.stream();
    }

    private static Stream<Standing> ambiguous(Action.Ambiguous ambiguous) {
        String advice = "merge the records that are one person, or make them differ";
        return Stream.concat(
                ambiguous.cardIds().stream()
                        .map(id -> new Standing(
                                Side.SANSAN.name(), id, id, null, "ambiguous", ambiguous.reason(), advice, false)),
                ambiguous.contactIds().stream()
                        .map(id -> new Standing(
                                Side.HUBSPOT.name(), id, null, id, "ambiguous", ambiguous.reason(), advice, false)));
    }

    private static Stream<Standing> both(Done one, String status, String reason, String advice, boolean failed) {
        String card =
                one.decision().cardId() == null ? one.cardId() : one.decision().cardId();
        String contact = one.decision().contactId() == null
                ? one.contactId()
                : one.decision().contactId();
        return Stream.concat(
                Stream.ofNullable(card)
                        .map(id -> new Standing(Side.SANSAN.name(), id, id, contact, status, reason, advice, failed)),
                Stream.ofNullable(contact)
                        .map(id -> new Standing(Side.HUBSPOT.name(), id, card, id, status, reason, advice, failed)));
    }
}
