package dev.serai.sync;

import dev.serai.catalogue.SyncDecisions;
import dev.serai.catalogue.SyncDecisions.DecisionRow;
import java.util.List;

/** Books decisions of some kinds that make no call. */
final class Listings {
    /** Ends of links, which make room for others. */
    static final List<String> ENDS = List.of("Unlink");
    /** Those that only say that a record takes no part. */
    static final List<String> LEFT_ALONE = List.of("Exclude");

    private static final int AT_ONCE = 500;

    private final Work work;
    private final SyncDecisions decisions;
    private final Effects effects;

    Listings(Work work, SyncDecisions decisions, Effects effects) {
        this.work = work;
        this.decisions = decisions;
        this.effects = effects;
    }

    void book(List<String> kinds) {
        List<DecisionRow> rows = decisions.open(work.id(), kinds, 0, AT_ONCE);
        while (!rows.isEmpty() && !work.stopped()) {
            effects.apply(work, rows.stream().map(Done::of).toList());
            rows = decisions.open(work.id(), kinds, rows.get(rows.size() - 1).place() + 1, AT_ONCE);
        }
    }
}
