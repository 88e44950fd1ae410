package dev.serai.journey;

import dev.serai.journey.SyncModel.Card;
import dev.serai.journey.SyncModel.Contact;
import dev.serai.journey.SyncModel.Pair;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Who belongs together: by what was linked, then by a card's id, then by an address. What cannot be told is left alone. */
final class SyncPartners {
    private static final String ADDRESS = "email";
    private static final List<String> KEYS = List.of("sansan_card_id", ADDRESS);

    private final Map<String, Card> cards;
    private final Map<String, Contact> contacts;
    private final Map<String, Contact> byAnyId = new HashMap<>();
    private final SyncSpeakers speakers;
    private final Set<String> takenCards = new HashSet<>();
    private final Set<String> takenContacts = new HashSet<>();
    private final Map<String, Pair> loose = new LinkedHashMap<>();
    private final List<Pair> together = new ArrayList<>();

    SyncPartners(Map<String, Card> cards, Map<String, Contact> contacts, SyncSpeakers speakers) {
        this.cards = cards;
        this.contacts = contacts;
        this.speakers = speakers;
        contacts.values().forEach(one -> one.former().forEach(id -> byAnyId.put(id, one)));
        byAnyId.putAll(contacts);
    }

    /** Pairs whose sides are both there, with the card that speaks now; those found anew are added to the list. */
    List<Pair> find(List<Pair> pairs) {
        Map<String, List<Pair>> byCard = new LinkedHashMap<>();
        pairs.forEach(pair -> claim(pair, byCard));
        Map<String, List<Pair>> byContact = new LinkedHashMap<>();
        byCard.forEach((card, rivals) -> {
            Pair chosen = choose(card, rivals, pairs);
            if (chosen != null) {
                chosen.speaker = card;
                byContact
                        .computeIfAbsent(contact(chosen).id(), id -> new ArrayList<>())
                        .add(chosen);
            }
        });
        byContact.forEach((contact, rivals) -> {
            pairs.remove(loose.remove(contact));
            if (rivals.size() == 1) {
                rivals.get(0).card = rivals.get(0).speaker;
                rivals.get(0).contact = contact;
                together.addAll(rivals);
            }
        });
        together.forEach(pair ->
                pairs.removeIf(other -> other != pair && pair.card.equals(other.card) && contact(other) == null));
        speakers.all().stream()
                .filter(card -> card.madeFrom() != null && takenCards.add(card.id()))
                .forEach(card -> byMark(card, pairs));
        KEYS.forEach(key -> match(key, pairs));
        KEYS.forEach(key -> replace(key, pairs));
        return together;
    }

    /** A free contact takes the place of a deleted one if it could be of its card, and of no other such card. */
    private void replace(String key, List<Pair> pairs) {
        Map<String, List<Pair>> left = new HashMap<>();
        for (Pair pair : pairs) {
            Card card = pair.card == null || contact(pair) != null ? null : cards.get(pair.card);
            if (card != null && speakers.speaker(card.id()) == card) {
                keys(key, card)
                        .forEach(word -> left.computeIfAbsent(word, any -> new ArrayList<>())
                                .add(pair));
            }
        }
        for (Contact contact : List.copyOf(contacts.values())) {
            Set<Pair> fitting = new LinkedHashSet<>();
            if (!takenContacts.contains(contact.id())) {
                keys(key, contact).forEach(word -> fitting.addAll(left.getOrDefault(word, List.of())));
            }
            if (fitting.size() == 1) {
                Pair ended = fitting.iterator().next();
                pairs.remove(ended);
                takenContacts.add(contact.id());
                join(cards.get(ended.card), contact, pairs);
            }
        }
    }

    /** Cards that speak and have no contact, and none that could be theirs. */
    List<Card> single() {
        return speakers.all().stream()
                .filter(card -> !takenCards.contains(card.id()))
                .toList();
    }

    private Contact contact(Pair pair) {
        return byAnyId.get(pair.contact);
    }

    /** Sorts a pair by the card that speaks for it now. */
    private void claim(Pair pair, Map<String, List<Pair>> byCard) {
        Contact contact = contact(pair);
        boolean gone = pair.card == null || !cards.containsKey(pair.card);
        Card speaker = gone ? null : speakers.speaker(pair.card);
        if (speaker != null) {
            takenCards.add(speaker.id());
        }
        if (contact == null) {
            return;
        }
        if (gone) {
            loose.put(contact.id(), pair);
        } else {
            takenContacts.add(contact.id());
            if (speaker != null) {
                byCard.computeIfAbsent(speaker.id(), id -> new ArrayList<>()).add(pair);
            }
        }
    }

