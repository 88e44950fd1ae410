package dev.serai.sync;

import dev.serai.catalogue.SyncLinks.Event;
import java.util.ArrayList;
import java.util.List;

/** What a decision that was carried out leaves in the history, field by field. */
final class Events {
    private Events() {}

    static List<Event> of(Action action, Done one) {
        String card = one.card();
        String contact = one.contact();
        List<Event> events = new ArrayList<>();
        if (action instanceof Action.CreateContact made) {
            if (one.existing()) {
                events.add(new Event(
                        "link", card, contact, null, null, null, "HubSpot has a contact with this address already"));
            } else {
                made.values()
                        .forEach((property, value) -> events.add(
                                new Event("create-contact", card, contact, property, null, value, made.reason())));
            }
        } else if (action instanceof Action.UpdateContact update) {
            update.changes().forEach(change -> events.add(change("update-contact", card, contact, change)));
        } else if (action instanceof Action.AppendCard appended) {
            appended.changes().forEach(change -> events.add(change("append-card", card, contact, change)));
        } else if (action instanceof Action.Review review) {
            review.changes().forEach(change -> events.add(change("review", card, contact, change)));
        } else if (action instanceof Action.CreateCard made) {
            made.values()
                    .forEach((member, value) -> events.add(
                            new Event("create-card", one.cardId(), contact, member, null, value, made.reason())));
        } else if (action instanceof Action.Conflict conflict) {
            events.add(new Event(
                    "conflict",
                    card,
                    contact,
                    conflict.property(),
                    conflict.contactValue(),
                    conflict.cardValue(),
                    conflict.winner() + ": " + conflict.reason()));
        } else if (!(action instanceof Action.Exclude) && !(action instanceof Action.Ambiguous)) {
            events.add(new Event(name(action), card, contact, null, null, null, action.reason()));
        }
        return events;
    }

    private static Event change(String what, String card, String contact, FieldChange change) {
        return new Event(what, card, contact, change.property(), change.from(), change.to(), change.reason());
    }

    private static String name(Action action) {
        return action.getClass()
                .getSimpleName()
                .replaceAll("(?<=[a-z])(?=[A-Z])", "-")
                .toLowerCase(java.util.Locale.ROOT);
    }
}
