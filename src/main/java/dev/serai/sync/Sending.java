package dev.serai.sync;

import java.util.List;
import java.util.Map;

/**
 * A card that a decision has the hub send.
 *
 * @param contactId the contact that it is made from
 * @param insteadOf id of the card whose place it is to take; null for the contact's first one
 * @param values    by member; the memo ends with a {@link Mark}
 * @param tagIds    tags that it gets
 */
record Sending(String contactId, String insteadOf, Map<String, String> values, List<String> tagIds) {
    /** Null if the decision sends none. */
    static Sending of(Done one) {
        Action.CreateCard create = one.action(Action.CreateCard.class);
        Action.AppendCard append = one.action(Action.AppendCard.class);
        if (create != null) {
            return new Sending(create.contactId(), null, create.values(), create.tagIds());
        }
        return append == null
                ? null
                : new Sending(append.contactId(), append.cardId(), append.values(), append.tagIds());
    }
}
