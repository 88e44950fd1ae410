package dev.serai.sync;

import dev.serai.catalogue.SyncDecisions;
import dev.serai.catalogue.SyncDecisions.DecisionRow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * The steps that come after contacts are written, as {@code routes/sync/sync-write.yaml} and
 * {@code routes/sync/sync-to-sansan.yaml} take them: links and lists, which take no call, and then cards, one by one. As both
 * sides are not looked at meanwhile, a run registers cards for a limited time and leaves the rest to the next one.
 */
@Component("syncCards")
public class Registering {
    private static final int BOOKED_AT_ONCE = 200;

    private final SyncDecisions decisions;
    private final CardSending sending;
    private final Effects effects;
    private final SyncSettings settings;

    Registering(SyncDecisions decisions, CardSending sending, Effects effects, SyncSettings settings) {
        this.decisions = decisions;
        this.sending = sending;
        this.effects = effects;
        this.settings = settings;
    }

    /** Books what makes no call; nothing for a preview. */
    public void book(Work work) {
        List<DecisionRow> rows = open(work, 0);
        while (!rows.isEmpty()) {
            work.check();
            effects.apply(
                    work,
                    rows.stream()
                            .map(Done::of)
                            .filter(one -> Sending.of(one) == null || CardPart.splits(one))
                            .toList());
            rows = open(work, rows.get(rows.size() - 1).place() + 1);
        }
        work.check();
    }

    private List<DecisionRow> open(Work work, long from) {
        return work.preview() ? List.of() : decisions.open(work.id(), List.of(), from, BOOKED_AT_ONCE);
    }

    /** Cards that are to be registered, a few at a time, for as long as a run may; none for a preview. */
    public Iterator<CardBatches.Batch> batches(Work work) {
        return work.preview()
                ? Collections.emptyIterator()
                : new CardBatches(work, decisions, Instant.now().plus(settings.cardsFor()));
    }

    /**
     * Registers some cards, one by one.
     *
     * @throws Stopped if the run is to stop; what was sent by then is booked
     */
    public void send(CardBatches.Batch batch) {
        List<Done> sent = new ArrayList<>();
        try {
            for (DecisionRow row : batch.rows()) {
                if (Instant.now().isBefore(batch.until())) {
                    sent.add(sending.send(batch.work(), Done.of(row)));
                }
            }
        } finally {
            effects.apply(batch.work(), sent);
        }
    }

    /** Leaves to the next run what was not registered. */
    public void postpone(Work work) {
        if (!work.preview()) {
            decisions.postpone(
                    work.id(),
                    CardBatches.KINDS,
                    "this run has registered cards for " + settings.cardsFor().toSeconds()
                            + " s, as long as a run may (sync.cards-for); the next one goes on at once");
        }
        work.check();
    }
}
