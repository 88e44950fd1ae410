package dev.serai.sync;

import dev.serai.catalogue.RecordStandings.Standing;
import dev.serai.catalogue.SyncLinks.LinkRow;
import java.util.stream.Stream;

/** How the records of a decision stand after it, in words for an operator. */
final class Standings {
    private static final String REVIEW_ADVICE =
            "make the changes in Sansan by hand, or import review.csv; then tick them off";
    private static final String EXCLUDED_ADVICE =
            "nothing needs doing; to let it take part, change the record or the mapping's filters";
    private static final String GONE_ADVICE =
            "nothing was deleted; if it should be there, look at the key's or token's rights";

    /** What a decision comes to. */
    private record Verdict(String status, String reason, String advice) {
        static final Verdict IN_STEP = new Verdict("in-sync", null, null);
        static final Verdict ON_REVIEW =
                new Verdict("review", "changes of the contact are on the review list", REVIEW_ADVICE);
    }

    private Standings() {}

    /** @param link as it is now; null if there is none, or it was left as it was */
    static Stream<Standing> of(Done one, LinkRow link) {
        if (one.outcome().equals(Done.FAILED)) {
            Verdict failing = new Verdict(
                    "failing", one.message(), "it is tried again by itself; mend the value, or retry it now");
            return both(one.card(), one.contact(), failing).map(standing -> Standings.failing(standing, undoneIn(one)));
        }
        if (!one.good()) {
            return Stream.empty();
        }
        if (one.message() != null) {
            Verdict held = new Verdict("held", one.message(), "nothing needs doing; the card is looked for");
            return both(one.card(), one.contact(), held);
        }
        Action.Ambiguous ambiguous = one.action(Action.Ambiguous.class);
        if (ambiguous != null) {
            return ambiguous(ambiguous);
        }
        boolean gone = link != null && (link.cardGone() || link.contactGone());
        Verdict verdict = Verdict.IN_STEP;
        for (Action action : one.decision().actions()) {
            verdict = after(action, verdict, gone);
        }
        if (gone && verdict.equals(Verdict.IN_STEP)) {
            return Stream.empty();
        }
        String card = one.card() == null && link != null ? link.cardId() : one.card();
        String contact = one.contact() == null && link != null ? link.contactId() : one.contact();
        return both(card, contact, verdict);
    }

    private static Verdict after(Action action, Verdict verdict, boolean gone) {
        if (action instanceof Action.MarkGone || action instanceof Action.Exclude && gone) {
            return new Verdict("gone", action.reason(), GONE_ADVICE);
        }
        if (action instanceof Action.Exclude) {
            return new Verdict("excluded", action.reason(), EXCLUDED_ADVICE);
        }
        if (action instanceof Action.PutBack back) {
            return new Verdict(
                    "held",
                    String.join(", ", back.properties()) + ": " + back.reason(),
                    "nothing needs doing; a change on either side travels again");
        }
        boolean open = verdict.equals(Verdict.IN_STEP);
        if (action instanceof Action.Review && (open || verdict.status().equals("conflict"))) {
            return new Verdict("review", action.reason(), REVIEW_ADVICE);
        }
        if (!open) {
            return verdict;
        }
        if (action instanceof Action.Conflict conflict) {
            return new Verdict(
                    "conflict",
                    conflict.property() + ": " + conflict.reason(),
                    "settled by the mapping; the history shows both values");
        }
        if (action instanceof Action.Hold hold) {
            return new Verdict("held", hold.property() + ": " + hold.reason(), "mend the value where it stands");
        }
        return verdict;
    }

    /** A standing of a record of whose card changes are on the review list: one in step is not quite so. */
    static Standing onReview(Standing one) {
        return one.status().equals(Verdict.IN_STEP.status())
                ? standing(Side.valueOf(one.side()), one.id(), one.cardId(), one.contactId(), Verdict.ON_REVIEW)
                : one;
    }

    /** How two records stand whose link was ended; none if none was. */
    static Stream<Standing> ended(Done one) {
        Action.Unlink unlink = one.action(Action.Unlink.class);
        if (unlink == null || !one.good()) {
            return Stream.empty();
        }
        Verdict verdict = new Verdict("excluded", unlink.reason(), EXCLUDED_ADVICE);
        return Stream.concat(both(one.card(), null, verdict), both(null, one.contact(), verdict));
    }

    private static Stream<Standing> ambiguous(Action.Ambiguous ambiguous) {
        Verdict verdict = new Verdict(
                "ambiguous", ambiguous.reason(), "merge the records that are one person, or make them differ");
        return Stream.concat(
                ambiguous.cardIds().stream().flatMap(id -> both(id, null, verdict)),
                ambiguous.contactIds().stream().flatMap(id -> both(null, id, verdict)));
    }

    private static Stream<Standing> both(String card, String contact, Verdict verdict) {
        return Stream.concat(
                Stream.ofNullable(card).map(id -> standing(Side.SANSAN, id, card, contact, verdict)),
                Stream.ofNullable(contact).map(id -> standing(Side.HUBSPOT, id, card, contact, verdict)));
    }

    private static Standing standing(Side side, String id, String card, String contact, Verdict verdict) {
        return new Standing(
                side.name(), id, card, contact, verdict.status(), verdict.reason(), verdict.advice(), false, null);
    }

    private static Standing failing(Standing one, Side undoneIn) {
        return new Standing(
                one.side(),
                one.id(),
                one.cardId(),
                one.contactId(),
                one.status(),
                one.reason(),
                one.advice(),
                true,
                undoneIn == null ? null : undoneIn.name());
    }

    /** Where what failed is not carried out; null for both sides. */
    private static Side undoneIn(Done one) {
        boolean card = Sending.of(one) != null;
        boolean contact = one.stored().isEmpty()
                && (one.action(Action.UpdateContact.class) != null || one.action(Action.CreateContact.class) != null);
        return card == contact ? null : card ? Side.SANSAN : Side.HUBSPOT;
    }
}
