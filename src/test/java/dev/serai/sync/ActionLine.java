package dev.serai.sync;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** An action in one line, as scenario files write it. */
final class ActionLine {
    private ActionLine() {}

    static String of(Action action) {
        if (action instanceof Action.CreateContact create) {
            return "create contact from card " + create.cardId() + ", " + values(create.values());
        }
        if (action instanceof Action.UpdateContact update) {
            return "update contact " + update.contactId() + ", " + changes(update.changes());
        }
        if (action instanceof Action.Link link) {
            return (link.linkId() == null ? "link" : "move " + link.linkId() + " to") + " card " + link.cardId()
                    + " and contact " + link.contactId();
        }
        if (action instanceof Action.Unlink unlink) {
            return "unlink " + unlink.linkId();
        }
        if (action instanceof Action.CreateCard create) {
            return "create card from contact " + create.contactId() + ", " + values(create.values()) + create.tagIds();
        }
        if (action instanceof Action.AppendCard append) {
            return "append card to " + append.cardId() + ", " + values(append.values()) + append.tagIds();
        }
        if (action instanceof Action.Review review) {
            return "review card " + review.cardId() + ", " + changes(review.changes());
        }
        return listed(action);
    }

    private static String listed(Action action) {
        if (action instanceof Action.Exclude exclude) {
            return "exclude " + record(exclude.side()) + " " + exclude.recordId();
        }
        if (action instanceof Action.Conflict conflict) {
            return "conflict in " + conflict.property() + ", card " + conflict.cardValue() + ", contact "
                    + conflict.contactValue() + ", "
                    + Side.valueOf(conflict.winner().name()) + " wins";
        }
        if (action instanceof Action.Ambiguous ambiguous) {
            return "ambiguous cards " + ambiguous.cardIds() + " contacts " + ambiguous.contactIds();
        }
        if (action instanceof Action.Hold hold) {
            return "hold " + hold.property() + " of " + record(hold.side()) + " " + hold.recordId();
        }
        if (action instanceof Action.MarkGone gone) {
            return "mark " + record(gone.side()) + " of " + gone.linkId() + " as gone";
        }
        Action.MarkBack back = (Action.MarkBack) action;
        return "mark " + record(back.side()) + " of " + back.linkId() + " as back";
    }

    private static String record(Side side) {
        return side == Side.SANSAN ? "card" : "contact";
    }

    private static String values(Map<String, String> values) {
        return new TreeMap<>(values).toString().replace("\n", "/");
    }

    private static String changes(List<FieldChange> changes) {
        return changes.stream()
                .map(change -> change.property() + " " + change.from() + " -> " + change.to())
                .collect(Collectors.joining(", "));
    }
}
