package dev.serai.sync;

import dev.serai.catalogue.SyncLinks.LinkRow;
import dev.serai.remote.Json;
import java.util.HashMap;
import java.util.Map;

/** What becomes of a link when a decision is carried out: its actions are gone through in their order. */
final class LinkAfter {
    private final Done one;
    private final LinkRow before;
    private boolean linked;
    private String card;
    private String contact;
    private boolean cardGone;
    private boolean contactGone;

    /** @param before the link as it was; null for none */
    LinkAfter(Done one, LinkRow before) {
        Decision decision = one.decision();
        this.one = one;
        this.before = before;
        this.linked = before != null;
        this.card = before == null ? decision.cardId() : before.cardId();
        this.contact = before == null ? decision.contactId() : before.contactId();
        this.cardGone = before != null && before.cardGone();
        this.contactGone = before != null && before.contactGone();
        decision.actions().forEach(this::follow);
    }

    private void follow(Action action) {
        if (action instanceof Action.CreateContact) {
            contact = one.contactId();
            linked = true;
        } else if (action instanceof Action.CreateCard) {
            card = one.cardId();
            linked = true;
        } else if (action instanceof Action.Link made) {
            card = made.cardId();
            contact = made.contactId();
            cardGone = false;
            contactGone = false;
            linked = true;
        } else if (action instanceof Action.Unlink) {
            linked = false;
        } else if (action instanceof Action.MarkGone gone) {
            cardGone |= gone.side() == Side.SANSAN;
            contactGone |= gone.side() == Side.HUBSPOT;
        } else if (action instanceof Action.MarkBack back) {
            cardGone &= back.side() != Side.SANSAN;
            contactGone &= back.side() != Side.HUBSPOT;
        }
    }

    /** Whether there is a link now. */
    boolean linked() {
        return linked;
    }

    /** Id of the card that the link has, or had when it was ended; null for none. */
    String card() {
        return card;
    }

    String contact() {
        return contact;
    }

    /** Id of the card whose place another one has taken; null if none has. */
    String replaced() {
        boolean other = card != null && before != null && !card.equals(before.cardId());
        return other ? before.cardId() : null;
    }

    /** Whether its card has been linked with another contact in the place of the one before. */
    boolean hasAnotherContact() {
        return card != null && before != null && !before.contactId().equals(contact);
    }

    LinkRow row(String id) {
        return new LinkRow(id, card, contact, Json.text(memory()), cardGone, contactGone);
    }

    private Memory memory() {
        if (one.existing()) {
            return Memory.EMPTY;
        }
        Memory after = one.decision().after();
        if (after == null) {
            return before == null ? Memory.EMPTY : Json.read(before.memory(), Memory.class);
        }
        return after.stored(written());
    }

    /** Of what HubSpot told, the properties that were written. */
    private Map<String, String> written() {
        Map<String, String> stored = new HashMap<>(one.stored());
        Action.UpdateContact update = one.action(Action.UpdateContact.class);
        Action.CreateContact create = one.action(Action.CreateContact.class);
        if (update != null) {
            stored.keySet()
                    .retainAll(
                            update.changes().stream().map(FieldChange::property).toList());
        } else if (create != null) {
            stored.keySet().retainAll(create.values().keySet());
        } else {
            stored.clear();
        }
        return stored;
    }
}
