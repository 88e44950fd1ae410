package dev.serai.sync;

import dev.serai.catalogue.SyncDecisions;
import dev.serai.catalogue.SyncLinks;
import dev.serai.catalogue.SyncLinks.Event;
import dev.serai.catalogue.SyncLinks.LinkRow;
import dev.serai.catalogue.SyncLinks.ReviewRow;
import dev.serai.catalogue.SyncMirror;
import dev.serai.remote.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Writes down what decisions came to: links and what they remember, history, review list, and how each record stands. */
@Component
class Effects {
    private final SyncMirror mirror;
    private final SyncLinks links;
    private final SyncDecisions decisions;
    private final StandingNotes standings;
    private final TransactionTemplate transaction;

    Effects(
            SyncMirror mirror,
            SyncLinks links,
            SyncDecisions decisions,
            StandingNotes standings,
            TransactionTemplate transaction) {
        this.standings = standings;
        this.mirror = mirror;
        this.links = links;
        this.decisions = decisions;
        this.transaction = transaction;
    }

    /** All of it or nothing. */
    void apply(Work work, List<Done> carriedOut) {
        transaction.executeWithoutResult(status -> {
            List<Event> events = new ArrayList<>();
            List<LinkRow> joined = new ArrayList<>();
            List<Done> done =
                    carriedOut.stream().map(one -> ofAnother(work, one)).toList();
            for (Done one : done) {
                if (one.good()) {
                    apply(work, one, events, joined);
                }
            }
            links.put(work.name(), joined);
            links.events(work.name(), work.id(), events);
            standings.note(work, done, joined);
            decisions.done(
                    work.id(),
                    done.stream()
                            .map(one -> new SyncDecisions.Done(one.row().place(), one.outcome(), one.message()))
                            .toList());
            settle(work, done);
            mirror.gone(
                    work.name(),
                    Side.HUBSPOT.name(),
                    done.stream()
                            .filter(one -> one.outcome().equals(Done.GONE))
                            .map(one -> one.decision().contactId())
                            .toList());
        });
    }

    /** A contact that HubSpot has already may be linked with another card, though its address was not seen there. */
    private Done ofAnother(Work work, Done one) {
        return one.existing()
                        && !links.of(work.name(), List.of(), List.of(one.contactId()))
                                .isEmpty()
                ? one.failed("contact " + one.contactId() + " has this address already and is linked with another card")
                : one;
    }

    /** What is settled need not be decided anew before it changes; what failed, before its time has come. */
    private void settle(Work work, List<Done> done) {
        List<Done> settled = done.stream().filter(Effects::rests).toList();
        mirror.settled(
                work.name(),
                Side.SANSAN.name(),
                settled.stream().flatMap(Effects::cards).toList());
        mirror.settled(
                work.name(),
                Side.HUBSPOT.name(),
                settled.stream().flatMap(Effects::contacts).toList());
    }

    private static boolean rests(Done one) {
        return one.good() ? !one.existing() : one.outcome().equals(Done.FAILED);
    }

    private static Stream<String> cards(Done one) {
        Action.Ambiguous ambiguous = one.action(Action.Ambiguous.class);
        return ambiguous != null
                ? ambiguous.cardIds().stream()
                : Stream.ofNullable(one.decision().cardId());
    }

    private static Stream<String> contacts(Done one) {
        Action.Ambiguous ambiguous = one.action(Action.Ambiguous.class);
        return ambiguous != null
                ? ambiguous.contactIds().stream()
                : Stream.ofNullable(one.decision().contactId());
    }

