package dev.serai.sync;

import dev.serai.catalogue.SyncLinks.LinkRow;
import dev.serai.remote.Json;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A decision to register a newer card may write to the contact, or join the pair, as well. That is booked first and by
 * itself, as registering cards takes long, may be stopped and may fail; the card is what is left of the decision then.
 */
final class CardPart {
    private static final Set<Class<? extends Action>> FIRST =
            Set.of(Action.UpdateContact.class, Action.Link.class, Action.MarkBack.class);

    private CardPart() {}

    /** Whether a decision is booked in two parts. */
    static boolean splits(Done one) {
        return one.good()
                && one.cardId() == null
                && one.action(Action.AppendCard.class) != null
                && one.decision().actions().stream().anyMatch(action -> FIRST.contains(action.getClass()));
    }

    /** A decision that was booked in two parts without its card. */
    static Done without(Done one, LinkRow before) {
        Decision whole = one.decision();
        Map<String, String> offered = before == null
                ? Map.of()
                : Json.read(before.memory(), Memory.class).offered();
        return one.of(new Decision(
                whole.cardId(),
                whole.contactId(),
                whole.linkId(),
                whole.actions().stream()
                        .filter(action -> !(action instanceof Action.AppendCard))
                        .toList(),
                new Memory(whole.after().agreed(), offered)));
    }

    /** @param link the pair's, as it is after the first part */
    static Decision of(Done one, LinkRow link) {
        Decision whole = one.decision();
        return new Decision(
                whole.cardId(),
                whole.contactId(),
                link.id(),
                List.of(one.action(Action.AppendCard.class)),
                new Memory(
                        Json.read(link.memory(), Memory.class).agreed(),
                        whole.after().offered()));
    }
}
