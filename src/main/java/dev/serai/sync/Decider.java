package dev.serai.sync;

import dev.serai.mapping.Converted;
import dev.serai.mapping.FieldRule;
import dev.serai.mapping.Mapping;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Decides what is to be done in one situation. */
final class Decider {
    /** HubSpot takes a contact that has at least one of them; Sansan takes a card that has at least one of the other. */
    private static final List<String> CONTACT_NEEDS = List.of("email", "firstname", "lastname");

    private static final List<String> CARD_NEEDS = List.of("companyName", "lastName", "firstName");

    private final Mapping mapping;
    private final LocalDate today;

    /** @param today date of Japan, on which newer cards are dated */
    Decider(Mapping mapping, LocalDate today) {
        this.mapping = mapping;
        this.today = today;
    }

    Decision decide(Situation situation) {
        if (situation.card() != null && situation.contact() != null) {
            return pair(situation);
        }
        if (situation.link() != null) {
            return left(situation);
        }
        return situation.card() != null ? newContact(situation.card()) : newCard(situation.contact());
    }

    private Optional<String> cardStays(CardState card) {
        return mapping.direction().toHubspot()
                ? mapping.cards().stops(card.values())
                : Optional.of("this sync does not go to HubSpot");
    }

    private Optional<String> contactStays(ContactState contact) {
        return mapping.direction().toSansan()
                ? mapping.contacts().stops(contact.values())
                : Optional.of("this sync does not go to Sansan");
    }

    private Decision pair(Situation situation) {
        LinkState link = situation.link();
        Optional<String> cardStays = cardStays(situation.card());
        Optional<String> contactStays = contactStays(situation.contact());
        if (cardStays.isPresent() && contactStays.isPresent() && !(link != null && mapping.keepLeavers())) {
            String reason = "card: " + cardStays.get() + "; contact: " + contactStays.get();
            return link == null
                    ? decision(
                            situation,
                            List.of(new Action.Exclude(
                                    Side.SANSAN, situation.card().id(), reason)),
                            null)
                    : decision(situation, List.of(new Action.Unlink(link.id(), "left the filter, " + reason)), null);
        }
        boolean stays = link != null && mapping.keepLeavers();
        boolean toHubspot = mapping.direction().toHubspot() && (cardStays.isEmpty() || stays);
        boolean toSansan = mapping.direction().toSansan() && (contactStays.isEmpty() || stays);
        List<Action> actions = new ArrayList<>(linked(situation));
        Memory after = new PairMerge(mapping, today, situation, actions).merge(toHubspot, toSansan);
        return decision(situation, actions, after);
    }

    /** What makes the two a pair, if they are not the pair that the link knows. */
    private static List<Action> linked(Situation situation) {
        LinkState link = situation.link();
        String card = situation.card().id();
        String contact = situation.contact().id();
        if (link == null) {
            return List.of(new Action.Link(null, card, contact, "found by " + situation.by()));
        }
        List<Action> actions = new ArrayList<>();
        List<String> reasons = new ArrayList<>();
        if (link.cardId() == null) {
            reasons.add("the card that was sent is there");
        } else if (!link.cardId().equals(card)) {
            reasons.add("this card has taken the place of card " + link.cardId());
        } else if (link.cardGone()) {
            actions.add(new Action.MarkBack(link.id(), Side.SANSAN, "the card is there again"));
        }
        if (!link.contactId().equals(contact)) {
            reasons.add("contact " + link.contactId() + " was merged into this one");
        } else if (link.contactGone()) {
            actions.add(new Action.MarkBack(link.id(), Side.HUBSPOT, "the contact is there again"));
        }
        if (!reasons.isEmpty()) {
            actions.add(new Action.Link(link.id(), card, contact, String.join("; ", reasons)));
        }
        return actions;
    }

