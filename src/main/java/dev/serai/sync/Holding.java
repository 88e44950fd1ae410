package dev.serai.sync;

import dev.serai.catalogue.SyncHolds;
import org.springframework.stereotype.Component;

/** Keeps a node that was paused from going on with a run that another one has taken. */
@Component
class Holding {
    private final SyncHolds holds;

    Holding(SyncHolds holds) {
        this.holds = holds;
    }

    /** @return the number of the hold, for {@link Work} */
    long take(String run) {
        return holds.take(run);
    }

    boolean lost(Work work) {
        return !holds.stands(work.id(), work.hold());
    }

    /** @throws TakenOver if another node is at work on the run, or has ended it */
    void check(Work work) {
        if (lost(work)) {
            throw new TakenOver(work.id());
        }
    }
}
