package dev.serai.restore;

import dev.serai.catalogue.Caller;
import dev.serai.catalogue.Journal;
import dev.serai.catalogue.RestoreCatalogue;
import dev.serai.catalogue.RestoreChanges;
import dev.serai.catalogue.RestoreRow;
import dev.serai.catalogue.RestoreState;
import dev.serai.catalogue.SecondFactor;
import dev.serai.flow.Runs;
import dev.serai.remote.Json;
import dev.serai.remote.Refusal;
import dev.serai.remote.Refusal.Kind;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** What people do with a plan that they have read: they choose from it, and confirm it. */
@Component
public class PlanReview {
    private final RestoreCatalogue catalogue;
    private final RestoreChanges changes;
    private final Plans plans;
    private final AccountUse use;
    private final SecondFactor secondFactor;
    private final Runs runs;
    private final Journal journal;
    private final RestoreJournal requests;
    private final TransactionTemplate transaction;

    PlanReview(
            RestoreCatalogue catalogue,
            RestoreChanges changes,
            Plans plans,
            AccountUse use,
            SecondFactor secondFactor,
            Runs runs,
            Journal journal,
            RestoreJournal requests,
            TransactionTemplate transaction) {
        this.catalogue = catalogue;
        this.changes = changes;
        this.plans = plans;
        this.use = use;
        this.secondFactor = secondFactor;
        this.runs = runs;
        this.journal = journal;
        this.requests = requests;
        this.transaction = transaction;
    }

    /**
     * Chooses which records of a plan are to be written; the plan gets a new fingerprint.
     *
     * @param records ids as in the backup
     * @param only    whether these alone are written; else all but these
     */
    public RestoreRow choose(String id, List<String> records, boolean only, String actor) {
        return requests.of(actor, "restore.choose", id, () -> {
            RestoreRow restore = planned(id);
            transaction.executeWithoutResult(status -> {
                changes.choose(id, new HashSet<>(records), only);
                Plan plan = Json.read(restore.plan(), Plan.class);
                plans.write(restore, plan.excluded(), plan.warnings());
            });
            return get(id);
        });
    }

    private RestoreRow planned(String id) {
        RestoreRow restore = get(id);
        if (restore.state() != RestoreState.PLANNED) {
            throw new Refusal(
                    restore.state() == RestoreState.EXPIRED ? Kind.GONE : Kind.CONFLICT,
                    "restore " + id + ": has no plan that waits to be confirmed; its state is " + restore.state());
        }
        if (restore.expiresAt().isBefore(Instant.now())) {
            throw new Refusal(
                    Kind.GONE,
                    "restore " + id + ": its plan was to be confirmed until " + restore.expiresAt()
                            + "; ask for a new analysis");
        }
        return restore;
    }

    /**
     * Lets a plan be written, on a person's word and second factor.
     *
     * @throws Refusal if anything that it takes is missing; the second factor is asked for last
     */
    public RestoreRow confirm(String id, Confirmation confirmation, Caller caller) {
        return requests.of(caller.actor(), "restore.confirm", id, () -> {
            RestoreRow restore = planned(id);
            checkReviewed(restore, confirmation);
            use.checkFree(restore, confirmation.alongsideBackup());
            String factor = secondFactor.require(caller, confirmation.code()).how();
            RestoreRequest request = Json.read(restore.request(), RestoreRequest.class)
                    .with(restore.account(), confirmation.overwrite());
            switch (begin(restore, confirmation.fingerprint(), request, caller, factor)) {
                case DONE -> {}
                case STALE -> throw stale(id);
                case TAKEN -> throw use.taken(restore);
            }
            journal.write(
                    caller.actor(),
                    "restore.confirmed",
                    id,
                    "confirmed",
                    Map.of(
                            "factor",
                            factor,
                            "fingerprint",
                            confirmation.fingerprint(),
                            "overwrite",
                            request.overwrite()));
            return get(id);
        });
    }

    private RestoreCatalogue.Confirmation begin(
            RestoreRow restore, String fingerprint, RestoreRequest request, Caller caller, String factor) {
        return transaction.execute(status -> {
            RestoreCatalogue.Confirmation came =
                    catalogue.confirm(restore.id(), fingerprint, caller.actor(), factor, Json.text(request));
            if (came == RestoreCatalogue.Confirmation.DONE) {
                runs.start(Restores.RESTORE, restore.id());
            } else {
                // The database has nothing more to do with a transaction in which a row could not be written.
                status.setRollbackOnly();
            }
            return came;
        });
    }

    private static void checkReviewed(RestoreRow restore, Confirmation confirmation) {
        Confirmation.Acknowledged said = confirmation.acknowledged();
        Plan plan = Json.read(restore.plan(), Plan.class);
        require(said.changesLiveData(), "changesLiveData", "that live data is changed");
        require(said.workflowsMayReEnrol(), "workflowsMayReEnrol", "that records may enrol in workflows again");
        if (plan.clears() > 0) {
            require(said.clearsValues(), "clearsValues", "that " + plan.clears() + " values are emptied");
        }
        if (!restore.fingerprint().equals(confirmation.fingerprint())) {
            throw stale(restore.id());
        }
        if (plan.toWrite() == 0) {
            throw new Refusal(Kind.CONFLICT, "restore " + restore.id() + ": nothing in its plan is to be written");
        }
    }

    private static void require(boolean said, String field, String what) {
        if (!said) {
            throw new Refusal(
                    Kind.INVALID, "acknowledged." + field + ": not true; a person must have understood " + what);
        }
    }

    private static Refusal stale(String id) {
        return new Refusal(
                Kind.CONFLICT,
                "fingerprint: not that of the plan as it is now; review GET /api/restores/" + id + " and confirm that");
    }

    private RestoreRow get(String id) {
        return RestoreStatuses.find(catalogue, id);
    }
}
