package dev.serai.sync;

import dev.serai.catalogue.SyncDecisions;
import dev.serai.catalogue.SyncDecisions.DecisionRow;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/** Decisions that send a card, a few at a time, until there are none left or the time is up. */
final class CardBatches implements Iterator<CardBatches.Batch> {
    /** In this order: changes of what is in step come before what is new. */
    static final List<String> KINDS = List.of("AppendCard", "CreateCard");

    /** Cards that a run which is killed may have sent without having booked them: each has to be looked for then. */
    private static final int AT_ONCE = 20;

    /** @param until when no further card is sent */
    public record Batch(Work work, List<DecisionRow> rows, Instant until) {}

    private final Work work;
    private final SyncDecisions decisions;
    private final Instant until;
    private final Deque<String> kinds = new ArrayDeque<>(KINDS);
    private long from;
    private List<DecisionRow> rows = List.of();

    CardBatches(Work work, SyncDecisions decisions, Instant until) {
        this.work = work;
        this.decisions = decisions;
        this.until = until;
    }

    @Override
    public boolean hasNext() {
        while (rows.isEmpty() && !kinds.isEmpty() && Instant.now().isBefore(until)) {
            rows = decisions.open(work.id(), List.of(kinds.element()), from, AT_ONCE);
            if (rows.isEmpty()) {
                kinds.remove();
                from = 0;
            } else {
                from = rows.get(rows.size() - 1).place() + 1;
            }
        }
        return !rows.isEmpty();
    }

    @Override
    public Batch next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        Batch batch = new Batch(work, rows, until);
        rows = List.of();
        return batch;
    }
}
