package dev.serai.sync;

import dev.serai.catalogue.SyncDecisions;
import dev.serai.catalogue.SyncLinks;
import dev.serai.catalogue.SyncLinks.LinkRow;
import dev.serai.catalogue.SyncMirror;
import dev.serai.catalogue.SyncSent;
import dev.serai.catalogue.SyncUndecided;
import dev.serai.remote.Json;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Writes down what decisions came to: links and what they remember, history, review list, and how each record stands. */
@Component
class Effects {
    private final SyncMirror mirror;
    private final Mirroring mirroring;
    private final SyncUndecided undecided;
    private final SyncLinks links;
    private final LinkEffects linkEffects;
    private final SyncDecisions decisions;
    private final SyncSent sent;
    private final Holding holding;
    private final StandingNotes standings;
    private final TransactionTemplate transaction;

    Effects(
            SyncMirror mirror,
            Mirroring mirroring,
            SyncUndecided undecided,
            SyncLinks links,
            LinkEffects linkEffects,
            SyncDecisions decisions,
            SyncSent sent,
            Holding holding,
            StandingNotes standings,
            TransactionTemplate transaction) {
        this.standings = standings;
        this.mirror = mirror;
        this.mirroring = mirroring;
        this.undecided = undecided;
        this.links = links;
        this.linkEffects = linkEffects;
        this.decisions = decisions;
        this.sent = sent;
        this.holding = holding;
        this.transaction = transaction;
    }

    /** All of it or nothing; but for the mirror, which holds what is there whether or not the rest is written down. */
    void apply(Work work, List<Done> carriedOut) {
        holding.check(work);
        mirroring.written(work, carriedOut);
        transaction.executeWithoutResult(status -> book(work, eachItsOwn(work, carriedOut)));
    }

    private void book(Work work, List<Done> done) {
        LinkEffects.Kept kept = new LinkEffects.Kept();
        Map<String, LinkRow> before = links.find(done.stream()
                .map(one -> one.decision().linkId())
                .filter(Objects::nonNull)
                .toList());
        done.forEach(one -> book(work, one, before.get(one.decision().linkId()), kept));
        linkEffects.write(work, kept);
        standings.note(work, done, kept.joined());
        List<Done> whole = done.stream().filter(one -> !CardPart.splits(one)).toList();
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
    }

    /** @param link as it was; null for none */
    private void book(Work work, Done one, LinkRow link, LinkEffects.Kept kept) {
        if (CardPart.splits(one)) {
            LinkRow pair = linkEffects.apply(work, CardPart.without(one, link), link, kept);
            decisions.left(work.id(), one.row().place(), Json.text(CardPart.of(one, pair)));
        } else if (one.good()) {
            linkEffects.apply(work, one, link, kept);
            Optional.ofNullable(one.cardId() == null ? null : Sending.of(one))
                    .ifPresent(card -> sent.known(work.name(), card.contactId()));
        } else if (one.outcome().equals(Done.FAILED)) {
            LinkPart.of(one).ifPresent(part -> linkEffects.apply(work, part, link, kept));
        }
    }

    /**
     * A contact that HubSpot has already may belong with another card, though its address was not seen there: the card that
     * comes to it now fails, and not the contact.
     */
    private List<Done> eachItsOwn(Work work, List<Done> carriedOut) {
        List<String> existing =
                carriedOut.stream().filter(Done::existing).map(Done::contactId).toList();
        if (existing.isEmpty()) {
            return carriedOut;
        }
        links.lock(work.name());
        Set<String> taken = decisions.paired(work.id(), existing);
        links.of(work.name(), List.of(), existing).forEach(link -> taken.add(link.contactId()));
        return carriedOut.stream()
                .map(one -> one.existing() && !taken.add(one.contactId()) ? ofAnother(one) : one)
                .toList();
    }

    private static Done ofAnother(Done one) {
        return one.contact(null, false, Map.of())
                .failed("contact " + one.contactId() + " has this address already and is linked with another card");
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
}
