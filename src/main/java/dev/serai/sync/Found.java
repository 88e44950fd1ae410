package dev.serai.sync;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What was found so far of a batch: who belongs together, who is spoken for, and what cannot be told. */
final class Found {
    final List<Situation> situations = new ArrayList<>();
    final List<Decision> listed = new ArrayList<>();
    /** Links that wait for a card, or have lost theirs, by the id of their contact: another card may take the place. */
    final Map<String, LinkState> loose = new LinkedHashMap<>();

    private final Map<String, ContactState> contacts = new HashMap<>();
    /** Contacts whose link leads to a card that takes no part, with no other card in its place, by the id of the card. */
    private final Map<String, ContactState> waiting = new HashMap<>();

    private final Set<String> takenCards = new HashSet<>();
    /** Cards whose contact is gone, by id, as long as no other one takes its place. */
    private final Map<String, CardState> widowed = new LinkedHashMap<>();

    private final Map<String, ContactState> partners = new HashMap<>();
    private final Map<String, String> takenContacts = new HashMap<>();

    Found(List<ContactState> all) {
        all.forEach(contact -> contact.formerIds().forEach(id -> contacts.put(id, contact)));
        all.forEach(contact -> contacts.put(contact.id(), contact));
    }

    /** The contact that has or had this id; null if it is not in the batch. */
    ContactState contact(String id) {
        return contacts.get(id);
    }

    boolean taken(CardState card) {
        return takenCards.contains(card.id());
    }

    boolean taken(ContactState contact) {
        return takenContacts.containsKey(contact.id());
    }

    /** With whom, or why, for people to read. */
    String takenBy(ContactState contact) {
        return takenContacts.get(contact.id());
    }

    void take(CardState card) {
        takenCards.add(card.id());
    }

    void take(ContactState contact, String by) {
        takenContacts.putIfAbsent(contact.id(), by);
    }

    /** @param link null if they are not linked yet */
    void pair(CardState card, ContactState contact, LinkState link, String by) {
        situations.add(new Situation(card, contact, link, by));
        take(card);
        take(contact, "is linked with card " + card.id());
        loose.remove(contact.id());
        widowed.remove(card.id());
        partners.put(card.id(), contact);
    }

    /** The contact that a card was found to belong with; null if none was. */
    ContactState partner(CardState card) {
        return partners.get(card.id());
    }

    /** The contact of a card's own link is gone: another one may take its place, and none is made. */
    void widowed(CardState card) {
        widowed.put(card.id(), card);
    }

    Collection<CardState> widowed() {
        return List.copyOf(widowed.values());
    }

    boolean isWidowed(CardState card) {
        return widowed.containsKey(card.id());
    }

    /** The pair waits as long as its card takes no part. */
    void waits(CardState card, ContactState contact) {
        waiting.put(card.id(), contact);
    }

    void exclude(CardState card, String reason) {
        take(card);
        ContactState contact = waiting.get(card.id());
        listed.add(new Decision(
                card.id(),
                contact == null || decided(contact) ? null : contact.id(),
                null,
                List.of(new Action.Exclude(Side.SANSAN, card.id(), reason)),
                null));
    }

    private boolean decided(ContactState contact) {
        return situations.stream().anyMatch(situation -> contact.equals(situation.contact()))
                || listed.stream()
                        .anyMatch(decision -> contact.id().equals(decision.contactId())
                                || decision.actions().stream()
                                        .anyMatch(action -> action instanceof Action.Ambiguous ambiguous
                                                && ambiguous.contactIds().contains(contact.id())));
    }

    void exclude(ContactState contact, String reason) {
        take(contact, reason);
        listed.add(new Decision(
                null, contact.id(), null, List.of(new Action.Exclude(Side.HUBSPOT, contact.id(), reason)), null));
    }

    void unlink(LinkState link, String reason) {
        listed.add(new Decision(
                link.cardId(), link.contactId(), link.id(), List.of(new Action.Unlink(link.id(), reason)), null));
    }

    void ambiguous(List<CardState> cards, List<ContactState> people, String reason) {
        List<String> cardIds =
                cards.stream().map(CardState::id).distinct().sorted().toList();
        List<String> contactIds =
                people.stream().map(ContactState::id).distinct().sorted().toList();
        listed.add(new Decision(
                cardIds.size() == 1 ? cardIds.get(0) : null,
                contactIds.size() == 1 ? contactIds.get(0) : null,
                null,
                List.of(new Action.Ambiguous(cardIds, contactIds, reason)),
                null));
        cards.forEach(this::take);
        people.forEach(contact -> take(contact, "cannot be told from others, " + reason));
    }
}
