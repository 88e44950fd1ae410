package dev.serai.sandbox;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The cards there are at the start: people with one card, with two sides, with old cards, met by several colleagues. */
final class CardSeeds {
    /** They lie between 1 January 2019 and 1 June 2026, as the contacts of the HubSpot sandbox do. */
    private static final long START = 1_546_300_800L;

    private static final long SPAN = 233_971_200L;
    private static final long DAY = 86_400L;
    private static final long YEAR = 365 * DAY;

    private final SansanSettings settings;
    private final List<SansanUser> users;
    private final List<CardTag> tags;
    private final Cards cards;
    private final CardMerging merging;
    private final People people;
    private long made;

    CardSeeds(SansanSettings settings, SansanAccount account, Records contacts) {
        this.settings = settings;
        this.users = account.organization().users();
        this.tags = account.tags().all();
        this.cards = account.cards();
        this.merging = account.merging();
        this.people = new People(settings, contacts);
    }

    void sow() {
        while (cards.size() < settings.cards()) {
            People.Person person = people.next();
            List<Card> drawn = cardsOf(person, new Dice(settings.seed() + Mix.mix(person.place())));
            for (Card card : drawn.subList(0, Math.min(drawn.size(), settings.cards() - cards.size()))) {
                cards.put(card);
                if (card.status() == EntryStatus.COMPLETED) {
                    merging.entered(card);
                }
            }
        }
        merging.run(Long.MAX_VALUE, null);
    }

    private List<Card> cardsOf(People.Person person, Dice dice) {
        SansanUser owner = dice.of(users);
        long time = START + YEAR + (long) dice.below(1_000_000) * (SPAN - YEAR) / 1_000_000;
        CardDrawing drawing = new CardDrawing(dice, settings.mess());
        String together = merging.newPerson();
        List<Card> drawn = new ArrayList<>();
        drawn.add(card(drawing.japanese(person, exchanged(time, dice)), owner, time, together, dice));
        int kind = dice.below(100);
        if (kind < 12) {
            String back = drawn.get(0).value(CardField.EXCHANGE_DATE);
            drawn.add(card(drawing.english(person, back), owner, time, together, dice));
        } else if (kind < 24) {
            int colleagues = 1 + dice.below(2);
            for (int i = 0; i < colleagues; i++) {
                long met = time + dice.below(400) * DAY / 2;
                drawn.add(card(drawing.japanese(person, exchanged(met, dice)), dice.of(users), met, null, dice));
            }
        } else if (kind < 32) {
            long before = time - DAY * (30 + dice.below(300));
            drawn.add(card(drawing.japanese(person, exchanged(before, dice)), owner, before, null, dice));
        } else if (kind < 36) {
            People.Person moved = person.at(people.otherCompany(person, dice));
            long later = Math.min(time + DAY * (60 + dice.below(900)), START + SPAN);
            drawn.add(card(drawing.japanese(moved, exchanged(later, dice)), owner, later, together, dice));
        } else if (kind < 39) {
            People.Person colleague = people.next().withEmail(person.email());
            drawn.add(card(drawing.japanese(colleague, exchanged(time, dice)), dice.of(users), time, null, dice));
        } else if (kind < 42) {
            drawn.set(0, unfinished(drawn.get(0), dice));
        }
        return drawn;
    }

    /** @param person the id of whom the card is of, null to leave it to merging */
    private Card card(Map<CardField, String> values, SansanUser owner, long registered, String person, Dice dice) {
        long completed = registered + 60L * (5 + dice.below(600));
        return new Card(
                SansanIds.of("card", settings.seed(), made++),
                person == null ? merging.newPerson() : person,
                owner,
                registered,
                changed(completed, dice),
                completed,
                EntryStatus.COMPLETED,
                false,
                true,
                values,
                tagged(owner, dice));
    }

    /** Most cards were not changed since; an import once changed many within one second. */
    private static long changed(long completed, Dice dice) {
        long left = Math.max(0, START + SPAN - completed);
        return switch (dice.below(10)) {
            case 0 -> Math.max(completed, START + SPAN - DAY);
            case 1, 2 -> completed + left / 1000 * dice.below(1000);
            default -> completed;
        };
    }

    private static Card unfinished(Card card, Dice dice) {
        EntryStatus status = dice.chance(0.7) ? EntryStatus.PROCESSING : EntryStatus.UNREADABLE;
        return card.entered(status, 0).ofPerson(null);
    }

    private String exchanged(long registered, Dice dice) {
        return dice.chance(0.04) ? null : SansanClock.day(registered - dice.below(20) * DAY);
    }

    /** The first tags are on many cards, the last ones on few. */
    private List<String> tagged(SansanUser owner, Dice dice) {
        List<String> ids = new ArrayList<>();
        int wanted = tags.isEmpty() || dice.chance(0.5) ? 0 : 1 + dice.below(3);
        for (int i = 0; i < wanted; i++) {
            CardTag tag = tags.get(dice.below(1 + dice.below(tags.size())));
            if (tag.visibleTo(owner) && !ids.contains(tag.id())) {
                ids.add(tag.id());
            }
        }
        return List.copyOf(ids);
    }
}
