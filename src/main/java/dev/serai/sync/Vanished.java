package dev.serai.sync;

import dev.serai.catalogue.SyncMirror;
import dev.serai.catalogue.SyncSights;
import dev.serai.hubspot.BatchAnswer;
import dev.serai.hubspot.BatchReads;
import dev.serai.hubspot.Hubspot;
import dev.serai.remote.Door;
import dev.serai.sansan.Card;
import dev.serai.sansan.CardScope;
import dev.serai.sansan.Sansan;
import dev.serai.sansan.SansanKeys;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.stereotype.Component;

/**
 * Sees to records that were there before and that a look at all of them did not show. Each is asked for by its id before it
 * counts as gone. Too many at once stop the run instead.
 */
@Component
class Vanished {
    private static final int AT_ONCE = 100;
    /** Past cards that a full comparison asks for, a call each. */
    private static final int PAST = 300;

    private final SyncMirror mirror;
    private final SyncSights sights;
    private final Mirroring mirroring;
    private final Sansan sansan;
    private final SansanKeys keys;
    private final Hubspot hubspot;
    private final Door hubspotDoor;
    private final SyncSettings settings;

    Vanished(
            SyncMirror mirror,
            SyncSights sights,
            Mirroring mirroring,
            Sansan sansan,
            SansanKeys keys,
            Hubspot hubspot,
            Door hubspotDoor,
            SyncSettings settings) {
        this.mirror = mirror;
        this.sights = sights;
        this.mirroring = mirroring;
        this.sansan = sansan;
        this.keys = keys;
        this.hubspot = hubspot;
        this.hubspotDoor = hubspotDoor;
        this.settings = settings;
    }

    /** What of either side is missing, before anything is made of it. */
    List<Guard.Sight> sights(Work work, long linked) {
        List<Guard.Sight> told = new ArrayList<>();
        List<String> cards = cards(work);
        long missing = cards.isEmpty() ? 0 : sights.missingCards(work.name(), work.id(), cards);
        if (work.full()) {
            List<String> contacts = sights.unseenContacts(work.name(), work.id());
            told.add(sight(work, Side.SANSAN, missing, linked));
            told.add(sight(work, Side.HUBSPOT, sights.linkedContacts(work.name(), contacts), linked));
        } else if (!cards.isEmpty()) {
            told.add(new Guard.Sight(Side.SANSAN, (int) linked, (int) missing, 1));
        }
        return told;
    }

    private Guard.Sight sight(Work work, Side side, long missing, long linked) {
        return new Guard.Sight(
                side, (int) linked, (int) missing, (int) sights.seenCount(work.name(), side.name(), work.id()));
    }

    /**
     * Cards that were not seen although all that their key shows were looked at, or that no key of the sync showed, linked
     * ones that were never read among them.
     */
    private List<String> cards(Work work) {
        Set<String> keys = new LinkedHashSet<>(work.mapping().keys());
        if (work.full()) {
            keys.addAll(mirror.keys(work.name()));
        }
        List<String> unseen = new ArrayList<>();
        for (String key : keys) {
            if (work.full() || work.hasReadWholly(key)) {
                unseen.addAll(sights.unseenCards(
                        work.name(), key, work.id(), work.mapping().dedupe().unfinished()));
            }
        }
        if (work.full()) {
            unseen.addAll(sights.unreadCards(work.name(), settings.cardLag()));
        }
        return unseen;
    }

    /** Asks for each missing record, and marks those that are gone. */
    void look(Work work) {
        // Before others are found to be past.
        List<String> past = work.full() ? sights.linkedPastCards(work.name(), PAST) : List.of();
        for (String card : cards(work)) {
            work.check();
            lookAt(work, card);
        }
        for (String card : past) {
            work.check();
            lookAtPast(work, card);
        }
        if (work.full()) {
            List<String> contacts = sights.unseenContacts(work.name(), work.id());
            for (int i = 0; i < contacts.size(); i += AT_ONCE) {
                work.check();
                lookAt(work, contacts.subList(i, Math.min(contacts.size(), i + AT_ONCE)));
            }
        }
    }

    /** A card that no key shows, or none with a chosen tag, is out of the sync's sight. */
    void lookAt(Work work, String id) {
        lookAt(work, id, this::there);
    }

    /** A past card is in no list, so it is asked for whether it is there. One that is not past any more was in a list. */
    private void lookAtPast(Work work, String id) {
        lookAt(
                work,
                id,
                (run, key, card) -> mirroring.cards(
                        run, key, List.of(CardStates.of(card, run.mapping().account(), true, CardScope.COMPLETED))));
    }

    /** What becomes of a card that a key shows. */
    private interface Shown {
        void by(Work work, String key, Card card);
    }

    private void lookAt(Work work, String id, Shown shown) {
        for (String key : work.mapping().keys()) {
            work.called(Side.SANSAN, key);
            List<String> tags = keys.get(key).tags();
            Optional<Card> card = sansan.card(key, id).filter(there -> tags.isEmpty() || tagged(there, tags));
            if (card.isPresent()) {
                shown.by(work, key, card.get());
                return;
            }
        }
        mirror.gone(work.name(), Side.SANSAN.name(), List.of(id));
    }

    /**
     * A card that is there and in no list of current ones is past, or its entry is not finished. A list of all may have
     * missed it as it changed.
     */
    private void there(Work work, String key, Card card) {
        boolean current = listed(work, key, card, CardScope.CURRENT);
        String status = current ? CardScope.COMPLETED : status(work, key, card);
        boolean past = !current && status.equals(CardScope.COMPLETED);
        mirroring.cards(work, key, List.of(CardStates.of(card, work.mapping().account(), past, status)));
    }

    /** How far the entry of a card that is not current has come: as it says itself, else as the lists have it. */
    private String status(Work work, String key, Card card) {
        return CardStates.told(card)
                .or(() -> CardScope.UNFINISHED.stream()
                        .filter(status -> listed(work, key, card, CardScope.CURRENT.of(status)))
                        .findFirst())
                .orElse(CardScope.COMPLETED);
    }

    private boolean listed(Work work, String key, Card card, CardScope scope) {
        AtomicBoolean listed = new AtomicBoolean();
        if (card.updatedAt() != null) {
            work.called(Side.SANSAN, key);
            sansan.window(
                    key,
                    card.updatedAt(),
                    card.updatedAt().plusSeconds(1),
                    scope,
                    cards -> cards.stream()
                            .filter(one -> one.id().equals(card.id()))
                            .forEach(one -> listed.set(true)));
        }
        return listed.get();
    }

    private static boolean tagged(Card card, List<String> tags) {
        return card.tags() != null && card.tags().stream().anyMatch(tag -> tags.contains(tag.id()));
    }

    private void lookAt(Work work, List<String> ids) {
        String account = work.mapping().account();
        work.called(Side.HUBSPOT, account);
        Set<String> there = BatchAnswer.of(hubspotDoor.call(BatchReads.of(
                        account, hubspot.paths(account), "contacts", ids, null, List.of("hs_object_id"), false)))
                .records()
                .keySet();
        mirror.gone(
                work.name(),
                Side.HUBSPOT.name(),
                ids.stream().filter(id -> !there.contains(id)).toList());
    }
}
