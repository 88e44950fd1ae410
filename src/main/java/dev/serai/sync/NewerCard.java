package dev.serai.sync;

import dev.serai.mapping.CardMember;
import dev.serai.mapping.FieldRule;
import dev.serai.mapping.ListText;
import dev.serai.mapping.Mapping;
import dev.serai.sansan.CardDraft;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

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
        if (mapping.emailOf(card.values()) == null || !card.values().containsKey("lastName")) {
            return ", and would not merge a newer card without name and e-mail address";
        }
        if (!Mark.fits(values(changes).get("memo"), mapping.account(), contact.id())) {
            return ", and a newer card's memo has no room for the line that names the contact";
        }
        return mapping.choosesByTags() && tags().stream().noneMatch(mapping.chosenTags()::contains)
                ? ", and a newer card could not be given any of the tags by which cards are chosen"
                : null;
    }

    /** Tags by which the keys choose cards come first, as without them the newer card would be out of sight. */
    private List<String> tags() {
        List<String> all = Stream.concat(
                        ListText.split(card.values().get(CardStates.TAG_IDS)).stream(), mapping.newCardTags().stream())
                .distinct()
                .toList();
        Set<String> chosen = mapping.chosenTags();
        return Stream.concat(all.stream().filter(chosen::contains), all.stream().filter(tag -> !chosen.contains(tag)))
                .limit(CardDraft.MOST_TAGS)
                .toList();
    }

    private Map<String, String> values(List<FieldChange> changes) {
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
        return values;
    }

    Action.AppendCard of(List<FieldChange> changes) {
        Map<String, String> values = values(changes);
        values.put("exchangeDate", date().toString());
        values.put("memo", Mark.put(values.get("memo"), mapping.account(), contact.id()));
        return new Action.AppendCard(
                card.id(),
                contact.id(),
                values,
                tags(),
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
