package dev.serai.sync;

import dev.serai.mapping.Mapping;
import dev.serai.mapping.MatchRule;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Finds out which card and which contact belong together: by their link, by the hub's mark on the card, then by the
 * mapping's rules. What can be understood in more than one way is listed and not touched.
 */
final class Matching {
    private final Mapping mapping;
    private final Batch batch;
    private final Dedupe.Result cards;
    private final Found found;

    private Matching(Mapping mapping, Batch batch, Dedupe.Result cards) {
        this.mapping = mapping;
        this.batch = batch;
        this.cards = cards;
        this.found = new Found(batch.contacts());
    }

    /** Every card, contact and link of the batch is in one of the situations, or listed, or left alone. */
    static Found of(Mapping mapping, Batch batch, Dedupe.Result cards) {
        Matching matching = new Matching(mapping, batch, cards);
        matching.find();
        return matching.found;
    }

    private void find() {
        LinkedPairs linked = new LinkedPairs(batch, cards, found);
        linked.find();
        cards.owners().stream()
                .filter(card -> !found.taken(card) && card.madeFrom() != null)
                .forEach(this::byMark);
        mapping.matches().forEach(this::byRule);
        mapping.matches().forEach(this::inThePlaceOfOneThatIsGone);
        linked.leave();
        mapping.matches().forEach(this::onlyOne);
        cards.owners().stream()
                .filter(card -> !found.taken(card))
                .forEach(card -> found.situations.add(new Situation(card, null, null, null)));
        alone();
        cards.aside().forEach((id, loser) -> found.exclude(loser.card(), loser.reason()));
    }

    /** A card that the hub made is never taken for a new person's. */
    private void byMark(CardState card) {
        ContactState contact = found.contact(card.madeFrom());
        if (contact == null) {
            found.exclude(card, "it was made from contact " + card.madeFrom() + ", which is not there");
        } else if (found.taken(contact)) {
            found.exclude(
                    card,
                    "it was made from contact " + contact.id() + ", which " + found.takenBy(contact)
                            + "; Sansan has not taken the two cards for one person's yet");
        } else {
            found.pair(card, contact, found.loose.get(contact.id()), "the hub's mark in its memo");
        }
    }

    private void byRule(MatchRule rule) {
        Map<String, List<ContactState>> people = new HashMap<>();
        for (ContactState contact : batch.contacts()) {
            keys(rule, contact)
                    .forEach(key -> people.computeIfAbsent(key, any -> new ArrayList<>())
                            .add(contact));
        }
        Map<String, List<CardState>> rivals = new HashMap<>();
        for (CardState card : cards.owners()) {
            if (!found.taken(card)) {
                keys(rule, card)
                        .forEach(key -> rivals.computeIfAbsent(key, any -> new ArrayList<>())
                                .add(card));
            }
        }
        for (CardState card : cards.owners()) {
            if (!found.taken(card) && keys(rule, card).stream().anyMatch(people::containsKey)) {
                together(rule, card, people, rivals);
            }
        }
    }

    /** Looks at all that hang together by keys with a card: it is clear only if that is one card and one contact. */
    private void together(
            MatchRule rule,
            CardState card,
            Map<String, List<ContactState>> people,
            Map<String, List<CardState>> rivals) {
        Set<CardState> same = new LinkedHashSet<>(List.of(card));
        Set<ContactState> theirs = new LinkedHashSet<>();
        int before = 0;
        while (before != same.size() + theirs.size()) {
            before = same.size() + theirs.size();
            for (CardState one : same) {
                keys(rule, one).forEach(key -> theirs.addAll(people.getOrDefault(key, List.of())));
            }
            for (ContactState one : theirs) {
                keys(rule, one).forEach(key -> same.addAll(rivals.getOrDefault(key, List.of())));
            }
        }
        ContactState first = theirs.iterator().next();
        if (same.size() > 1 || theirs.size() > 1) {
            found.ambiguous(
                    List.copyOf(same),
                    List.copyOf(theirs),
                    same.size() + " cards and " + theirs.size() + " contacts are the same by " + rule.name());
        } else if (found.taken(first)) {
            found.ambiguous(
                    List.of(card),
                    List.of(first),
                    "they are the same by " + rule.name() + ", but the contact " + found.takenBy(first));
        } else {
            found.pair(card, first, found.loose.get(first.id()), rule.name());
        }
    }

