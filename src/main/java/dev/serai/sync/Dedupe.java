package dev.serai.sync;

import dev.serai.mapping.DedupeRule;
import dev.serai.mapping.DedupeRule.Same;
import dev.serai.mapping.Mapping;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;

/** Finds, of several cards with one e-mail address or of one person, the one that speaks for all: their owner. */
final class Dedupe {
    /**
     * A card that does not speak.
     *
     * @param owner  id of the card that speaks instead; null if none does
     * @param reason why, for people to read
     */
    record Aside(CardState card, String owner, String reason) {}

    /**
     * @param owners the cards that speak, in the order in which they came
     * @param aside  the others, by id
     */
    record Result(List<CardState> owners, Map<String, Aside> aside) {}

    private final Mapping mapping;
    private final DedupeRule rule;
    private final Comparator<CardState> best;
    private final Map<String, Aside> aside = new LinkedHashMap<>();

    private Dedupe(Mapping mapping, Set<String> linked) {
        this.mapping = mapping;
        this.rule = mapping.dedupe();
        Comparator<CardState> order = Comparator.comparing(this::takesPart);
        for (String date : rule.newest()) {
            order = order.thenComparing(card -> moment(card.values().get(date)));
        }
        this.best = order.thenComparing(card -> linked.contains(card.id()))
                .thenComparing(CardState::id, Comparator.reverseOrder());
    }

    /** @param linked ids of cards that have a link; if the dates do not decide, they go before others */
    static Result of(Mapping mapping, List<CardState> cards, Set<String> linked) {
        return new Dedupe(mapping, linked).result(cards);
    }

    private Result result(List<CardState> cards) {
        List<CardState> fit = new ArrayList<>(cards);
        fit.removeIf(card -> unfit(card) != null);
        if (rule.by().contains(Same.EMAIL)) {
            fit = onePer(fit, this::email, "e-mail address");
        }
        if (rule.by().contains(Same.PERSON)) {
            fit = onePer(fit, CardState::personId, "person");
        }
        Map<String, String> speakers = speakers(fit);
        for (CardState card : cards) {
            if (unfit(card) != null) {
                aside.put(card.id(), new Aside(card, speaker(card, speakers), unfit(card)));
            }
        }
        aside.replaceAll((id, loser) -> new Aside(loser.card(), lastOwner(loser.owner()), loser.reason()));
        return new Result(List.copyOf(fit), aside);
    }

    private String unfit(CardState card) {
        if (!card.finished() && !rule.unfinished()) {
            return "its entry is not finished";
        }
        return card.past() && !rule.past() ? "it is a past card, the person has a newer one" : null;
    }

    private boolean takesPart(CardState card) {
        return !mapping.direction().toHubspot()
                || mapping.cards().stops(card.values()).isEmpty();
    }

    private String email(CardState card) {
        return mapping.emailOf(card.values());
    }

    /** Which card speaks for a person or an address, by "person ..." or "email ...". */
    private Map<String, String> speakers(List<CardState> owners) {
        Map<String, String> speakers = new HashMap<>();
        aside.forEach((id, loser) -> keys(loser.card()).forEach(key -> speakers.put(key, lastOwner(id))));
        owners.forEach(card -> keys(card).forEach(key -> speakers.put(key, card.id())));
        return speakers;
    }

    private String speaker(CardState card, Map<String, String> speakers) {
        return keys(card).stream()
                .map(speakers::get)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private List<String> keys(CardState card) {
        List<String> keys = new ArrayList<>();
        if (rule.by().contains(Same.PERSON) && card.personId() != null) {
            keys.add("person " + card.personId());
        }
        if (rule.by().contains(Same.EMAIL) && email(card) != null) {
            keys.add("email " + email(card));
        }
        return keys;
    }

    private List<CardState> onePer(List<CardState> cards, Function<CardState, String> key, String what) {
        Map<String, CardState> bests = new LinkedHashMap<>();
        cards.stream()
                .filter(card -> key.apply(card) != null)
                .forEach(card -> bests.merge(
                        key.apply(card), card, (one, other) -> best.compare(one, other) >= 0 ? one : other));
        List<CardState> owners = new ArrayList<>();
        for (CardState card : cards) {
            CardState owner = key.apply(card) == null ? card : bests.get(key.apply(card));
            if (owner.equals(card)) {
                owners.add(card);
            } else {
                aside.put(
                        card.id(),
                        new Aside(
                                card,
                                owner.id(),
                                "card " + owner.id() + " of the same " + what + " " + why(card, owner)));
            }
        }
        return owners;
    }

    private String why(CardState loser, CardState owner) {
        if (takesPart(owner) && !takesPart(loser)) {
            return "passes the filter, this one does not";
        }
        for (String date : rule.newest()) {
            String ours = loser.values().get(date);
            String theirs = owner.values().get(date);
            if (!Objects.equals(moment(ours), moment(theirs))) {
                return "has a later " + date + " (" + theirs + ", this one " + (ours == null ? "none" : ours) + ")";
            }
        }
        return "was preferred, as their dates are the same";
    }

    private String lastOwner(String owner) {
        String last = owner;
        while (last != null && aside.containsKey(last)) {
            last = aside.get(last).owner();
        }
        return last;
    }

    /** No date is before all others. */
    private static OffsetDateTime moment(String text) {
        try {
            return text == null
                    ? OffsetDateTime.MIN
                    : text.length() > 10
                            ? OffsetDateTime.parse(text)
                            : LocalDate.parse(text).atStartOfDay().atOffset(ZoneOffset.UTC);
        } catch (DateTimeException e) {
            return OffsetDateTime.MIN;
        }
    }
}
