package dev.serai.sync;

import dev.serai.catalogue.SyncDecisions;
import dev.serai.catalogue.SyncLinks;
import dev.serai.catalogue.SyncLinks.Event;
import dev.serai.catalogue.SyncLinks.LinkRow;
import dev.serai.catalogue.SyncMirror;
import dev.serai.catalogue.SyncReviews;
import dev.serai.catalogue.SyncReviews.ReviewRow;
import dev.serai.catalogue.SyncSent;
import dev.serai.catalogue.SyncUndecided;
import dev.serai.remote.Json;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Writes down what decisions came to: links and what they remember, history, review list, and how each record stands. */
@Component
class Effects {
    /** What several decisions come to, to be written together: history, links made or changed, changes for the review list. */
    private record Kept(List<Event> events, List<LinkRow> joined, List<ReviewRow> listed) {}

    private final SyncMirror mirror;
    private final Mirroring mirroring;
    private final SyncUndecided undecided;
    private final SyncLinks links;
    private final SyncReviews reviews;
    private final SyncDecisions decisions;
    private final SyncSent sent;
    private final StandingNotes standings;
    private final TransactionTemplate transaction;

    Effects(
            SyncMirror mirror,
            Mirroring mirroring,
            SyncUndecided undecided,
            SyncLinks links,
            SyncReviews reviews,
            SyncDecisions decisions,
            SyncSent sent,
            StandingNotes standings,
            TransactionTemplate transaction) {
        this.standings = standings;
        this.mirror = mirror;
        this.mirroring = mirroring;
        this.undecided = undecided;
        this.links = links;
        this.reviews = reviews;
        this.decisions = decisions;
        this.sent = sent;
        this.transaction = transaction;
    }

    /** All of it or nothing; but for the mirror, which holds what is there whether or not the rest is written down. */
    void apply(Work work, List<Done> carriedOut) {
        mirroring.written(work, carriedOut);
        transaction.executeWithoutResult(status -> {
            Kept kept = new Kept(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
            List<Done> done =
                    carriedOut.stream().map(one -> ofAnother(work, one)).toList();
            Map<String, LinkRow> before = links.find(done.stream()
                    .map(one -> one.decision().linkId())
                    .filter(Objects::nonNull)
                    .toList());
            for (Done one : done) {
                LinkRow link = before.get(one.decision().linkId());
                if (CardPart.splits(one)) {
                    LinkRow pair = apply(work, CardPart.without(one, link), link, kept);
                    decisions.left(work.id(), one.row().place(), Json.text(CardPart.of(one, pair)));
                } else if (one.good()) {
                    apply(work, one, link, kept);
                    Optional.ofNullable(one.cardId() == null ? null : Sending.of(one))
                            .ifPresent(card -> sent.known(work.name(), card.contactId()));
                } else if (one.outcome().equals(Done.FAILED)) {
                    LinkPart.of(one).ifPresent(part -> apply(work, part, link, kept));
                }
            }
            links.put(work.name(), kept.joined());
            // After cards have moved on the list: what is decided about a card now goes to no other one.
            reviews.put(work.name(), kept.listed());
            reviews.offered(work.name(), offered(kept.joined()));
            links.events(work.name(), work.id(), kept.events());
            standings.note(work, done, kept.joined());
            List<Done> whole =
                    done.stream().filter(one -> !CardPart.splits(one)).toList();
            decisions.done(
                    work.id(),
                    whole.stream()
                            .map(one -> new SyncDecisions.Done(one.row().place(), one.outcome(), one.message()))
                            .toList());
            settle(work, whole);
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

    /**
     * What is settled need not be decided anew before it changes, or a person asks for it, which may have been meanwhile;
     * what failed, before its time has come. A contact that was written has changed: its country, say, may be another one
     * now, in whose way its numbers are to be read.
     */
    private void settle(Work work, List<Done> done) {
        List<Done> settled = done.stream().filter(Effects::rests).toList();
        settle(
                work,
                Side.SANSAN,
                settled.stream()
                        .flatMap(one -> one.decision().cardIds().stream())
                        .toList());
        settle(
                work,
                Side.HUBSPOT,
                settled.stream()
                        .filter(one -> one.stored().isEmpty())
                        .flatMap(one -> one.decision().contactIds().stream())
                        .toList());
    }

    /** A rollback decides about records without claiming them. */
    private void settle(Work work, Side side, List<String> ids) {
        if (work.rollback()) {
            undecided.settled(work.name(), side.name(), ids);
        } else {
            undecided.settledAsDecided(work.name(), side.name(), ids);
        }
    }

    private static boolean rests(Done one) {
        return one.good() ? !one.existing() : one.outcome().equals(Done.FAILED);
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

    /**
     * @param before the link as it was; null for none
     * @return the link as it is now; null if there is none
     */
    private LinkRow apply(Work work, Done one, LinkRow before, Kept kept) {
        LinkAfter link = new LinkAfter(one, before);
        for (Action action : one.decision().actions()) {
            kept.events().addAll(Events.of(action, one));
            if (action instanceof Action.Review review) {
                kept.listed().addAll(rows(review));
            } else if (action instanceof Action.AppendCard newer) {
                reviews.offered(work.name(), Map.of(newer.cardId(), Set.of()));
            } else if (action instanceof Action.Unlink ended) {
                links.remove(ended.linkId());
                if (link.card() != null) {
                    reviews.offered(work.name(), Map.of(link.card(), Set.of()));
                }
            }
        }
        if (!link.linked()) {
            return null;
        }
        LinkRow pair = link.row(before == null ? pending(work, one, link.contact()) : before.id());
        kept.joined().add(pair);
        if (link.replaced() != null) {
            reviews.move(work.name(), link.replaced(), link.card());
        }
        if (link.hasAnotherContact()) {
            reviews.from(work.name(), link.card(), link.contact());
        }
        return pair;
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
}
