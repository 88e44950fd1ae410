package dev.serai.sync;

import dev.serai.mapping.CardMember;
import dev.serai.mapping.FieldRule;
import dev.serai.mapping.Mapping;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * A newer card of the same person, which takes the place of one that cannot be changed. Sansan merges them by name with
 * e-mail, address, or company and URL, and holds the one with the later exchange date to be the current one.
 */
final class NewerCard {
    private static final Set<String> IDENTITY = Set.of("email", "lastName", "firstName");

    private final Mapping mapping;
    private final LocalDate today;
    private final CardState card;
    private final ContactState contact;

    NewerCard(Mapping mapping, LocalDate today, Situation situation) {
        this.mapping = mapping;
        this.today = today;
        this.card = situation.card();
        this.contact = situation.contact();
    }

    /** Why Sansan would not take it for the same person's, to be put behind a sentence; null if nothing hinders. */
    String hinders(List<FieldChange> changes) {
        if (changes.stream().map(FieldChange::member).anyMatch(IDENTITY::contains)) {
            return ", and would not take a card with another name or e-mail address for the same person's";
        }
        return mapping.emailOf(card.values()) == null || !card.values().containsKey("lastName")
                ? ", and would not merge a newer card without name and e-mail address"
                : null;
    }

    Action.AppendCard of(List<FieldChange> changes) {
        Map<String, String> values = new TreeMap<>();
        card.values().forEach((member, value) -> {
            CardMember known = CardMember.all().get(member);
            if (known != null && known.creatable()) {
                values.put(member, value);
            }
        });
        for (FieldChange change : changes) {
            mapping.field(change.property()).map(FieldRule::members).ifPresent(values.keySet()::removeAll);
            if (change.to() != null) {
                values.put(change.member(), change.to());
            }
        }
        values.put("exchangeDate", date().toString());
        values.put("memo", Mark.put(values.get("memo"), mapping.account(), contact.id()));
        return new Action.AppendCard(
                card.id(),
                contact.id(),
                values,
                mapping.newCardTags(),
                List.copyOf(changes),
                "the contact has other values, and a card cannot be changed from outside");
    }

    /** Today, or the day after the present card's date. */
    private LocalDate date() {
        try {
            LocalDate present = LocalDate.parse(card.values().getOrDefault("exchangeDate", ""));
            return present.isBefore(today) ? today : present.plusDays(1);
        } catch (DateTimeException e) {
            return today;
        }
    }
}