    /** A contact that was deleted may have been made again: a free one is linked if it is the same as one such card only. */
    private void inThePlaceOfOneThatIsGone(MatchRule rule) {
        Map<String, List<CardState>> left = new HashMap<>();
        found.widowed()
                .forEach(card -> keys(rule, card)
                        .forEach(key -> left.computeIfAbsent(key, any -> new ArrayList<>())
                                .add(card)));
        Map<ContactState, Set<CardState>> cardsOf = new LinkedHashMap<>();
        Map<CardState, Set<ContactState>> contactsOf = new HashMap<>();
        for (ContactState contact : left.isEmpty() ? List.<ContactState>of() : batch.contacts()) {
            for (String key : found.taken(contact) ? List.<String>of() : keys(rule, contact)) {
                for (CardState card : left.getOrDefault(key, List.of())) {
                    cardsOf.computeIfAbsent(contact, any -> new LinkedHashSet<>())
                            .add(card);
                    contactsOf
                            .computeIfAbsent(card, any -> new LinkedHashSet<>())
                            .add(contact);
                }
            }
        }
        cardsOf.forEach((contact, cards) -> {
            CardState card = cards.iterator().next();
            if (cards.size() == 1 && contactsOf.get(card).size() == 1) {
                found.pair(card, contact, found.loose.get(contact.id()), rule.name());
            }
        });
    }

    /** A card without a contact that is the same as another one would become a contact that is the same as another. */
    private void onlyOne(MatchRule rule) {
        Map<String, List<CardState>> same = new HashMap<>();
        for (CardState card : cards.owners()) {
            keys(rule, card)
                    .forEach(key ->
                            same.computeIfAbsent(key, any -> new ArrayList<>()).add(card));
        }
        for (List<CardState> rivals : same.values()) {
            List<CardState> alone =
                    rivals.stream().filter(card -> !found.taken(card)).toList();
            if (rivals.size() > 1 && !alone.isEmpty()) {
                String ids = rivals.stream().map(CardState::id).sorted().collect(Collectors.joining(", "));
                found.ambiguous(alone, List.of(), "cards " + ids + " are the same by " + rule.name());
            }
        }
    }

    /** Contacts without a card of their own. If a card would fit that is another's or takes no part, none is made anew. */
    private void alone() {
        Map<String, CardState> fitting = new HashMap<>();
        for (CardState card : batch.cards()) {
            mapping.matches().forEach(rule -> keys(rule, card).forEach(key -> fitting.put(rule.name() + key, card)));
        }
        for (ContactState contact : batch.contacts()) {
            if (!found.taken(contact)) {
                alone(contact, fitting);
            }
        }
    }

    private void alone(ContactState contact, Map<String, CardState> fitting) {
        LinkState link = found.loose.remove(contact.id());
        for (MatchRule rule : link != null ? List.<MatchRule>of() : mapping.matches()) {
            for (String key : keys(rule, contact)) {
                CardState card = fitting.get(rule.name() + key);
                if (card != null) {
                    Dedupe.Aside loser = cards.aside().get(card.id());
                    String reason = loser != null
                            ? loser.reason()
                            : found.isWidowed(card)
                                    ? "it belonged to a contact that is deleted, and it is not clear which takes its place"
                                    : "it belongs to another contact";
                    found.exclude(contact, "card " + card.id() + " is the same by " + rule.name() + ", but " + reason);
                    return;
                }
            }
        }
        found.situations.add(new Situation(null, contact, link, null));
    }

    private List<String> keys(MatchRule rule, CardState card) {
        return rule.keysOfCard(card.values(), mapping.countryOfCard(card.values()));
    }

    private List<String> keys(MatchRule rule, ContactState contact) {
        return rule.keysOfContact(contact.values(), mapping.countryOfContact(contact.values()));
    }
}
