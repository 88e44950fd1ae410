package dev.serai.sync;

import dev.serai.catalogue.RecordStandings.Standing;
import dev.serai.catalogue.SyncLinks;
import dev.serai.catalogue.SyncLinks.Event;
import dev.serai.catalogue.SyncLinks.LinkRow;
import dev.serai.catalogue.SyncSent;
import dev.serai.catalogue.SyncSent.SentRow;
import dev.serai.catalogue.SyncUndecided;
import dev.serai.remote.Json;
import dev.serai.remote.RemoteException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Looks for cards that were sent and that no answer has told of. One that is not to be found for as long as Sansan may take
 * to show it is sent once more; after that only if a person says so. One that Sansan said it took is never sent again.
 */
@Component
class AwaitedCards {
    private static final int AT_ONCE = 50;

    private final SyncSent sent;
    private final SyncLinks links;
    private final SyncUndecided undecided;
    private final StandingNotes standings;
    private final SentCards sentCards;
    private final AwaitTimes times;
    private final TransactionTemplate transaction;

    AwaitedCards(
            SyncSent sent,
            SyncLinks links,
            SyncUndecided undecided,
            StandingNotes standings,
            SentCards sentCards,
            SyncSettings settings,
            TransactionTemplate transaction) {
        this.sent = sent;
        this.links = links;
        this.undecided = undecided;
        this.standings = standings;
        this.sentCards = sentCards;
        this.times = new AwaitTimes(settings.cardLag());
        this.transaction = transaction;
    }

    /** Looks for those whose time has come; what is to be sent again is decided by this run as if it had not been sent. */
    void look(Work work) {
        for (SentRow row : sent.due(work.name(), AT_ONCE)) {
            work.check();
            Optional<LinkRow> link = links.of(work.name(), List.of(), List.of(row.contactId())).stream()
                    .findFirst();
            boolean first = row.insteadOf() == null;
            if (link.isEmpty() || first && link.get().cardId() != null) {
                sent.known(work.name(), row.contactId());
            } else {
                look(work, row, link.get());
            }
        }
    }

    private void look(Work work, SentRow row, LinkRow link) {
        Instant now = Instant.now();
        boolean again =
                !row.taken() && (row.sends() == 0 || row.sends() == 1 && !now.isBefore(times.certainAt(row.sentAt())));
        try {
            Optional<String> card = sentCards.find(work, Json.read(row.content(), Sending.class), again);
            if (card.isPresent() && free(work, link, card.get())) {
                found(work, row, link, card.get());
            } else if (again && card.isEmpty()) {
                sendAgain(work, row, link);
            } else {
                hold(work, row, now);
            }
        } catch (RemoteException unable) {
            hold(work, row, now);
        }
    }

    /** Whether no other contact has been linked with the card, which bears this one's mark; a run may have done so with it. */
    private boolean free(Work work, LinkRow own, String card) {
        return links.of(work.name(), List.of(card), List.of()).stream()
                .allMatch(link -> link.id().equals(own.id()));
    }

    private void found(Work work, SentRow row, LinkRow link, String card) {
        transaction.executeWithoutResult(status -> {
            if (row.insteadOf() == null) {
                links.put(
                        work.name(),
                        List.of(new LinkRow(
                                link.id(), card, link.contactId(), link.memory(), false, link.contactGone())));
            }
            sent.known(work.name(), row.contactId());
            undecided.touch(work.name(), Side.HUBSPOT.name(), List.of(row.contactId()));
            tell(work, row, "link", card, "the card that was sent is there");
            stand(work, row, "in-sync", null, null);
        });
    }

    /** Forgets that it was sent, so that it is decided anew. */
    private void sendAgain(Work work, SentRow row, LinkRow link) {
        transaction.executeWithoutResult(status -> {
            if (row.insteadOf() == null) {
                links.remove(link.id());
            } else {
                Memory memory = Json.read(link.memory(), Memory.class);
                links.put(
                        work.name(),
                        List.of(new LinkRow(
                                link.id(),
                                link.cardId(),
                                link.contactId(),
                                Json.text(new Memory(memory.agreed(), Map.of())),
                                link.cardGone(),
                                link.contactGone())));
            }
            sent.looked(work.name(), row.contactId(), null);
            undecided.touch(work.name(), Side.HUBSPOT.name(), List.of(row.contactId()));
            tell(
                    work,
                    row,
                    "send-again",
                    row.insteadOf(),
                    row.sends() == 0
                            ? "a person wants it sent once more"
                            : "a card sent at " + row.sentAt() + " got no answer, and is not to be found since");
        });
    }

    private void hold(Work work, SentRow row, Instant now) {
        transaction.executeWithoutResult(status -> {
            sent.looked(work.name(), row.contactId(), times.nextLook(row.sentAt(), row.looks() + 1, now));
            if (row.taken()) {
                stand(
                        work,
                        row,
                        "held",
                        "Sansan took a card at " + row.sentAt() + ", told no id, and does not show it",
                        "look for it in Sansan; if it lacks a tag that this sync reads, give it one");
            } else if (row.sends() == 1) {
                stand(
                        work,
                        row,
                        "held",
                        "a card was sent at " + row.sentAt() + ", and no answer told whether Sansan took it",
                        "nothing needs doing; the card is looked for, and sent again from "
                                + times.certainAt(row.sentAt()) + " on if it is not there");
            } else {
                stand(
                        work,
                        row,
                        "held",
                        "a card was sent " + row.sends() + " times, last at " + row.sentAt()
                                + ", no answer told whether Sansan took it, and it is not to be found",
                        "look for it in Sansan; if it is not there, retry sends it once more");
            }
        });
    }

    private void tell(Work work, SentRow row, String what, String card, String reason) {
        links.events(work.name(), work.id(), List.of(new Event(what, card, row.contactId(), null, null, null, reason)));
    }

    private void stand(Work work, SentRow row, String status, String reason, String advice) {
        Standing standing = new Standing(
                Side.HUBSPOT.name(),
                row.contactId(),
                row.insteadOf(),
                row.contactId(),
                status,
                reason,
                advice,
                false,
                null);
        standings.note(work, standing);
    }
}
