package dev.serai.sync;

import dev.serai.catalogue.SyncDecisions;
import dev.serai.catalogue.SyncLinks;
import dev.serai.catalogue.SyncLinks.Event;
import dev.serai.catalogue.SyncLinks.LinkRow;
import dev.serai.catalogue.SyncMirror;
import dev.serai.catalogue.SyncReviews;
import dev.serai.catalogue.SyncReviews.ReviewRow;
import dev.serai.catalogue.SyncSent;
import dev.serai.remote.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Writes down what decisions came to: links and what they remember, history, review list, and how each record stands. */
@Component
class Effects {
    private final SyncMirror mirror;
    private final SyncLinks links;
    private final SyncReviews reviews;
    private final SyncDecisions decisions;
    private final SyncSent sent;
    private final StandingNotes standings;
    private final TransactionTemplate transaction;

    Effects(
            SyncMirror mirror,
            SyncLinks links,
            SyncReviews reviews,
            SyncDecisions decisions,
            SyncSent sent,
            StandingNotes standings,
            TransactionTemplate transaction) {
        this.standings = standings;
        this.mirror = mirror;
        this.links = links;
        this.reviews = reviews;
        this.decisions = decisions;
        this.sent = sent;
        this.transaction = transaction;
    }

    /** All of it or nothing. */
    void apply(Work work, List<Done> carriedOut) {
        transaction.executeWithoutResult(status -> {
            List<Event> events = new ArrayList<>();
            List<LinkRow> joined = new ArrayList<>();
            List<Done> done =
                    carriedOut.stream().map(one -> ofAnother(work, one)).toList();
            Map<String, LinkRow> before = links.find(done.stream()
                    .map(one -> one.decision().linkId())
                    .filter(Objects::nonNull)
                    .toList());
            for (Done one : done) {
                if (one.good()) {
                    apply(work, one, before.get(one.decision().linkId()), events, joined);
                    Optional.ofNullable(one.cardId() == null ? null : Sending.of(one))
                            .ifPresent(card -> sent.known(work.name(), card.contactId()));
                }
            }
            links.put(work.name(), joined);
            reviews.offered(work.name(), offered(joined));
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

    private static Map<String, Set<String>> offered(List<LinkRow> joined) {
        Map<String, Set<String>> offered = new HashMap<>();
        joined.stream()
                .filter(link -> link.cardId() != null)
                .forEach(link -> offered.put(
                        link.cardId(),
                        Json.read(link.memory(), Memory.class).offered().keySet()));
        return offered;
    }

    /** @param before the link as it was; null for none */
    private void apply(Work work, Done one, LinkRow before, List<Event> events, List<LinkRow> joined) {
        Decision decision = one.decision();
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
                    reviews.offered(work.name(), Map.of(card, Set.of()));
                }
            } else if (action instanceof Action.MarkGone gone) {
                cardGone |= gone.side() == Side.SANSAN;
                contactGone |= gone.side() == Side.HUBSPOT;
            } else if (action instanceof Action.MarkBack back) {
                cardGone &= back.side() != Side.SANSAN;
                contactGone &= back.side() != Side.HUBSPOT;
            } else if (action instanceof Action.Review review) {
                reviews.put(work.name(), rows(review));
            }
        }
        if (linked) {
            Memory memory = memory(one, before);
            String id = before == null ? pending(work, one, contact) : before.id();
            joined.add(new LinkRow(id, card, contact, Json.text(memory), cardGone, contactGone));
            if (card != null
                    && before != null
                    && before.cardId() != null
                    && !before.cardId().equals(card)) {
                reviews.move(work.name(), before.cardId(), card);
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
        Map<String, String> stored = new HashMap<>(one.stored());
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

    /**
     * Keeps that a card is about to be sent: from now on its contact gets no other one.
     *
     * @param lookAt when it is to be looked for if no answer tells its id
     */
    void sending(Work work, Done one, Sending card, Instant lookAt) {
        transaction.executeWithoutResult(status -> {
            if (card.insteadOf() == null && pendingOf(work, card).isEmpty()) {
                Memory memory = one.decision().after() == null
                        ? Memory.EMPTY
                        : one.decision().after();
                links.put(
                        work.name(),
                        List.of(new LinkRow(
                                UUID.randomUUID().toString(),
                                null,
                                card.contactId(),
                                Json.text(memory),
                                false,
                                false)));
            }
            sent.sending(work.name(), card.contactId(), card.insteadOf(), Json.text(card), lookAt);
            decisions.sent(work.id(), List.of(one.row().place()));
        });
    }

    private List<LinkRow> pendingOf(Work work, Sending card) {
        return links.of(work.name(), List.of(), List.of(card.contactId()));
    }

    /** Takes back {@link #sending}: the card is not there for sure. */
    void notSent(Work work, Sending card) {
        transaction.executeWithoutResult(status -> {
            if (card.insteadOf() == null) {
                pendingOf(work, card).stream()
                        .filter(link -> link.cardId() == null)
                        .forEach(link -> links.remove(link.id()));
            }
            sent.refused(work.name(), card.contactId());
        });
    }
}
