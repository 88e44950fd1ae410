package dev.serai.sync;

import java.util.List;
import java.util.stream.Stream;

/**
 * What is to be done about a card, a contact or a pair.
 *
 * @param cardId    null if it is not about a card
 * @param contactId null if it is not about a contact
 * @param linkId    null if they are not linked before
 * @param actions   in the order in which they are to be carried out; empty if all is as it should be
 * @param after     what the link remembers when all of it is done; null if there is no link then
 */
record Decision(String cardId, String contactId, String linkId, List<Action> actions, Memory after) {
    /** All cards that it is about. */
    List<String> cardIds() {
        return Stream.concat(Stream.ofNullable(cardId), ambiguous().flatMap(one -> one.cardIds().stream()))
                .distinct()
                .toList();
    }

    /** All contacts that it is about. */
    List<String> contactIds() {
        return Stream.concat(Stream.ofNullable(contactId), ambiguous().flatMap(one -> one.contactIds().stream()))
                .distinct()
                .toList();
    }

    private Stream<Action.Ambiguous> ambiguous() {
        return actions.stream().filter(Action.Ambiguous.class::isInstance).map(Action.Ambiguous.class::cast);
    }
}
