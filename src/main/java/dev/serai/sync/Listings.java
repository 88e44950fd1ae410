package dev.serai.sync;

import dev.serai.catalogue.SyncDecisions;
import dev.serai.catalogue.SyncDecisions.DecisionRow;
import dev.serai.remote.RemoteException;
import dev.serai.remote.Request;
import java.util.List;

/**
 * Books decisions that only say that a record takes no part. It makes no call: it uses the time in which others wait for
 * theirs.
 */
final class Listings implements Step {
    private static final List<String> KINDS = List.of("Exclude");
    private static final int AT_ONCE = 500;

    private final Work work;
    private final SyncDecisions decisions;
    private final Effects effects;

    Listings(Work work, SyncDecisions decisions, Effects effects) {
        this.work = work;
        this.decisions = decisions;
        this.effects = effects;
    }

    @Override
    public boolean open() {
        try {
            List<DecisionRow> rows = decisions.open(work.id(), KINDS, 0, AT_ONCE);
            while (!rows.isEmpty() && !work.stopped()) {
                effects.apply(work, rows.stream().map(Done::of).toList());
                rows = decisions.open(
                        work.id(), KINDS, rows.get(rows.size() - 1).place() + 1, AT_ONCE);
            }
        } catch (RuntimeException failed) {
            work.fail(failed);
        }
        return false;
    }

    @Override
    public Request next() {
        throw new IllegalStateException("there is nothing to call");
    }

    @Override
    public void answered(byte[] answer) {
        throw new IllegalStateException("nothing was asked");
    }

    @Override
    public void failed(RemoteException why) {
        work.fail(why);
    }

    @Override
    public Work work() {
        return work;
    }
}
