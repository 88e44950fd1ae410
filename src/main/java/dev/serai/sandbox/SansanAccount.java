package dev.serai.sandbox;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** All that the imitation of Sansan knows. Whoever uses it holds its lock. */
final class SansanAccount {
    private final SansanSettings settings;
    private final Records contacts;
    private final SansanClock clock;
    private final Organization organization = new Organization();
    private final Map<String, SansanKey> keys = new LinkedHashMap<>();
    private final CardTags tags;
    private final Cards cards = new Cards();
    private final CardMerging merging = new CardMerging(cards);
    private final Reports reports = new Reports();
    private Habits habits;
    private long registered;

    /** @param contacts of the HubSpot sandbox, some of whose people are on the cards; null for none */
    SansanAccount(SansanSettings settings, Records contacts) {
        this.settings = settings;
        this.contacts = contacts;
        this.clock = new SansanClock(settings.clockOffset());
        this.tags = new CardTags(settings.seed());
        restart();
    }

    /** Everything as at the start. */
    void restart() {
        habits = settings.habits();
        clock.set(settings.clockOffset(), false);
        keys.clear();
        (settings.keys().isEmpty() ? SansanSettings.DEMO_KEYS : settings.keys())
                .forEach(key -> keys.put(key.value(), SansanKey.of(key, organization)));
        tags.clear();
        TagSeeds.sow(settings.tags(), tags, organization.users());
        cards.clear();
        merging.clear();
        registered = 0;
        new CardSeeds(settings, this, contacts).sow();
        reports.restart(settings, List.copyOf(cards.all()));
    }

    SansanSettings settings() {
        return settings;
    }

    SansanClock clock() {
        return clock;
    }

    Habits habits() {
        return habits;
    }

    void habits(Habits now) {
        habits = now;
    }

    Organization organization() {
        return organization;
    }

    /** Keys by their value; may be changed. */
    Map<String, SansanKey> keys() {
        return keys;
    }

    CardTags tags() {
        return tags;
    }

    Cards cards() {
        return cards;
    }

    CardMerging merging() {
        return merging;
    }

    Reports reports() {
        return reports;
    }

    /** Groups the cards that are due. */
    void passTime() {
        merging.run(clock.now() - habits.mergeDelay().toSeconds(), stamp());
    }

    /** What merging sets the change time to, null if it leaves it alone. */
    Long stamp() {
        return habits.mergingMovesUpdatedTime() ? clock.now() : null;
    }

    /** A new card without a picture. It is a person of its own until merging finds another of its cards. */
    Card register(SansanUser owner, Map<CardField, String> values, List<String> tagIds, EntryStatus status) {
        long now = clock.now();
        boolean complete = status == EntryStatus.COMPLETED;
        Card card = new Card(
                        SansanIds.of("registered", settings.seed(), ++registered),
                        complete ? merging.newPerson() : null,
                        owner,
                        now,
                        now,
                        complete ? now : 0,
                        status,
                        false,
                        false,
                        Map.of(),
                        List.copyOf(tagIds))
                .with(values);
        cards.put(card);
        if (complete) {
            merging.entered(card);
        }
        return cards.find(card.id());
    }

    /** Someone writes on a card; the change time moves as the habits say. */
    Card change(Card card, Map<CardField, String> values) {
        Card changed = card.with(values);
        Map<CardField, String> left = new EnumMap<>(CardField.class);
        left.putAll(values);
        left.remove(CardField.MEMO);
        boolean moves = !left.isEmpty() || habits.memoMovesUpdatedTime();
        cards.put(moves ? changed.updated(clock.now()) : changed);
        if (changed.status() == EntryStatus.COMPLETED) {
            merging.entered(changed.entered(EntryStatus.COMPLETED, clock.now()));
        }
        return cards.find(card.id());
    }

    /** Someone sets a card's tags; the change time moves as the habits say. */
    Card tag(Card card, List<String> ids) {
        Card tagged = card.tagged(ids);
        cards.put(habits.taggingMovesUpdatedTime() ? tagged.updated(clock.now()) : tagged);
        return cards.find(card.id());
    }

    /** The operators have finished, or given up on, a card. */
    Card enter(Card card, EntryStatus status) {
        Card entered = card.entered(status, clock.now()).updated(clock.now());
        boolean complete = status == EntryStatus.COMPLETED;
        entered =
                entered.ofPerson(complete ? Objects.requireNonNullElseGet(card.personId(), merging::newPerson) : null);
        cards.put(entered);
        if (complete) {
            merging.entered(entered);
        }
        return cards.find(card.id());
    }

    /** It is gone without a trace; the newest card left of the person becomes current. */
    void delete(Card card) {
        cards.remove(card.id());
        if (card.personId() != null) {
            merging.regroup(card.personId(), stamp());
        }
    }
}
