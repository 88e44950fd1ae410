package dev.serai.restore;

import dev.serai.archive.Manifest;
import dev.serai.catalogue.BackupCatalogue;
import dev.serai.catalogue.BackupRow;
import dev.serai.catalogue.Caller;
import dev.serai.catalogue.Journal;
import dev.serai.catalogue.RestoreCatalogue;
import dev.serai.catalogue.RestoreChanges;
import dev.serai.catalogue.RestoreOutcomes;
import dev.serai.catalogue.RestoreRow;
import dev.serai.catalogue.RestoreState;
import dev.serai.catalogue.SecondFactor;
import dev.serai.flow.Runs;
import dev.serai.hubspot.HubspotAccounts;
import dev.serai.remote.Json;
import dev.serai.remote.Refusal;
import dev.serai.remote.Refusal.Kind;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** What people and routes can ask of restores; each request is written to the journal with its outcome. */
@Component("restores")
public class Restores {
    /** The kind of run that analyzes. */
    private static final String ANALYSIS = "restore-analysis";
    /** The kind of run that writes. */
    private static final String RESTORE = "restore";

    private static final String SCHEDULE = "schedule";
    private static final Logger log = LoggerFactory.getLogger(Restores.class);
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

    private final RestoreCatalogue catalogue;
    private final RestoreChanges changes;
    private final RestoreOutcomes outcomes;
    private final BackupCatalogue backups;
    private final Archives archives;
    private final HubspotAccounts accounts;
    private final Plans plans;
    private final SecondFactor secondFactor;
    private final Runs runs;
    private final Journal journal;
    private final RestoreSettings settings;
    private final TransactionTemplate transaction;

    Restores(
            RestoreCatalogue catalogue,
            RestoreChanges changes,
            RestoreOutcomes outcomes,
            BackupCatalogue backups,
            Archives archives,
            HubspotAccounts accounts,
            Plans plans,
            SecondFactor secondFactor,
            Runs runs,
            Journal journal,
            RestoreSettings settings,
            TransactionTemplate transaction) {
        this.catalogue = catalogue;
        this.changes = changes;
        this.outcomes = outcomes;
        this.backups = backups;
        this.archives = archives;
        this.accounts = accounts;
        this.plans = plans;
        this.secondFactor = secondFactor;
        this.runs = runs;
        this.journal = journal;
        this.settings = settings;
        this.transaction = transaction;
    }

    /**
     * Takes on a restore, which is then analyzed; nothing is written before somebody confirms the plan.
     *
     * @throws Refusal if the backup cannot be restored from, or not to this account
     */
    public RestoreRow request(RestoreRequest request, String actor) {
        if (request == null) {
            throw new Refusal(
                    Kind.INVALID,
                    "body: missing; send JSON such as {\"backupId\": \"<id>\", \"object\": \"contacts\"}");
        }
        return journaled(actor, "restore.request", String.valueOf(request.backupId()), () -> {
            if (request.object() == null || request.object().isBlank()) {
                throw new Refusal(Kind.INVALID, "object: missing; give one, such as contacts");
            }
            BackupRow backup = archives.backup(request.backupId());
            String account = request.account() == null ? backup.account() : request.account();
            accounts.get(account);
            boolean matched = request.matchBy() != null;
            if (!account.equals(backup.account()) && !matched) {
                throw new Refusal(
                        Kind.INVALID,
                        "account: the backup is of account " + backup.account() + "; to restore into " + account
                                + ", name a unique property in matchBy, as record ids differ");
            }
            Manifest.ReadObject object = archives.check(backup, request.object(), account, matched);
            return add(
                    account,
                    backup.id(),
                    null,
                    object.name(),
                    object.objectTypeId(),
                    Json.text(request.with(account, false)),
                    actor);
        });
    }

    /**
     * Makes a plan that puts back what the account held before a restore.
     *
     * @throws Refusal if the restore is still under way, or wrote nothing
     */
    public RestoreRow undo(String id, String actor) {
        return journaled(actor, "restore.undo", id, () -> {
            RestoreRow restore = get(id);
            if (!restore.state().ended() || outcomes.countsByOutcome(id).isEmpty()) {
                throw new Refusal(
                        Kind.CONFLICT, "restore " + id + ": there is nothing to undo; its state is " + restore.state());
            }
            RestoreRequest request = new RestoreRequest(
                    restore.backupId(), restore.account(), restore.object(), null, true, false, null, null, false);
            return add(
                    restore.account(),
                    restore.backupId(),
                    id,
                    restore.object(),
                    restore.objectTypeId(),
                    Json.text(request),
                    actor);
        });
    }

    private RestoreRow add(
            String account,
            String backup,
            String undoOf,
            String object,
            String objectTypeId,
            String request,
            String actor) {
        byte[] random = new byte[3];
        ThreadLocalRandom.current().nextBytes(random);
        String id = TIME.format(Instant.now()) + "-" + (undoOf == null ? "restore" : "undo") + "-"
                + HexFormat.of().formatHex(random);
        // Custom objects are called by their numeric type in paths, which needs no knowledge of the portal's number.
        String type = objectTypeId.startsWith("2-") ? objectTypeId : object;
        transaction.executeWithoutResult(status -> {
            catalogue.add(new RestoreRow(
                    id,
                    account,
                    null,
                    null,
                    backup,
                    undoOf,
                    object,
                    objectTypeId,
                    type,
                    request,
                    actor,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null));
            runs.start(ANALYSIS, id);
        });
        return get(id);
    }

