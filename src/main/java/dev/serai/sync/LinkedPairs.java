package dev.serai.sync;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Finds the pairs that links already form, also if a newer card speaks for the person now or contacts were merged. */
final class LinkedPairs {
    /** A link and the contact it leads to; {@code own} if it is the card's own, not that of a card it speaks for. */
    private record Claim(LinkState link, CardState card, ContactState contact, boolean own) {}

    /** A link whose contact is gone, and the card it leads to, if any. */
    private record Widowed(LinkState link, CardState card, boolean own) {}

    private final Batch batch;
    private final Map<String, CardState> owners = new HashMap<>();
    private final Map<String, Dedupe.Aside> aside;
    private final Found found;
    private final Map<String, List<Claim>> claims = new LinkedHashMap<>();
    private final List<Widowed> widowed = new ArrayList<>();
    /** Cards whose own link has to wait: no other link may take them. */
    private final Set<String> waiting = new HashSet<>();

    LinkedPairs(Batch batch, Dedupe.Result cards, Found found) {
        this.batch = batch;
        this.aside = cards.aside();
        this.found = found;
        cards.owners().forEach(card -> owners.put(card.id(), card));
    }

    void find() {
        batch.links().forEach(this::sort);
        List<Claim> chosen = new ArrayList<>();
        claims.values().forEach(rivals -> choose(rivals, chosen));
        Map<String, List<Claim>> byContact = new LinkedHashMap<>();
        chosen.forEach(claim -> byContact
                .computeIfAbsent(claim.contact().id(), id -> new ArrayList<>())
                .add(claim));
        endLooseOf(byContact);
        byContact.values().forEach(this::join);
        widowed.stream()
                .filter(left -> left.own() && !claims.containsKey(left.card().id()))
                .forEach(left -> found.widowed(left.card()));
    }

    /** Decides about links whose contact is gone, once it is known which of their cards have another contact now. */
    void leave() {
        widowed.forEach(this::leave);
    }

    private void sort(LinkState link) {
        CardState own = link.cardId() == null ? null : owners.get(link.cardId());
        Dedupe.Aside loser = link.cardId() == null ? null : aside.get(link.cardId());
        ContactState contact = found.contact(link.contactId());
        boolean cardKnown = link.cardId() == null
                || own != null
                || loser != null
                || batch.missingCards().contains(link.cardId());
        boolean contactKnown = contact != null || batch.missingContacts().contains(link.contactId());
        CardState card = own != null || loser == null ? own : owners.get(loser.owner());
        if (!cardKnown || !contactKnown || card == null && loser != null) {
            if (own != null) {
                waiting.add(own.id());
            }
            waits(card, contact);
            if (loser != null && card == null && contact != null) {
                found.waits(loser.card(), contact);
            }
        } else if (card != null && contact != null) {
            claims.computeIfAbsent(card.id(), id -> new ArrayList<>()).add(new Claim(link, card, contact, own != null));
        } else if (contact != null) {
            found.loose.put(contact.id(), link);
        } else {
            widowed.add(new Widowed(link, card, own != null));
            waits(card, null);
        }
    }

    /** What is left of a link of which a side is gone, was not looked at, or takes no part now is not free for others. */
    private void waits(CardState card, ContactState contact) {
        if (card != null) {
            found.take(card);
        }
        if (contact != null) {
            found.take(contact, "is linked with a card that takes no part now");
        }
    }

    /** Of the links that lead to one card its own counts, or the only one that it takes over. */
    private void choose(List<Claim> rivals, List<Claim> chosen) {
        if (waiting.contains(rivals.get(0).card().id())) {
            rivals.forEach(claim -> waits(claim.card(), claim.contact()));
            return;
        }
        Claim first = rivals.stream().filter(Claim::own).findFirst().orElse(rivals.get(0));
        List<Claim> others = rivals.stream()
                .filter(claim -> claim != first)
                .filter(claim -> !claim.contact().equals(first.contact()))
                .toList();
        rivals.stream()
                .filter(claim -> claim != first && claim.contact().equals(first.contact()))
                .forEach(claim ->
                        found.unlink(claim.link(), "link " + first.link().id() + " joins the same pair"));
        if (others.isEmpty() || first.own()) {
            chosen.add(first);
        }
        if (!others.isEmpty()) {
            List<ContactState> people =
                    rivals.stream().map(Claim::contact).distinct().toList();
            String reason =
                    "Sansan has one person where HubSpot has " + people.size() + " contacts; merge them in HubSpot";
            List<ContactState> stuck =
                    first.own() ? others.stream().map(Claim::contact).toList() : people;
            found.ambiguous(List.of(first.card()), stuck, reason);
        }
    }

    /** Several cards whose contacts were merged into one cannot all speak for it. */
    private void join(List<Claim> rivals) {
        if (rivals.size() == 1) {
            Claim claim = rivals.get(0);
            found.pair(claim.card(), claim.contact(), claim.link(), null);
        } else {
            found.ambiguous(
                    rivals.stream().map(Claim::card).toList(),
                    List.of(rivals.get(0).contact()),
                    "HubSpot has one contact where Sansan has " + rivals.size() + " persons; merge them in Sansan");
        }
    }

    /** A card that has another contact now is done with its own, which is gone. */
    private void leave(Widowed left) {
        ContactState now = left.card() == null ? null : found.partner(left.card());
        if (now != null && left.own()) {
            found.unlink(
                    left.link(), "its contact is deleted, and its card is linked with contact " + now.id() + " now");
        } else if (now == null || !left.link().contactGone()) {
            found.situations.add(new Situation(left.card(), null, left.link(), null));
        }
    }

    private void endLooseOf(Map<String, List<Claim>> byContact) {
        byContact.keySet().stream()
                .map(found.loose::remove)
                .filter(Objects::nonNull)
                .forEach(link -> found.unlink(link, "its contact was merged into one that has another card"));
    }
}
