package dev.serai.sync;

import static dev.serai.sync.TogetherDeciding.ids;

import dev.serai.catalogue.RecordStandings;
import dev.serai.catalogue.SyncCommons;
import dev.serai.catalogue.SyncDecisions;
import dev.serai.catalogue.SyncDecisions.DecisionRow;
import dev.serai.catalogue.SyncMirror;
import dev.serai.catalogue.SyncMirror.RecordKey;
import dev.serai.catalogue.SyncUndecided;
import dev.serai.remote.Json;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import org.springframework.stereotype.Component;

/**
 * Decides about all records that were touched, some at a time, each together with all that may belong to it. What is
 * decided is kept and not yet done. A long reading has it begin beside it, as the remotes' limits leave time for that.
 */
@Component
class Deciding {
    private static final int AT_ONCE = 500;
    private static final int MANY = 5000;
    /** Batches decided side by side. */
    private static final int BATCHES = 6;
    /** The same while both sides are read, which is not to be held up. */
    private static final int AHEAD = 2;

    private final SyncMirror mirror;
    private final SyncUndecided undecided;
    private final SyncCommons commons;
    private final RecordStandings standings;
    private final SyncDecisions decisions;
    private final TogetherDeciding deciding;
    private final SyncSettings settings;
    private final Holding holding;
    private final ExecutorService workers;

    Deciding(
            SyncMirror mirror,
            SyncUndecided undecided,
            SyncCommons commons,
            RecordStandings standings,
            SyncDecisions decisions,
            TogetherDeciding deciding,
            SyncSettings settings,
            Holding holding,
            ExecutorService syncWorkers) {
        this.mirror = mirror;
        this.undecided = undecided;
        this.commons = commons;
        this.standings = standings;
        this.decisions = decisions;
        this.deciding = deciding;
        this.settings = settings;
        this.holding = holding;
        this.workers = syncWorkers;
    }

    /** Whether a run has so much to decide that it should begin while it still reads. */
    boolean worthBeginning(Work work) {
        return work.full() && undecided.count(work.name()) >= settings.decideAheadFrom();
    }

    /** Decides about what there is by now, beside what reads on; what that changes is left to {@link #decide}. */
    void begin(Work work) {
        decide(work, AHEAD);
    }

    /** Decides about all that is not decided yet, or is other than it was when it was decided. */
    void decide(Work work) {
        decide(work, BATCHES);
    }

    private void decide(Work work, int sideBySide) {
        boolean many = undecided.count(work.name()) > MANY;
        if (many) {
            mirror.analyze();
        }
        try (SideBySide batches = new SideBySide(workers, sideBySide)) {
            for (Side side : new Side[] {Side.SANSAN, Side.HUBSPOT}) {
                decide(work, side, batches);
            }
        }
        if (many) {
            decisions.analyze();
        }
    }

    private void decide(Work work, Side side, SideBySide batches) {
        List<RecordKey> some = undecided.next(work.name(), side.name(), work.reading(), "", AT_ONCE);
        while (!some.isEmpty()) {
            work.check();
            String last = some.get(some.size() - 1).id();
            Set<RecordKey> again = new HashSet<>();
            Set<RecordKey> together = together(work, some, again);
            if (!again.isEmpty()) {
                batches.await();
                decisions.withdraw(work.id(), ids(together, Side.SANSAN), ids(together, Side.HUBSPOT));
            }
            batches.begin(() -> decide(work, together));
            some = undecided.next(work.name(), side.name(), work.reading(), last, AT_ONCE);
        }
    }

    private void decide(Work work, Set<RecordKey> together) {
        List<String> cards = ids(together, Side.SANSAN);
        List<String> contacts = ids(together, Side.HUBSPOT);
        Set<RecordKey> notInStep = work.preview() ? Set.of() : standings.notInStep(work.name(), cards, contacts);
        List<Decision> kept = deciding.decide(work, together, notInStep);
        long from = work.place(kept.size());
        List<DecisionRow> rows = new ArrayList<>();
        for (Decision decision : kept) {
            rows.add(row(from + rows.size(), decision));
            cards.removeAll(decision.cardIds());
            contacts.removeAll(decision.contactIds());
        }
        holding.check(work);
        decisions.add(work.id(), rows);
        if (!work.preview()) {
            undecided.settledAsDecided(work.name(), Side.SANSAN.name(), cards);
            undecided.settledAsDecided(work.name(), Side.HUBSPOT.name(), contacts);
        }
    }

    /**
     * All records that hang together with these. Each is claimed before it is asked what it hangs together with, so that
     * nothing that changes from then on goes unnoticed.
     *
     * @param again gets those that were claimed in this reading before
     */
    private Set<RecordKey> together(Work work, List<RecordKey> of, Set<RecordKey> again) {
        Set<RecordKey> together = new LinkedHashSet<>(of);
        Set<RecordKey> fresh = together;
        while (!fresh.isEmpty()) {
            again.addAll(undecided.claim(work.name(), work.reading(), fresh));
            Set<RecordKey> found = commons.neighbours(work.name(), fresh);
            found.removeAll(together);
            together.addAll(found);
            fresh = found;
        }
        return together;
    }

    private static DecisionRow row(long place, Decision decision) {
        return new DecisionRow(
                place,
                decision.cardId(),
                decision.contactId(),
                decision.linkId(),
                decision.actions().isEmpty()
                        ? List.of("Remember")
                        : decision.actions().stream()
                                .map(action -> action.getClass().getSimpleName())
                                .toList(),
                Json.text(decision),
                false,
                null,
                null);
    }
}