    /** A link of which a side is missing. Nothing is passed on: a record out of sight looks the same as a deleted one. */
    private static Decision left(Situation situation) {
        LinkState link = situation.link();
        List<Action> actions = new ArrayList<>();
        if (situation.card() == null && link.cardId() != null) {
            String reason = "card " + link.cardId() + " is deleted or out of sight; the contact stays as it is";
            if (!link.cardGone()) {
                actions.add(new Action.MarkGone(link.id(), Side.SANSAN, reason));
            } else if (situation.contact() != null) {
                actions.add(new Action.Exclude(Side.HUBSPOT, situation.contact().id(), reason));
            }
        }
        if (situation.contact() == null) {
            String reason = "contact " + link.contactId() + " is deleted; its card stays as it is and makes no new one";
            if (!link.contactGone()) {
                actions.add(new Action.MarkGone(link.id(), Side.HUBSPOT, reason));
            } else if (situation.card() != null) {
                actions.add(new Action.Exclude(Side.SANSAN, situation.card().id(), reason));
            }
        }
        return decision(situation, actions, link.memory());
    }

    private Decision newContact(CardState card) {
        Situation situation = new Situation(card, null, null, null);
        Optional<String> stays = cardStays(card);
        if (stays.isPresent()) {
            return excluded(situation, Side.SANSAN, card.id(), stays.get());
        }
        List<Action> actions = new ArrayList<>();
        Map<String, String> values = new LinkedHashMap<>();
        Map<String, Agreed> agreed = new TreeMap<>();
        mapping.toHubspot(card.values()).forEach((property, converted) -> {
            if (converted instanceof Converted.Refused refused) {
                actions.add(new Action.Hold(Side.SANSAN, card.id(), property, refused.reason()));
            } else if (converted.text() != null) {
                values.put(property, converted.text());
                agreed.put(property, new Agreed(converted.text(), converted.text()));
            }
        });
        if (CONTACT_NEEDS.stream().noneMatch(values::containsKey)) {
            return excluded(situation, Side.SANSAN, card.id(), "HubSpot takes no contact without e-mail and name");
        }
        actions.add(0, new Action.CreateContact(card.id(), values, "a card without a contact"));
        return decision(situation, actions, new Memory(agreed, Map.of()));
    }

    private Decision newCard(ContactState contact) {
        Situation situation = new Situation(null, contact, null, null);
        Optional<String> stays = contactStays(contact);
        if (stays.isEmpty() && !mapping.createCards()) {
            stays = Optional.of("has no card, and new-in-sansan is off");
        }
        if (stays.isPresent()) {
            return excluded(situation, Side.HUBSPOT, contact.id(), stays.get());
        }
        List<Action> actions = new ArrayList<>();
        Map<String, String> values = new LinkedHashMap<>();
        Map<String, Agreed> agreed = new TreeMap<>();
        mapping.toSansan(contact.values()).forEach((member, converted) -> {
            FieldRule rule = mapping.writerOf(member).orElseThrow();
            if (converted instanceof Converted.Refused refused) {
                actions.add(new Action.Hold(Side.HUBSPOT, contact.id(), rule.property(), refused.reason()));
            } else if (member.equals("memo") && !Mark.fits(converted.text(), mapping.account(), contact.id())) {
                actions.add(new Action.Hold(
                        Side.HUBSPOT,
                        contact.id(),
                        rule.property(),
                        "leaves no room in a card's memo for the line that names the contact; shorten it"));
            } else if (converted.text() != null) {
                String value = contact.values().get(rule.property());
                values.put(member, converted.text());
                agreed.put(rule.property(), new Agreed(value, value));
            }
        });
        if (CARD_NEEDS.stream().noneMatch(values::containsKey)) {
            return excluded(situation, Side.HUBSPOT, contact.id(), "Sansan takes no card without company and name");
        }
        values.put("memo", Mark.put(values.get("memo"), mapping.account(), contact.id()));
        actions.add(0, new Action.CreateCard(contact.id(), values, mapping.newCardTags(), "a contact without a card"));
        return decision(situation, actions, new Memory(agreed, Map.of()));
    }

    private static Decision excluded(Situation situation, Side side, String id, String reason) {
        return decision(situation, List.of(new Action.Exclude(side, id, reason)), null);
    }

    private static Decision decision(Situation situation, List<Action> actions, Memory after) {
        return new Decision(
                situation.card() == null ? null : situation.card().id(),
                situation.contact() == null ? null : situation.contact().id(),
                situation.link() == null ? null : situation.link().id(),
                List.copyOf(actions),
                after);
    }
}