    /** @throws Refusal if there is no such restore */
    public RestoreRow get(String id) {
        return RestoreStatuses.find(catalogue, id);
    }

    /**
     * Chooses which records of a plan are to be written; the plan gets a new fingerprint.
     *
     * @param records ids as in the backup
     * @param only    whether these alone are written; else all but these
     */
    public RestoreRow choose(String id, List<String> records, boolean only, String actor) {
        return journaled(actor, "restore.choose", id, () -> {
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
        return journaled(caller.actor(), "restore.confirm", id, () -> {
            RestoreRow restore = planned(id);
            checkReviewed(restore, confirmation);
            checkFree(restore, confirmation.alongsideBackup());
            String factor = secondFactor.require(caller, confirmation.code()).how();
            RestoreRequest request = Json.read(restore.request(), RestoreRequest.class)
                    .with(restore.account(), confirmation.overwrite());
            RestoreCatalogue.Confirmation came = transaction.execute(status -> {
                RestoreCatalogue.Confirmation confirmed =
                        catalogue.confirm(id, confirmation.fingerprint(), caller.actor(), factor, Json.text(request));
                if (confirmed == RestoreCatalogue.Confirmation.DONE) {
                    runs.start(RESTORE, id);
                } else {
                    // The database has nothing more to do with a transaction in which a row could not be written.
                    status.setRollbackOnly();
                }
                return confirmed;
            });
            switch (came) {
                case DONE -> {}
                case STALE -> throw stale(id);
                case TAKEN -> throw taken(restore);
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

    private void checkFree(RestoreRow restore, boolean alongsideBackup) {
        if (catalogue.active(restore.account()).isPresent()) {
            throw taken(restore);
        }
        checkNoBackup(restore, alongsideBackup);
    }

    /** Another restore holds the account, or did just now. */
    private Refusal taken(RestoreRow restore) {
        String address = catalogue
                .active(restore.account())
                .map(other -> "/api/restores/" + other.id())
                .orElse("/api/restores");
        return new Refusal(
                Kind.CONFLICT,
                "account " + restore.account() + ": is being restored already, see " + address,
                Map.of("running", address));
    }

    private void checkNoBackup(RestoreRow restore, boolean alongsideBackup) {
        if (!alongsideBackup) {
            backups.underWay(restore.account()).ifPresent(backup -> {
                String address = "/api/backups/" + backup.id();
                throw new Refusal(
                        Kind.CONFLICT,
                        "account " + restore.account() + ": is being backed up, see " + address
                                + "; wait for its end, or send alongsideBackup true",
                        Map.of("running", address));
            });
        }
    }

    /** Stops writing after the batches at work; {@link #resume} goes on. */
    public RestoreRow pause(String id, String actor) {
        return journaled(actor, "restore.pause", id, () -> {
            RestoreRow restore = get(id);
            if (restore.state() != RestoreState.RUNNING && restore.state() != RestoreState.CONFIRMED) {
                throw new Refusal(Kind.CONFLICT, "restore " + id + ": is not running; its state is " + restore.state());
            }
            catalogue.requestStop(id, "pause");
            return get(id);
        });
    }

    /** @param alongsideBackup whether it may go on while the account is being backed up */
    public RestoreRow resume(String id, boolean alongsideBackup, String actor) {
        return journaled(actor, "restore.resume", id, () -> {
            checkNoBackup(get(id), alongsideBackup);
            transaction.executeWithoutResult(status -> {
                if (!catalogue.resumed(id)) {
                    throw new Refusal(
                            Kind.CONFLICT, "restore " + id + ": is not paused; its state is " + get(id).state());
                }
                runs.startAgain(RESTORE, id);
            });
            return get(id);
        });
    }

    /** Writes nothing further; what has been written stays and is listed. */
    public RestoreRow cancel(String id, String actor) {
        return journaled(actor, "restore.cancel", id, () -> {
            RestoreRow restore = get(id);
            switch (restore.state()) {
                case PLANNED, PAUSED -> catalogue.ended(id, RestoreState.CANCELLED, null);
                case ANALYZING, CONFIRMED, RUNNING -> catalogue.requestStop(id, "cancel");
                default ->
                    throw new Refusal(Kind.CONFLICT, "restore " + id + ": it has ended already as " + restore.state());
            }
            return get(id);
        });
    }

    /** Ends plans that nobody confirmed in time, and forgets the changes of restores that ended long ago. */
    public void expire() {
        catalogue.expire().forEach(id -> journal.write(SCHEDULE, "restore.expire", id, "done", Map.of()));
        int forgotten = catalogue.forgetChanges(settings.keepChanges());
        if (forgotten > 0) {
            log.info(
                    "restores: forgot {} changes that ended more than {} days ago",
                    forgotten,
                    settings.keepChanges().toDays());
        }
    }

    private RestoreRow journaled(String actor, String action, String subject, Supplier<RestoreRow> work) {
        try {
            RestoreRow restore = work.get();
            journal.write(actor, action, restore.id(), "accepted", Map.of("object", restore.object()));
            return restore;
        } catch (Refusal refused) {
            journal.write(actor, action, subject, "refused", Map.of("reason", refused.getMessage()));
            throw refused;
        }
    }
}
