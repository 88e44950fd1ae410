package dev.serai.journey;

import dev.serai.journey.SyncLines.Line;
import dev.serai.journey.SyncModel.Card;
import dev.serai.journey.SyncModel.Contact;
import java.util.Map;

/**
 * The policies of a mapping file.
 *
 * @param anyEmail whether records without a valid address take part
 * @param keep     whether a pair that has left the filter is kept in step
 * @param winner   newest, hubspot or sansan
 * @param append   whether a change that a card cannot take becomes a newer card
 * @param create   whether a contact without a card becomes one
 */
record SyncRules(
        boolean toHubspot,
        boolean toSansan,
        boolean anyEmail,
        boolean keep,
        String winner,
        boolean append,
        boolean create) {
    static final SyncRules SHIPPED = new SyncRules(true, true, false, true, "newest", false, false);

    boolean admits(String email) {
        return anyEmail || SyncLines.email(email) != null;
    }

    /**
     * Merges one field: what was agreed before, and what either side has now.
     *
     * @param agreed  by property, what either side had; is brought up to date
     * @param written gets what the contact is to have
     * @return whether the contact's value should travel to the card
     */
    boolean merge(
            Line line,
            Card card,
            Contact contact,
            boolean toHubspot,
            Map<String, String[]> agreed,
            Map<String, String> written) {
        String property = line.property();
        String in = SyncLines.countryOfCard(card.values());
        String ours = SyncLines.toContact(line, card.values());
        String theirs = contact.values().get(property);
        String[] before = agreed.getOrDefault(property, new String[2]);
        boolean readable = !SyncLines.refused(ours);
        boolean cardChanged = readable && ours != null && !SyncLines.same(line, ours, before[0], in);
        boolean contactChanged = theirs != null && !SyncLines.same(line, theirs, before[1], in);
        if (readable && SyncLines.same(line, ours, theirs, in)) {
            agreed.put(property, new String[] {ours, theirs});
        } else if (cardChanged && contactChanged && !cardWins(line, card, contact)) {
            agreed.put(property, new String[] {ours, ours});
            return true;
        } else if (cardChanged && toHubspot) {
            agreed.put(property, new String[] {ours, ours});
            written.put(property, ours);
        } else if (cardChanged && contactChanged) {
            agreed.put(property, new String[] {theirs, theirs});
        } else {
            return contactChanged && !cardChanged;
        }
        return false;
    }

    private boolean cardWins(Line line, Card card, Contact contact) {
        return switch (line.sansanWins() ? "sansan" : winner) {
            case "sansan" -> true;
            case "hubspot" -> false;
            default -> card.changed().isAfter(contact.set(line.property()));
        };
    }
}
