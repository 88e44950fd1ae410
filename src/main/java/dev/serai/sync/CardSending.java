package dev.serai.sync;

import dev.serai.remote.Abandoned;
import dev.serai.remote.RemoteException;
import dev.serai.sansan.CardDraft;
import dev.serai.sansan.Sansan;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Registers cards. If no answer tells whether Sansan took one, it is looked for by its mark at once, and later by
 * {@link AwaitedCards}.
 */
@Component
class CardSending {
    private final Sansan sansan;
    private final BeforeSending before;
    private final SentCards sentCards;
    private final SendingNotes notes;
    private final AwaitTimes times;

    CardSending(Sansan sansan, BeforeSending before, SentCards sentCards, SendingNotes notes, SyncSettings settings) {
        this.sansan = sansan;
        this.before = before;
        this.sentCards = sentCards;
        this.notes = notes;
        this.times = new AwaitTimes(settings.cardLag());
    }

    /**
     * Carries out what a decision sends to Sansan.
     *
     * @throws Stopped if the run is to stop; nothing was sent then
     */
    Done send(Work work, Done one) {
        work.check();
        Sending card = Sending.of(one);
        if (one.row().sent()) {
            return unanswered(work, one, card);
        }
        return before.settled(work, one, card).orElseGet(() -> register(work, one, card));
    }

    private Done register(Work work, Done one, Sending card) {
        Instant now = Instant.now();
        notes.sending(work, one, card, times.nextLook(now, 0, now));
        work.called(Side.SANSAN, SentCards.key(work));
        try {
            return sansan.abandonedWhen(work::stopped)
                    .create(SentCards.key(work), new CardDraft(card.values(), card.tagIds()))
                    .map(one::card)
                    .orElseGet(() -> taken(work, one, card));
        } catch (Abandoned stopped) {
            notes.notSent(work, one, card);
            throw new Stopped(work.id());
        } catch (IllegalArgumentException refused) {
            return refused(work, one, card, refused.getMessage());
        } catch (RemoteException failed) {
            if (failed.status() >= 400 && failed.status() < 500) {
                return refused(work, one, card, "Sansan refuses: " + failed.getMessage());
            }
            return unanswered(work, one, card);
        }
    }

    private Done taken(Work work, Done one, Sending card) {
        notes.taken(work, card);
        return one.waits("Sansan took a card and told no id; it is linked when it is seen");
    }

    private Done refused(Work work, Done one, Sending card, String why) {
        notes.refused(work, one, card);
        return one.failed(why);
    }

    /** The card was sent, and no answer tells whether it is there; that is to be booked also if the run is to stop. */
    private Done unanswered(Work work, Done one, Sending card) {
        Optional<String> found;
        try {
            found = sentCards.find(work, card, false);
        } catch (RemoteException | Stopped unable) {
            found = Optional.empty();
        }
        return found.map(one::card)
                .orElseGet(() -> one.waits("a card was sent, and no answer told whether Sansan took it"));
    }
}
