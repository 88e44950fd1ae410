package dev.serai.sync;

import dev.serai.catalogue.SyncDecisions;
import dev.serai.catalogue.SyncDecisions.DecisionRow;
import dev.serai.hubspot.BatchWrite;
import dev.serai.remote.RemoteException;
import dev.serai.remote.Request;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.BiFunction;

/** Writes one batch of decisions to HubSpot after the other, beside others that do so. */
final class ContactWrites implements Step {
    private final Source source;
    private final BiFunction<Work, List<DecisionRow>, Step> batch;
    private Step current;

    /** Hands out decisions that write to HubSpot, each once; those of one kind together, so that batches are full. */
    static final class Source {
        private final Work work;
        private final SyncDecisions decisions;
        private final Deque<String> kinds;
        private long from;

        Source(Work work, SyncDecisions decisions, List<String> kinds) {
            this.work = work;
            this.decisions = decisions;
            this.kinds = new ArrayDeque<>(kinds);
        }

        synchronized List<DecisionRow> next() {
            while (!kinds.isEmpty()) {
                List<DecisionRow> rows = decisions.open(work.id(), List.of(kinds.element()), from, BatchWrite.MOST);
                if (!rows.isEmpty()) {
                    from = rows.get(rows.size() - 1).place() + 1;
                    return rows;
                }
                kinds.remove();
                from = 0;
            }
            return List.of();
        }
    }

    ContactWrites(Source source, BiFunction<Work, List<DecisionRow>, Step> batch) {
        this.source = source;
        this.batch = batch;
    }

    @Override
    public boolean open() {
        while (!work().stopped() && (current == null || !current.open())) {
            List<DecisionRow> rows = source.next();
            if (rows.isEmpty()) {
                return false;
            }
            current = batch.apply(work(), rows);
        }
        if (work().stopped() && current != null) {
            current.open(); // and so books what it knows
        }
        return !work().stopped();
    }

    @Override
    public Request next() {
        return current.next();
    }

    @Override
    public void answered(byte[] answer) {
        current.answered(answer);
    }

    @Override
    public void failed(RemoteException why) {
        current.failed(why);
    }

    @Override
    public Work work() {
        return source.work;
    }
}
