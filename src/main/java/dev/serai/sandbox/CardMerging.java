package dev.serai.sandbox;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * Finds cards of one person by Sansan's three rules, some time after their data are complete, and tells current cards from
 * past ones (facts 7). Callers take turns.
 */
final class CardMerging {
    private record Waiting(long completed, String card) {}

    private final Cards cards;
    /** Ids of cards that a rule may find together, by what the rule compares. */
    private final Map<Long, List<String>> idsByRule = new HashMap<>();

    private final PriorityQueue<Waiting> waiting =
            new PriorityQueue<>(Comparator.comparingLong(Waiting::completed).thenComparing(Waiting::card));
    private long persons;

    CardMerging(Cards cards) {
        this.cards = cards;
    }

    String newPerson() {
        return SansanIds.of("person", 0, ++persons);
    }

    /** A card's data are complete, or were changed: it will be compared with the others. */
    void entered(Card card) {
        for (long compared : compared(card)) {
            List<String> ids = idsByRule.getOrDefault(compared, List.of());
            if (!ids.contains(card.id())) {
                idsByRule.put(compared, with(ids, card.id()));
            }
        }
        waiting.add(new Waiting(card.completed(), card.id()));
        regroup(card.personId(), null);
    }

    void clear() {
        idsByRule.clear();
        waiting.clear();
        persons = 0;
    }

    /**
     * Groups the cards whose data were complete by a time.
     *
     * @param stamp the new change time of cards that get another person or become past ones, null to leave it
     */
    void run(long until, Long stamp) {
        while (!waiting.isEmpty() && waiting.peek().completed() <= until) {
            Card card = cards.find(waiting.poll().card());
            if (card != null && card.status() == EntryStatus.COMPLETED) {
                List<Card> same = new ArrayList<>(List.of(card));
                same.addAll(sameAs(card));
                if (same.stream().map(Card::personId).distinct().count() > 1) {
                    merge(same, stamp);
                }
            }
        }
    }

    private List<Card> sameAs(Card card) {
        return LongStream.of(compared(card))
                .boxed()
                .flatMap(compared -> idsByRule.getOrDefault(compared, List.of()).stream())
                .distinct()
                .map(cards::find)
                .filter(Objects::nonNull)
                .filter(other -> !other.id().equals(card.id())
                        && other.status() == EntryStatus.COMPLETED
                        && samePerson(card, other))
                .toList();
    }

    /** The three rules. */
    private static boolean samePerson(Card one, Card other) {
        return !one.name().isEmpty()
                && one.name().equals(other.name())
                && (equal(one, other, CardField.EMAIL)
                        || equal(one, other, CardField.COMPANY_NAME) && equal(one, other, CardField.URL)
                        || !one.address().isEmpty() && one.address().equals(other.address()));
    }

    /** A number for each rule that can be applied to the card: equal ones for equal cards, seldom for others. */
    private static long[] compared(Card card) {
        String name = card.name();
        if (name.isEmpty()) {
            return new long[0];
        }
        return Stream.of(
                        card.value(CardField.EMAIL),
                        card.value(CardField.URL) == null ? null : card.value(CardField.COMPANY_NAME),
                        card.address().isEmpty() ? null : card.address())
                .filter(Objects::nonNull)
                .mapToLong(value -> Mix.of(name + "\n" + value))
                .toArray();
    }

    private static List<String> with(List<String> ids, String id) {
        List<String> all = new ArrayList<>(ids.size() + 1);
        all.addAll(ids);
        all.add(id);
        return all;
    }

    private static boolean equal(Card one, Card other, CardField field) {
        return one.value(field) != null && one.value(field).equals(other.value(field));
    }

    /** Makes all persons that the cards belong to the one whose card was registered first. */
    void merge(List<Card> some, Long stamp) {
        Set<String> merged = new TreeSet<>(some.stream().map(Card::personId).toList());
        List<Card> all = merged.stream()
                .flatMap(person -> cards.ofPerson(person).stream())
                .toList();
        String person = all.stream()
                .min(Comparator.comparingLong(Card::registered).thenComparing(Card::id))
                .map(Card::personId)
                .orElseThrow();
        all.stream()
                .filter(card -> !card.personId().equals(person))
                .forEach(card -> cards.put(stamped(card.ofPerson(person), stamp)));
        regroup(person, stamp);
    }

    /** Makes the cards a person of their own, and gives its id. */
    String split(List<Card> some, Long stamp) {
        String person = newPerson();
        Set<String> left = new TreeSet<>();
        for (Card card : some) {
            left.add(card.personId());
            cards.put(stamped(card.ofPerson(person), stamp));
        }
        left.forEach(old -> regroup(old, stamp));
        regroup(person, stamp);
        return person;
    }

    /** Works out which of a person's cards are past: of those of one owner and company, all but the newest. */
    void regroup(String person, Long stamp) {
        Map<List<Object>, List<Card>> groups = new LinkedHashMap<>();
        for (Card card : cards.ofPerson(person)) {
            String company = card.value(CardField.COMPANY_NAME);
            groups.computeIfAbsent(
                            List.of(card.owner(), company == null ? card.id() : company), group -> new ArrayList<>())
                    .add(card);
        }
        for (List<Card> group : groups.values()) {
            Card current = group.stream().max(NEWEST).orElseThrow();
            for (Card card : group) {
                boolean past = card != current;
                if (card.past() != past) {
                    cards.put(stamped(card.past(past), stamp));
                }
            }
        }
    }

    /** By the date of exchange, none being the oldest. What Sansan does with equal dates is its secret: anything will do. */
    static final Comparator<Card> NEWEST = Comparator.comparing(
                    (Card card) -> card.value(CardField.EXCHANGE_DATE),
                    Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparingLong(card -> Mix.of(card.id()));

    private static Card stamped(Card card, Long stamp) {
        return stamp == null ? card : card.updated(stamp);
    }
}
