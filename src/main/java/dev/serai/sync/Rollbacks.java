package dev.serai.sync;

import dev.serai.catalogue.SyncCatalogue;
import dev.serai.catalogue.SyncDecisions;
import dev.serai.catalogue.SyncRollbacks;
import dev.serai.catalogue.SyncRollbacks.Rollback;
import dev.serai.catalogue.SyncRunRow;
import dev.serai.flow.Runs;
import dev.serai.remote.Refusal;
import dev.serai.remote.Refusal.Kind;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** What people can ask of rollbacks: to begin one, and what became of each record. */
@Component
public class Rollbacks {
    private static final String RUN = "sync-rollback";

    private final SyncCatalogue catalogue;
    private final SyncRollbacks rollbacks;
    private final SyncDecisions decisions;
    private final Syncs syncs;
    private final SyncStatuses statuses;
    private final MappingFiles mappings;
    private final Runs runs;
    private final TransactionTemplate transaction;

    Rollbacks(
            SyncCatalogue catalogue,
            SyncRollbacks rollbacks,
            SyncDecisions decisions,
            Syncs syncs,
            SyncStatuses statuses,
            MappingFiles mappings,
            Runs runs,
            TransactionTemplate transaction) {
        this.catalogue = catalogue;
        this.rollbacks = rollbacks;
        this.decisions = decisions;
        this.syncs = syncs;
        this.statuses = statuses;
        this.mappings = mappings;
        this.runs = runs;
        this.transaction = transaction;
    }

    /**
     * Begins to put back what a run has written to HubSpot.
     *
     * @param archive whether contacts that the run created are archived if nothing moved since
     * @return id of the rollback's own run
     * @throws Refusal if the sync is enabled or at work, or there is nothing that could be put back
     */
    public String request(String name, String run, boolean archive, String actor) {
        return syncs.journaled(actor, "sync.rollback", run, () -> {
            SyncRunRow of = statuses.run(name, run);
            mappings.get(name);
            if (of.state().equals("RUNNING") || of.kind().equals("preview")) {
                throw new Refusal(
                        Kind.CONFLICT,
                        "run " + run + ": "
                                + (of.kind().equals("preview")
                                        ? "is a preview, which writes nothing"
                                        : "has not ended; disable the sync, or wait for its end"));
            }
            if (syncs.get(name).state().equals("ENABLED")) {
                throw new Refusal(
                        Kind.CONFLICT,
                        "sync " + name + ": is enabled and would go on writing; POST /api/syncs/" + name
                                + "/disable first");
            }
            String id = Syncs.newId(name);
            transaction.executeWithoutResult(status -> {
                if (!rollbacks.add(new Rollback(id, run, archive), name)) {
                    throw new Refusal(
                            Kind.CONFLICT,
                            "sync " + name + ": is at work or was enabled just now; see GET /api/syncs/" + name);
                }
                runs.start(RUN, id);
            });
            return id;
        });
    }

    /**
     * What became of the last rollback of a run.
     *
     * @throws Refusal if there is none
     */
    public RollbackResult result(String name, String run, int limit, int offset) {
        statuses.run(name, run);
        if (limit < 1 || limit > 1000 || offset < 0) {
            throw new Refusal(
                    Kind.INVALID, "limit " + limit + ", offset " + offset + ": out of range; use 1 to 1000, from 0");
        }
        Rollback rollback = rollbacks
                .last(run)
                .orElseThrow(() -> new Refusal(
                        Kind.NOT_FOUND,
                        "run " + run + ": was not rolled back; POST /api/syncs/" + name + "/runs/" + run
                                + "/rollback begins it"));
        SyncRunRow own = catalogue.run(rollback.run()).orElseThrow();
        return new RollbackResult(
                own.id(),
                run,
                own.state(),
                rollback.archives(),
                own.startedAt(),
                own.finishedAt(),
                own.calls(),
                RunCounts.of(own, decisions).outcomes(),
                own.failure(),
                rollbacks.records(own.id(), limit, offset).stream()
                        .map(RollbackResult.Entry::of)
                        .toList());
    }
}
