package dev.serai.sync;

import dev.serai.catalogue.SyncLinks.LinkRow;
import dev.serai.remote.Json;

/**
 * The pair that a card and a contact form.
 *
 * @param id          the link's own id
 * @param cardId      null while a card was sent to Sansan and has not been seen yet
 * @param contactId   its contact, by the id under which it was linked
 * @param memory      what was last settled, field by field
 * @param cardGone    whether the card was marked as gone
 * @param contactGone whether the contact was marked as gone
 */
record LinkState(String id, String cardId, String contactId, Memory memory, boolean cardGone, boolean contactGone) {
    static LinkState of(LinkRow row) {
        return new LinkState(
                row.id(),
                row.cardId(),
                row.contactId(),
                Json.read(row.memory(), Memory.class),
                row.cardGone(),
                row.contactGone());
    }
}
