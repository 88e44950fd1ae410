package dev.serai.sandbox;

import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** All cards, in the three orders in which they can be asked for. Callers take turns. */
final class Cards {
    /** By which time cards are sorted; among equal times, by id. */
    enum Order {
        UPDATED_AT("updatedAt", Card::updated),
        REGISTERED_AT("registeredAt", Card::registered),
        COMPLETED_AT("completedAt", Card::completed);

        private final String text;
        private final ToLongFunction<Card> time;

        Order(String text, ToLongFunction<Card> time) {
            this.text = text;
            this.time = time;
        }

        String text() {
            return text;
        }

        Place place(Card card) {
            return new Place(time.applyAsLong(card), card.id());
        }
    }

    /** Where something stands in an order. */
    record Place(long time, String id) implements Comparable<Place> {
        @Override
        public int compareTo(Place other) {
            return time == other.time ? id.compareTo(other.id) : Long.compare(time, other.time);
        }
    }

    private final Map<String, Card> byId = new HashMap<>();
    private final Map<Order, NavigableMap<Place, Card>> inOrder = new EnumMap<>(Order.class);
    private final Map<String, Set<String>> idsByPerson = new HashMap<>();

    Cards() {
        for (Order order : Order.values()) {
            inOrder.put(order, new TreeMap<>());
        }
    }

    /** The card of this id, or null. */
    Card find(String id) {
        return byId.get(id);
    }

    /** All cards by the time of their last change. */
    Collection<Card> all() {
        return inOrder.get(Order.UPDATED_AT).values();
    }

    /**
     * Cards in an order, beginning behind a place.
     *
     * @param updatedFrom if the order is that of the last change, only cards changed between two times, both inside
     * @param behind null to begin with the first
     */
    Stream<Card> all(Order order, boolean descending, long updatedFrom, long updatedTo, Place behind) {
        NavigableMap<Place, Card> all = inOrder.get(order);
        NavigableMap<Place, Card> turned = descending ? all.descendingMap() : all;
        boolean bounded = order == Order.UPDATED_AT;
        Place first = bounded ? new Place(descending ? updatedTo + 1 : updatedFrom, "") : null;
        Place begin = later(first, behind, turned.comparator());
        Collection<Card> rest = (begin == null ? turned : turned.tailMap(begin, false)).values();
        // The collection's own stream would count it first, one by one.
        Stream<Card> cards =
                StreamSupport.stream(Spliterators.spliteratorUnknownSize(rest.iterator(), Spliterator.ORDERED), false);
        return bounded
                ? cards.takeWhile(card -> descending ? card.updated() >= updatedFrom : card.updated() <= updatedTo)
                : cards;
    }

    /** @param order null for the natural one */
    private static Place later(Place one, Place other, Comparator<? super Place> order) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        int compared = order == null ? one.compareTo(other) : order.compare(one, other);
        return compared > 0 ? one : other;
    }

    /** The cards of a person in the order in which they became its. */
    List<Card> ofPerson(String person) {
        return idsByPerson.getOrDefault(person, Set.of()).stream()
                .map(byId::get)
                .toList();
    }

    /** Adds a card, or puts it in the place of the one with its id. */
    void put(Card card) {
        remove(card.id(), card.personId());
        byId.put(card.id(), card);
        inOrder.forEach((order, sorted) -> sorted.put(order.place(card), card));
        if (card.personId() != null) {
            idsByPerson
                    .computeIfAbsent(card.personId(), person -> new LinkedHashSet<>())
                    .add(card.id());
        }
    }

    void remove(String id) {
        remove(id, null);
    }

    /** @param kept person with whom the card keeps its place */
    private void remove(String id, String kept) {
        Card old = byId.remove(id);
        if (old == null) {
            return;
        }
        inOrder.forEach((order, sorted) -> sorted.remove(order.place(old)));
        Set<String> siblings = idsByPerson.get(old.personId());
        if (siblings != null && !old.personId().equals(kept)) {
            siblings.remove(id);
            if (siblings.isEmpty()) {
                idsByPerson.remove(old.personId());
            }
        }
    }

    void clear() {
        byId.clear();
        idsByPerson.clear();
        inOrder.values().forEach(Map::clear);
    }

    int size() {
        return byId.size();
    }
}
