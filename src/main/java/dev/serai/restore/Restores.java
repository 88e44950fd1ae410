package dev.serai.restore;

import dev.serai.archive.Manifest;
import dev.serai.catalogue.BackupRow;
import dev.serai.catalogue.Journal;
import dev.serai.catalogue.RestoreCatalogue;
import dev.serai.catalogue.RestoreOutcomes;
import dev.serai.catalogue.RestoreRow;
import dev.serai.catalogue.RestoreState;
import dev.serai.flow.Runs;
import dev.serai.hubspot.HubspotAccounts;
import dev.serai.remote.Json;
import dev.serai.remote.Refusal;
import dev.serai.remote.Refusal.Kind;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What people and routes can ask of restores, but for {@link PlanReview}; each request is written to the journal with its
 * outcome.
 */
@Component("restores")
public class Restores {
    /** The kind of run that analyzes. */
    private static final String ANALYSIS = "restore-analysis";
    /** The kind of run that writes. */
    static final String RESTORE = "restore";

    private static final String SCHEDULE = "schedule";
    private static final Logger log = LoggerFactory.getLogger(Restores.class);
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

    private final RestoreCatalogue catalogue;
    private final RestoreOutcomes outcomes;
    private final Archives archives;
    private final HubspotAccounts accounts;
    private final Runs runs;
    private final AccountUse use;
    private final Journal journal;
    private final RestoreJournal requests;
    private final RestoreSettings settings;
    private final TransactionTemplate transaction;

    Restores(
            RestoreCatalogue catalogue,
            RestoreOutcomes outcomes,
            Archives archives,
            HubspotAccounts accounts,
            Runs runs,
            AccountUse use,
            Journal journal,
            RestoreJournal requests,
            RestoreSettings settings,
            TransactionTemplate transaction) {
        this.catalogue = catalogue;
        this.outcomes = outcomes;
        this.archives = archives;
        this.accounts = accounts;
        this.runs = runs;
        this.use = use;
        this.journal = journal;
        this.requests = requests;
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
        return requests.of(actor, "restore.request", String.valueOf(request.backupId()), () -> {
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
        return requests.of(actor, "restore.undo", id, () -> {
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

    /** Stops writing after the batches at work; {@link #resume} goes on. */
    public RestoreRow pause(String id, String actor) {
        return requests.of(actor, "restore.pause", id, () -> {
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
        return requests.of(actor, "restore.resume", id, () -> {
            use.checkNoBackup(get(id), alongsideBackup);
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
        return requests.of(actor, "restore.cancel", id, () -> {
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
}
