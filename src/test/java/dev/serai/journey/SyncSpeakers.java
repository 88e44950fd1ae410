package dev.serai.journey;

import dev.serai.journey.SyncModel.Card;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Which card speaks for a person: one for each address, then one for each person; the one that takes part, then the one
 * with the newest date of exchange, then the one registered last, then the one that is linked.
 */
final class SyncSpeakers {
    private final Comparator<Card> best;
    private final Map<String, Card> speaking = new LinkedHashMap<>();
    private final Map<String, Card> silencedBy = new HashMap<>();

    SyncSpeakers(Collection<Card> cards, Predicate<Card> takesPart, Set<String> linked) {
        best = Comparator.comparing((Card card) -> takesPart.test(card))
                .thenComparing(card -> card.values().getOrDefault("exchangeDate", ""))
                .thenComparing(card -> card.values().get("registeredTime"))
                .thenComparing(card -> linked.contains(card.id()))
                .thenComparing(Card::id, Comparator.reverseOrder());
        cards.stream().filter(Card::fits).forEach(card -> speaking.put(card.id(), card));
        onePer(Card::email);
        onePer(SyncSpeakers::person);
        for (Card card : cards) {
            if (!card.fits()) {
                substitute(card, cards);
            }
        }
    }

    private static String person(Card card) {
        return card.values().get("personId");
    }

    private void onePer(Function<Card, String> key) {
        Map<String, Card> bests = new HashMap<>();
        for (Card card : speaking.values()) {
            if (key.apply(card) != null) {
                bests.merge(key.apply(card), card, (one, other) -> best.compare(one, other) >= 0 ? one : other);
            }
        }
        for (Card card : List.copyOf(speaking.values())) {
            Card winner = bests.getOrDefault(String.valueOf(key.apply(card)), card);
            if (winner != card) {
                speaking.remove(card.id());
                silencedBy.put(card.id(), winner);
            }
        }
    }

    /** For a past card speaks who speaks for its person, or else for its address. */
    private void substitute(Card past, Collection<Card> cards) {
        List<Function<Card, String>> keys = List.of(SyncSpeakers::person, Card::email);
        for (Function<Card, String> key : keys) {
            Card other = cards.stream()
                    .filter(Card::fits)
                    .filter(card -> key.apply(past) != null && key.apply(past).equals(key.apply(card)))
                    .max(Comparator.comparing(card -> speaking.containsKey(card.id())))
                    .orElse(null);
            if (other != null) {
                silencedBy.put(past.id(), other);
                return;
            }
        }
    }

    Collection<Card> all() {
        return speaking.values();
    }

    /** The card that speaks for this one, which may be itself; null if none does. */
    Card speaker(String id) {
        Card card = speaking.get(id);
        for (String at = id; card == null && silencedBy.containsKey(at); ) {
            at = silencedBy.get(at).id();
            card = speaking.get(at);
        }
        return card;
    }
}
