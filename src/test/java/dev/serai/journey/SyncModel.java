package dev.serai.journey;

import dev.serai.journey.SyncLines.Line;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What both sides are to be after a sync, worked out from the rules in {@code mappings/README.md} and {@code docs/sync.md}.
 * It looks at everything at once and remembers what was agreed; it shares nothing with the hub.
 */
final class SyncModel {
    /**
     * @param changed when, by HubSpot's clock
     * @param set     when each of its values was set
     * @param former  ids of contacts that were merged into it
     */
    record Contact(
            String id, Map<String, String> values, Instant changed, Map<String, Instant> set, Set<String> former) {
        Instant set(String property) {
            return set.getOrDefault(property, changed);
        }
    }

    /**
     * @param changed  when, by Sansan's clock
     * @param fits     whether it may speak for somebody: past cards may not
     * @param madeFrom id of the contact that the hub made it from; null for a card of people
     */
    record Card(String id, Map<String, String> values, Instant changed, boolean fits, String madeFrom) {
        String email() {
            return SyncLines.email(values.get("email"));
        }
    }

    /** A card and its contact, with what either side had of each property when it was settled last. */
    static final class Pair {
        String card;
        String contact;
        String speaker;
        boolean settled;
        final Map<String, String[]> agreed = new HashMap<>();
        /** By member, what a newer card or a person was asked to take. */
        Map<String, String> offered = Map.of();
        /** What of it people are asked for. */
        final Map<Line, String> listed = new LinkedHashMap<>();
    }

    private static final String NEW = "new ";
    private static final int MOST_ROUNDS = 10;

    private final SyncRules rules;
    private final List<Pair> pairs = new ArrayList<>();
    private final Map<String, List<Map<String, String>>> made = new TreeMap<>();
    /** Cards that were ever current: past ones are in no list. */
    private final Set<String> listed = new HashSet<>();

    SyncModel(SyncRules rules) {
        this.rules = rules;
    }

    /** How many cards and contacts are linked. */
    int pairs() {
        return pairs.size();
    }

    /**
     * What cards are registered, by the contact that they are made from, when this was settled last. Of several, one: a
     * contact that gets another country from its card may have its numbers read as of the old one or the new one.
     */
    Map<String, List<Map<String, String>>> made() {
        return made;
    }

    /** What people are asked to change in Sansan, if these are the cards in sight and the contacts that are there. */
    List<SyncOutbox.Asked> asked(Collection<Card> seen, Set<String> there) {
        Map<String, Card> cards = new HashMap<>();
        seen.stream().filter(card -> listed.contains(card.id())).forEach(card -> cards.put(card.id(), card));
        return pairs.stream()
                .filter(pair -> !pair.listed.isEmpty() && cards.containsKey(pair.card))
                .map(pair -> new SyncOutbox.Asked(
                        cards.get(pair.card), pair.contact, there.contains(pair.contact), Map.copyOf(pair.listed)))
                .toList();
    }

    /** Tells which contact a card has become. */
    void named(String card, String contact) {
        pairs.stream().filter(pair -> pair.contact.equals(NEW + card)).forEach(pair -> pair.contact = contact);
    }

    /** The id of the card that becomes a contact of this name; null if the contact was there before. */
    static String bornFrom(String contact) {
        return contact.startsWith(NEW) ? contact.substring(NEW.length()) : null;
    }

    /**
     * @param seen all cards in any key's sight whose data are complete
     * @return all contacts with the values that they are to have, new ones by a name of their own
     */
    Map<String, Map<String, String>> settle(Collection<Card> seen, Collection<Contact> there) {
        Map<String, Card> cards = new TreeMap<>();
        seen.stream().filter(Card::fits).forEach(card -> listed.add(card.id()));
        seen.stream().filter(card -> listed.contains(card.id())).forEach(card -> cards.put(card.id(), card));
        Map<String, Contact> contacts = new TreeMap<>();
        there.forEach(one -> contacts.put(
                one.id(), new Contact(one.id(), new HashMap<>(one.values()), one.changed(), one.set(), one.former())));
        made.clear();
        boolean more = true;
        for (int round = 0; more && round < MOST_ROUNDS; round++) {
            more = round(cards, contacts);
        }
        Map<String, Map<String, String>> after = new TreeMap<>();
        contacts.forEach((id, contact) -> after.put(id, contact.values()));
        return after;
    }

