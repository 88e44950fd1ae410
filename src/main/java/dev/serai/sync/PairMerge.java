package dev.serai.sync;

import dev.serai.mapping.Converted;
import dev.serai.mapping.FieldRule;
import dev.serai.mapping.Mapping;
import dev.serai.mapping.SansanChanges;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Merges the fields of a card and its contact, once. */
final class PairMerge {
    private final Mapping mapping;
    private final LocalDate today;
    private final Situation situation;
    private final CardState card;
    private final ContactState contact;
    private final Memory before;
    private final Map<String, Agreed> agreed;
    private final List<Action> actions;
    private final List<FieldChange> written = new ArrayList<>();
    /** What the card should get, and cannot. */
    private final List<FieldChange> wanted = new ArrayList<>();

    /**
     * @param today   date of Japan, on which newer cards are dated
     * @param actions to which is added what is to be done with the fields
     */
    PairMerge(Mapping mapping, LocalDate today, Situation situation, List<Action> actions) {
        this.mapping = mapping;
        this.today = today;
        this.situation = situation;
        this.card = situation.card();
        this.contact = situation.contact();
        this.before = situation.link() == null ? Memory.EMPTY : situation.link().memory();
        this.agreed = new TreeMap<>(before.agreed());
        this.actions = actions;
    }

    /** @return what the link remembers when all is done */
    Memory merge(boolean toHubspot, boolean toSansan) {
        String country = mapping.countryOfCard(card.values());
        for (FieldRule rule : mapping.fields()) {
            merge(
                    rule,
                    new FieldMerge.Terms(
                            toHubspot && rule.direction().toHubspot(),
                            toSansan && rule.direction().toSansan(),
                            newer(card.changedAt(), contact.changedAt(rule.property())),
                            country));
        }
        if (!written.isEmpty()) {
            actions.add(new Action.UpdateContact(contact.id(), List.copyOf(written), "the card has other values"));
        }
        return new Memory(agreed, offer());
    }

    private void merge(FieldRule rule, FieldMerge.Terms terms) {
        String property = rule.property();
        Converted value = rule.toHubspot(card.values(), terms.country());
        String own = text(contact.values().get(property));
        FieldMerge merge = FieldMerge.of(rule, value, own, before.agreed(property), terms);
        if (value instanceof Converted.Refused refused) {
            actions.add(new Action.Hold(Side.SANSAN, card.id(), property, refused.reason()));
        }
        if (merge.isConflict()) {
            actions.add(new Action.Conflict(
                    card.id(), contact.id(), property, value.text(), own, merge.conflict(), merge.reason()));
        }
        if (merge.outcome() == FieldMerge.Outcome.TO_HUBSPOT) {
            written.add(new FieldChange(property, member(rule), own, value.text(), merge.reason()));
        } else if (merge.outcome() == FieldMerge.Outcome.TO_SANSAN) {
            want(rule, merge.reason());
        }
        remember(property, merge.after());
    }

    private void remember(String property, Agreed after) {
        if (after.equals(Agreed.NOTHING)) {
            agreed.remove(property);
        } else {
            agreed.put(property, after);
        }
    }

    /** Adds a change that the card should get, if Sansan could take it. */
    private void want(FieldRule rule, String reason) {
        Converted value = rule.toSansan(contact.values(), mapping.countryOfContact(contact.values()));
        if (value instanceof Converted.Refused refused) {
            actions.add(new Action.Hold(Side.HUBSPOT, contact.id(), rule.property(), refused.reason()));
        } else {
            String now = text(card.values().get(member(rule)));
            wanted.add(new FieldChange(rule.property(), member(rule), now, value.text(), reason));
        }
    }

    /**
     * Adds what becomes of changes that the card cannot take, unless they were offered before.
     *
     * @return what is on offer then
     */
    private Map<String, String> offer() {
        Map<String, String> offered = new TreeMap<>();
        if (mapping.changesToSansan() == SansanChanges.OFF) {
            return offered;
        }
        List<FieldChange> fresh = new ArrayList<>();
        for (FieldChange change : wanted) {
            String value = change.to() == null ? "" : change.to();
            offered.put(change.property(), value);
            if (!value.equals(before.offered().get(change.property()))) {
                fresh.add(change);
            }
        }
        if (!fresh.isEmpty()) {
            NewerCard newer = new NewerCard(mapping, today, situation);
            String hinders = mapping.changesToSansan() == SansanChanges.REVIEW ? "" : newer.hinders(wanted);
            actions.add(
                    hinders == null
                            ? newer.of(wanted)
                            : new Action.Review(
                                    card.id(),
                                    contact.id(),
                                    List.copyOf(fresh),
                                    "Sansan cannot change a card from outside" + hinders));
        }
        return offered;
    }

    private static String member(FieldRule rule) {
        return rule.members().get(0);
    }

    private static String text(String value) {
        return value == null || value.isBlank() ? null : value;
    }

    /** On doubt it is not: then nothing is written to HubSpot. */
    private static boolean newer(Instant card, Instant contact) {
        return card != null && contact != null && card.isAfter(contact);
    }
}