    private void apply(Work work, Done one, List<Event> events, List<LinkRow> joined) {
        Decision decision = one.decision();
        String link = decision.linkId();
        LinkRow before = link == null ? null : links.find(link).orElse(null);
        String card = before == null ? decision.cardId() : before.cardId();
        String contact = before == null ? decision.contactId() : before.contactId();
        boolean cardGone = before != null && before.cardGone();
        boolean contactGone = before != null && before.contactGone();
        boolean linked = before != null;
        for (Action action : decision.actions()) {
            events.addAll(Events.of(action, one));
            if (action instanceof Action.CreateContact) {
                contact = one.contactId();
                linked = true;
            } else if (action instanceof Action.Link made) {
                card = made.cardId();
                contact = made.contactId();
                cardGone = false;
                contactGone = false;
                linked = true;
            } else if (action instanceof Action.CreateCard) {
                card = one.cardId();
                linked = true;
            } else if (action instanceof Action.Unlink ended) {
                links.remove(ended.linkId());
                linked = false;
                if (card != null) {
                    links.offered(work.name(), card, List.of());
                }
            } else if (action instanceof Action.MarkGone gone) {
                cardGone |= gone.side() == Side.SANSAN;
                contactGone |= gone.side() == Side.HUBSPOT;
            } else if (action instanceof Action.MarkBack back) {
                cardGone &= back.side() != Side.SANSAN;
                contactGone &= back.side() != Side.HUBSPOT;
            } else if (action instanceof Action.Review review) {
                links.review(work.name(), rows(review));
            }
        }
        if (linked) {
            Memory memory = memory(one, before);
            String id = before == null ? pending(work, one, contact) : before.id();
            joined.add(new LinkRow(id, card, contact, Json.text(memory), cardGone, contactGone));
            if (card != null) {
                if (before != null
                        && before.cardId() != null
                        && !before.cardId().equals(card)) {
                    links.reviewMoved(work.name(), before.cardId(), card);
                }
                links.offered(work.name(), card, memory.offered().keySet());
            }
        }
    }

    /** The link that was made when a card was sent, or a new one. */
    private String pending(Work work, Done one, String contact) {
        return one.action(Action.CreateCard.class) == null
                ? UUID.randomUUID().toString()
                : links.of(work.name(), List.of(), List.of(contact)).stream()
                        .map(LinkRow::id)
                        .findFirst()
                        .orElseGet(() -> UUID.randomUUID().toString());
    }

    private static Memory memory(Done one, LinkRow before) {
        if (one.existing()) {
            return Memory.EMPTY;
        }
        Memory after = one.decision().after();
        if (after == null) {
            return before == null ? Memory.EMPTY : Json.read(before.memory(), Memory.class);
        }
        return after.stored(written(one));
    }

    /** Of what HubSpot told, the properties that were written. */
    private static Map<String, String> written(Done one) {
        Map<String, String> stored = new java.util.HashMap<>(one.stored());
        Action.UpdateContact update = one.action(Action.UpdateContact.class);
        Action.CreateContact create = one.action(Action.CreateContact.class);
        if (update != null) {
            stored.keySet()
                    .retainAll(
                            update.changes().stream().map(FieldChange::property).toList());
        } else if (create != null) {
            stored.keySet().retainAll(create.values().keySet());
        } else {
            stored.clear();
        }
        return stored;
    }

    private static List<ReviewRow> rows(Action.Review review) {
        return review.changes().stream()
                .map(change -> new ReviewRow(
                        review.cardId(),
                        review.contactId(),
                        change.property(),
                        change.member(),
                        change.from(),
                        change.to(),
                        change.reason()))
                .toList();
    }

    /** Keeps that a card is about to be sent: from now on its contact gets no other one. */
    void sending(Work work, Done one) {
        transaction.executeWithoutResult(status -> {
            String contact = one.action(Action.CreateCard.class).contactId();
            boolean kept = links.of(work.name(), List.of(), List.of(contact)).stream()
                    .findAny()
                    .isPresent();
            if (!kept) {
                Memory memory = one.decision().after() == null
                        ? Memory.EMPTY
                        : one.decision().after();
                links.put(
                        work.name(),
                        List.of(new LinkRow(
                                UUID.randomUUID().toString(), null, contact, Json.text(memory), false, false)));
            }
            decisions.sent(work.id(), List.of(one.row().place()));
        });
    }

    void sent(Work work, Done one) {
        decisions.sent(work.id(), List.of(one.row().place()));
    }

    /** Takes back {@link #sending}: the card is not there for sure. */
    void notSent(Work work, Done one) {
        links
                .of(
                        work.name(),
                        List.of(),
                        List.of(one.action(Action.CreateCard.class).contactId()))
                .stream()
                .filter(link -> link.cardId() == null)
                .forEach(link -> links.remove(link.id()));
    }
}
