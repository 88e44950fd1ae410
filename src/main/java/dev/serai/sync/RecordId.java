package dev.serai.sync;

import dev.serai.remote.Refusal;

/**
 * How people name a record of a sync: {@code contact-<id>} or {@code card-<id>}. Either name of a pair leads to it.
 *
 * @param cardId    null if it names a contact
 * @param contactId null if it names a card
 */
record RecordId(String cardId, String contactId) {
    private static final String CARD = "card-";
    private static final String CONTACT = "contact-";

    /** @throws Refusal if it is no name of a record */
    static RecordId of(String text) {
        if (text.startsWith(CARD) && text.length() > CARD.length()) {
            return new RecordId(text.substring(CARD.length()), null);
        }
        if (text.startsWith(CONTACT) && text.length() > CONTACT.length()) {
            return new RecordId(null, text.substring(CONTACT.length()));
        }
        throw new Refusal(
                Refusal.Kind.INVALID,
                "record \"" + text + "\": is not the name of a record; use card-<id of the card> or contact-<id of the"
                        + " contact>");
    }
}
