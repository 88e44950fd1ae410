package dev.serai.sync;

import dev.serai.mapping.Converted;
import dev.serai.mapping.FieldRule;
import dev.serai.mapping.Winner;
import java.util.Objects;

/**
 * The three-way merge of one field.
 *
 * @param outcome  where a value goes
 * @param conflict whose value was kept if both sides changed it; null if not both did
 * @param after    what counts as settled once the outcome is carried out
 * @param reason   why, for people to read
 */
record FieldMerge(Outcome outcome, Winner conflict, Agreed after, String reason) {
    /** Where a value goes. */
    enum Outcome {
        /** Nowhere: both have the same. */
        SAME,
        /** Nowhere, though they differ. */
        LEFT,
        TO_HUBSPOT,
        TO_SANSAN
    }

    /**
     * Which ways are open, and which side was changed last.
     *
     * @param toHubspot whether values may go to HubSpot
     * @param toSansan  whether values may go to Sansan
     * @param cardNewer whether the card was changed after the contact's value was set
     * @param country   in whose way numbers are written
     */
    record Terms(boolean toHubspot, boolean toSansan, boolean cardNewer, String country) {}

    /**
     * @param card    the card's value as the property would have it
     * @param contact the contact's value; null for empty
     * @param agreed  what was last settled
     */
    static FieldMerge of(FieldRule rule, Converted card, String contact, Agreed agreed, Terms terms) {
        String ours = card.text();
        boolean readable = card instanceof Converted.Value;
        if (readable && rule.same(ours, contact, terms.country())) {
            return new FieldMerge(Outcome.SAME, null, new Agreed(ours, contact), "both sides have the same");
        }
        boolean cardChanged = readable && changed(rule, ours, agreed.card(), terms);
        boolean contactChanged = changed(rule, contact, agreed.contact(), terms);
        if (cardChanged && contactChanged) {
            return settled(rule, ours, contact, agreed, terms);
        }
        if (cardChanged) {
            return terms.toHubspot()
                    ? new FieldMerge(Outcome.TO_HUBSPOT, null, new Agreed(ours, ours), changedOn("card", agreed.card()))
                    : new FieldMerge(Outcome.LEFT, null, agreed, "changed on the card, and does not go to HubSpot");
        }
        if (contactChanged) {
            return terms.toSansan()
                    ? new FieldMerge(Outcome.TO_SANSAN, null, agreed, changedOn("contact", agreed.contact()))
                    : new FieldMerge(Outcome.LEFT, null, agreed, "changed on the contact, and does not go to Sansan");
        }
        return new FieldMerge(Outcome.LEFT, null, agreed, "no side changed it to a value that may travel");
    }

    private static String changedOn(String record, String before) {
        return before == null ? "the " + record + " has a value" : "changed on the " + record;
    }

    /** An emptied field counts as changed only if the line says so. */
    private static boolean changed(FieldRule rule, String now, String before, Terms terms) {
        return (now != null || rule.emptyOverwrites()) && !rule.same(now, before, terms.country());
    }

    /**
     * Both changed it. The loser's value becomes what counts as settled on both sides, so that the winner's alone differs
     * from it: it is not a conflict again the next time, and goes on waiting if the other side cannot take it.
     */
    private static FieldMerge settled(FieldRule rule, String card, String contact, Agreed agreed, Terms terms) {
        boolean cardWins = switch (rule.winner()) {
            case SANSAN -> true;
            case HUBSPOT -> false;
            case NEWEST -> terms.cardNewer();
        };
        Winner winner = cardWins ? Winner.SANSAN : Winner.HUBSPOT;
        String reason = (agreed.equals(Agreed.NOTHING) ? "both sides have a value" : "both sides changed it") + "; "
                + (rule.winner() != Winner.NEWEST
                        ? "the mapping prefers " + Side.valueOf(winner.name())
                        : cardWins
                                ? "the card was changed after the contact's value was set"
                                : "the contact's value was set later, or nobody can tell");
        if (cardWins) {
            return terms.toHubspot()
                    ? new FieldMerge(Outcome.TO_HUBSPOT, winner, new Agreed(card, card), reason)
                    : new FieldMerge(Outcome.LEFT, winner, new Agreed(contact, contact), reason);
        }
        return new FieldMerge(
                terms.toSansan() ? Outcome.TO_SANSAN : Outcome.LEFT, winner, new Agreed(card, card), reason);
    }

    boolean isConflict() {
        return Objects.nonNull(conflict);
    }
}
