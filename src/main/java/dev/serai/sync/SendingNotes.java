package dev.serai.sync;

import dev.serai.catalogue.SyncCatalogue;
import dev.serai.catalogue.SyncDecisions;
import dev.serai.catalogue.SyncLinks;
import dev.serai.catalogue.SyncLinks.LinkRow;
import dev.serai.catalogue.SyncSent;
import dev.serai.remote.Json;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Notes which cards are sent to Sansan, before they are: whatever becomes of the call, no contact gets two. */
@Component
class SendingNotes {
    private final SyncCatalogue catalogue;
    private final SyncLinks links;
    private final SyncDecisions decisions;
    private final SyncSent sent;
    private final Holding holding;
    private final TransactionTemplate transaction;

    SendingNotes(
            SyncCatalogue catalogue,
            SyncLinks links,
            SyncDecisions decisions,
            SyncSent sent,
            Holding holding,
            TransactionTemplate transaction) {
        this.catalogue = catalogue;
        this.links = links;
        this.decisions = decisions;
        this.sent = sent;
        this.holding = holding;
        this.transaction = transaction;
    }

    /**
     * Notes that a card is about to be sent: from now on its contact gets no other one.
     *
     * @param lookAt when it is to be looked for if no answer tells its id
     * @throws Stopped   if its sync was switched off, as nobody could take the card back
     * @throws TakenOver if another node is at work on the run now
     */
    void sending(Work work, Done one, Sending card, Instant lookAt) {
        transaction.executeWithoutResult(status -> {
            holding.check(work);
            if (!catalogue.enabled(work.name())) {
                throw new Stopped(work.id());
            }
            if (!decisions.claim(work.id(), one.row().place())) {
                throw new TakenOver(work.id());
            }
            if (card.insteadOf() == null && linksOf(work, card).isEmpty()) {
                links.put(work.name(), List.of(waiting(one, card)));
            }
            offer(work, one, one.decision().after());
            sent.sending(work.name(), card.contactId(), card.insteadOf(), Json.text(card), lookAt);
        });
    }

    /** Keeps what a newer card offers to a pair, so that it is not offered in another one, or that nothing is offered. */
    private void offer(Work work, Done one, Memory offers) {
        Stream.ofNullable(one.decision().linkId())
                .flatMap(id -> links.find(List.of(id)).values().stream())
                .forEach(link -> links.put(
                        work.name(),
                        List.of(new LinkRow(
                                link.id(),
                                link.cardId(),
                                link.contactId(),
                                Json.text(new Memory(
                                        Json.read(link.memory(), Memory.class).agreed(), offers.offered())),
                                link.cardGone(),
                                link.contactGone()))));
    }

    /** A link that waits for its card. */
    private static LinkRow waiting(Done one, Sending card) {
        Memory after = one.decision().after();
        return new LinkRow(
                UUID.randomUUID().toString(),
                null,
                card.contactId(),
                Json.text(after == null ? Memory.EMPTY : after),
                false,
                false);
    }

    private List<LinkRow> linksOf(Work work, Sending card) {
        return links.of(work.name(), List.of(), List.of(card.contactId()));
    }

    /** Sansan took the card and told no id. */
    void taken(Work work, Sending card) {
        sent.taken(work.name(), card.contactId());
    }

    /** Takes back {@link #sending}: the call was not made, and is still to be made. */
    void notSent(Work work, Done one, Sending card) {
        transaction.executeWithoutResult(status -> {
            refused(work, one, card);
            decisions.notSent(work.id(), one.row().place());
        });
    }

    /** Takes back {@link #sending}: the card is not there for sure. */
    void refused(Work work, Done one, Sending card) {
        transaction.executeWithoutResult(status -> {
            if (card.insteadOf() == null) {
                linksOf(work, card).stream()
                        .filter(link -> link.cardId() == null)
                        .forEach(link -> links.remove(link.id()));
            }
            offer(work, one, Memory.EMPTY);
            sent.refused(work.name(), card.contactId());
        });
    }
}