    /** Of several contacts of one card, only that which is its own by a link stays in step. */
    private Pair choose(String card, List<Pair> rivals, List<Pair> pairs) {
        Pair own = rivals.stream()
                .filter(pair -> card.equals(pair.card))
                .findFirst()
                .orElse(rivals.get(0));
        List<Pair> same = rivals.stream()
                .filter(pair -> pair != own && contact(pair) == contact(own))
                .toList();
        pairs.removeAll(same);
        boolean alone = rivals.size() - same.size() == 1;
        return alone || card.equals(own.card) ? own : null;
    }

    /** A card that the hub made belongs to the contact that it was made from, or to nobody. */
    private void byMark(Card card, List<Pair> pairs) {
        Contact contact = byAnyId.get(card.madeFrom());
        if (contact != null && takenContacts.add(contact.id())) {
            join(card, contact, pairs);
        }
    }

    private void join(Card card, Contact contact, List<Pair> pairs) {
        Pair pair = loose.remove(contact.id());
        if (pair == null) {
            pair = new Pair();
            pairs.add(pair);
        }
        pair.card = card.id();
        pair.contact = contact.id();
        together.add(pair);
    }

    /** Contacts that no card could be of. */
    List<Contact> alone() {
        Set<String> known = new HashSet<>();
        cards.values().forEach(card -> KEYS.forEach(key -> known.addAll(keys(key, card))));
        return contacts.values().stream()
                .filter(contact -> !takenContacts.contains(contact.id()) && !loose.containsKey(contact.id()))
                .filter(contact -> KEYS.stream()
                        .noneMatch(key -> keys(key, contact).stream().anyMatch(known::contains)))
                .toList();
    }

    private void match(String key, List<Pair> pairs) {
        Map<String, List<Contact>> people = new HashMap<>();
        contacts.values()
                .forEach(contact -> keys(key, contact)
                        .forEach(word -> people.computeIfAbsent(word, any -> new ArrayList<>())
                                .add(contact)));
        Map<String, List<Card>> rivals = new HashMap<>();
        speakers.all().stream()
                .filter(card -> !takenCards.contains(card.id()))
                .forEach(card -> keys(key, card)
                        .forEach(word -> rivals.computeIfAbsent(word, any -> new ArrayList<>())
                                .add(card)));
        for (Card card : speakers.all()) {
            if (!takenCards.contains(card.id()) && keys(key, card).stream().anyMatch(people::containsKey)) {
                together(key, card, people, rivals, pairs);
            }
        }
    }

    /** All that hang together by this key: only one card and one contact are sure to be the same. */
    private void together(
            String key,
            Card card,
            Map<String, List<Contact>> people,
            Map<String, List<Card>> rivals,
            List<Pair> pairs) {
        Set<Card> alike = new LinkedHashSet<>(Set.of(card));
        Set<Contact> theirs = new LinkedHashSet<>();
        for (int size = 0; size != alike.size() + theirs.size(); ) {
            size = alike.size() + theirs.size();
            alike.forEach(one -> keys(key, one).forEach(word -> theirs.addAll(people.getOrDefault(word, List.of()))));
            theirs.forEach(one -> keys(key, one).forEach(word -> alike.addAll(rivals.getOrDefault(word, List.of()))));
        }
        Contact first = theirs.iterator().next();
        if (alike.size() == 1 && theirs.size() == 1 && !takenContacts.contains(first.id())) {
            join(card, first, pairs);
        }
        alike.forEach(one -> takenCards.add(one.id()));
        theirs.forEach(one -> takenContacts.add(one.id()));
    }

    private static Set<String> keys(String key, Card card) {
        String word = key.equals(ADDRESS) ? card.email() : card.id();
        return word == null ? Set.of() : Set.of(word);
    }

    private static Set<String> keys(String key, Contact contact) {
        Set<String> words = new HashSet<>();
        if (key.equals(ADDRESS)) {
            words.add(SyncLines.email(contact.values().get("email")));
            String others = contact.values().getOrDefault("hs_additional_emails", "");
            List.of(others.split(";")).forEach(other -> words.add(SyncLines.email(other)));
        } else {
            words.add(contact.values().get(key));
        }
        words.remove(null);
        return words;
    }

    /** Whether another contact has this address already. */
    boolean isTaken(String address, Contact by) {
        return contacts.values().stream()
                .anyMatch(other -> other != by && keys(ADDRESS, other).contains(address));
    }
}