    /** Whether anything was written. */
    private boolean round(Map<String, Card> cards, Map<String, Contact> contacts) {
        Set<String> linked = new HashSet<>();
        pairs.forEach(pair -> linked.add(pair.card));
        SyncSpeakers speakers = new SyncSpeakers(cards.values(), this::takesPart, linked);
        SyncPartners partners = new SyncPartners(cards, contacts, speakers);
        List<Pair> together = partners.find(pairs);
        List<Card> single = rules.toHubspot() ? partners.single() : List.of();
        boolean written = false;
        for (Card card : single) {
            if (takesPart(card) && hasName(card)) {
                contacts.put(NEW + card.id(), born(card));
                written = true;
            }
        }
        if (rules.toSansan() && rules.create()) {
            partners.alone().stream()
                    .filter(contact -> rules.admits(contact.values().get("email")))
                    .forEach(this::make);
        }
        for (Pair pair : together) {
            written |= inStep(pair, cards.get(pair.card), contacts.get(pair.contact), partners);
        }
        return written;
    }

    private boolean takesPart(Card card) {
        return !rules.toHubspot() || rules.admits(card.values().get("email"));
    }

    /** HubSpot takes a contact that has an address or a name. */
    private static boolean hasName(Card card) {
        return SyncLines.ALL.stream()
                .filter(line -> List.of("email", "firstname", "lastname").contains(line.property()))
                .map(line -> SyncLines.toContact(line, card.values()))
                .anyMatch(value -> value != null && !SyncLines.refused(value));
    }

    private Contact born(Card card) {
        Pair pair = new Pair();
        pair.card = card.id();
        pair.contact = NEW + card.id();
        pair.settled = true;
        pairs.add(pair);
        Map<String, String> values = new HashMap<>();
        for (Line line : SyncLines.ALL) {
            String value = SyncLines.toContact(line, card.values());
            if (value != null && !SyncLines.refused(value)) {
                values.put(line.property(), value);
                pair.agreed.put(line.property(), new String[] {value, value});
            }
        }
        return new Contact(pair.contact, values, Instant.MAX, Map.of(), Set.of());
    }

    private void make(Contact contact) {
        Map<String, String> card = SyncNewCards.of(contact.values());
        if (SyncNewCards.isTaken(card)) {
            Pair pair = new Pair();
            pair.contact = contact.id();
            for (Line line : SyncLines.ALL) {
                String value = contact.values().get(line.property());
                if (card.containsKey(line.members().get(0))) {
                    pair.agreed.put(line.property(), new String[] {value, value});
                }
            }
            pairs.add(pair);
            made.put(contact.id(), List.of(card));
        }
    }

    /** Merges the fields of a pair; whether the contact was written. */
    private boolean inStep(Pair pair, Card card, Contact contact, SyncPartners partners) {
        boolean cardIn = rules.toHubspot() && rules.admits(card.values().get("email"));
        boolean contactIn = rules.toSansan() && rules.admits(contact.values().get("email"));
        boolean stays = rules.keep() && pair.settled;
        if (!cardIn && !contactIn && !stays) {
            pairs.remove(pair);
            return false;
        }
        boolean toHubspot = rules.toHubspot() && (cardIn || stays);
        Map<String, String> written = new HashMap<>();
        boolean toSansan = rules.toSansan() && (contactIn || stays);
        Map<String, String[]> agreed = new HashMap<>(pair.agreed);
        List<Line> wanted = new ArrayList<>();
        for (Line line : SyncLines.ALL) {
            if (rules.merge(line, card, contact, toHubspot, agreed, written) && toSansan && line.back()) {
                wanted.add(line);
            }
        }
        String address = written.get("email");
        if (address != null && partners.isTaken(address, contact)) {
            return false;
        }
        offer(pair, card, contact, wanted);
        pair.agreed.putAll(agreed);
        pair.settled = true;
        contact.values().putAll(written);
        return !written.isEmpty();
    }

    /** What the card should get and cannot: a newer card is made, unless this was offered before. */
    private void offer(Pair pair, Card card, Contact contact, List<Line> wanted) {
        Map<String, String> offered = SyncNewCards.changes(wanted, contact.values());
        Map<Line, String> fresh = new LinkedHashMap<>();
        wanted.stream()
                .filter(line -> offered.containsKey(line.members().get(0)))
                .forEach(line -> fresh.put(line, offered.get(line.members().get(0))));
        pair.listed.keySet().retainAll(fresh.keySet());
        fresh.entrySet()
                .removeIf(one -> one.getValue()
                        .equals(pair.offered.get(one.getKey().members().get(0))));
        if (rules.append() && !fresh.isEmpty() && SyncNewCards.wouldBeMerged(card, offered)) {
            made.computeIfAbsent(contact.id(), id -> new ArrayList<>()).add(SyncNewCards.newer(card, wanted, offered));
            pair.listed.clear();
        } else {
            pair.listed.putAll(fresh);
        }
        pair.offered = offered;
    }
}
