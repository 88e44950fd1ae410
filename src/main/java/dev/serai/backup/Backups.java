package dev.serai.backup;

import dev.serai.archive.ArchiveVerifier;
import dev.serai.archive.Verification;
import dev.serai.catalogue.BackupCatalogue;
import dev.serai.catalogue.BackupRow;
import dev.serai.catalogue.BackupState;
import dev.serai.catalogue.Journal;
import dev.serai.catalogue.RestoreCatalogue;
import dev.serai.catalogue.RestoreState;
import dev.serai.flow.Runs;
import dev.serai.hubspot.HubspotAccounts;
import dev.serai.remote.Refusal;
import dev.serai.remote.Refusal.Kind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** What people and routes can ask of backups; each request is written to the journal with its outcome. */
@Component("backups")
public class Backups {
    /** Who asks when a schedule does. */
    public static final String SCHEDULE = "schedule";

    private static final Logger log = LoggerFactory.getLogger(Backups.class);

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

    private final BackupCatalogue catalogue;
    private final RestoreCatalogue restores;
    private final BackupSettings settings;
    private final HubspotAccounts accounts;
    private final Runs runs;
    private final Journal journal;
    private final TransactionTemplate transaction;

    Backups(
            BackupCatalogue catalogue,
            RestoreCatalogue restores,
            BackupSettings settings,
            HubspotAccounts accounts,
            Runs runs,
            Journal journal,
            TransactionTemplate transaction) {
        this.catalogue = catalogue;
        this.restores = restores;
        this.settings = settings;
        this.accounts = accounts;
        this.runs = runs;
        this.journal = journal;
        this.transaction = transaction;
    }

    /**
     * Takes on a backup, which another thread or node then runs.
     *
     * @param actor who asks
     * @throws Refusal if the account is not known, is being backed up or restored already, or was backed up too recently
     */
    public BackupRow request(BackupRequest request, String actor) {
        String account = request.account();
        try {
            checkFrequency(account);
            if (!request.alongsideRestore()) {
                checkNotBeingRestored(account);
            }
            String id = newId(account);
            transaction.executeWithoutResult(status -> {
                if (!catalogue.add(id, account, actor, request.objects())) {
                    throw alreadyUnderWay(account);
                }
                runs.start("backup", id);
            });
            journal.write(
                    actor, "backup.request", id, "accepted", Map.of("account", account, "objects", request.objects()));
            return get(id);
        } catch (Refusal refused) {
            journal.write(actor, "backup.request", account, "refused", Map.of("reason", refused.getMessage()));
            throw refused;
        }
    }

    private void checkFrequency(String account) {
        BackupFrequency.of(accounts.get(account).plan())
                .nextAllowed(catalogue.lastSealed(account), Instant.now())
                .ifPresent(next -> {
                    throw new Refusal(
                            Kind.TOO_EARLY,
                            "account " + account + ": its plan \""
                                    + accounts.get(account).plan()
                                    + "\" does not allow another backup yet; the next is allowed from " + next,
                            Map.of("nextAllowedAt", next));
                });
    }

    /** A restore that is paused changes nothing, and may stay so for days. */
    private void checkNotBeingRestored(String account) {
        restores.active(account)
                .filter(restore -> restore.state() != RestoreState.PAUSED)
                .ifPresent(restore -> {
                    String address = "/api/restores/" + restore.id();
                    throw new Refusal(
                            Kind.CONFLICT,
                            "account " + account + ": is being restored, see " + address
                                    + "; wait for its end, or send alongsideRestore true",
                            Map.of("running", address));
                });
    }

    /** Takes on the backup that is due by an account's schedule; one that is refused is left to the next time. */
    public void scheduled(String account) {
        try {
            request(new BackupRequest(account, null, false), SCHEDULE);
        } catch (Refusal refused) {
            log.warn("scheduled backup: {}", refused.getMessage());
        }
    }

    private Refusal alreadyUnderWay(String account) {
        String running = catalogue.underWay(account).map(BackupRow::id).orElse("");
        return new Refusal(
                Kind.CONFLICT,
                "account " + account + ": backup " + running + " is under way; wait for its end or cancel it",
                Map.of("running", "/api/backups/" + running));
    }

    /** Sorts by time and tells the account. */
    private static String newId(String account) {
        byte[] random = new byte[3];
        ThreadLocalRandom.current().nextBytes(random);
        return TIME.format(Instant.now()) + "-" + account + "-" + HexFormat.of().formatHex(random);
    }

    /** @throws Refusal if there is no such backup */
    public BackupRow get(String id) {
        return catalogue
                .find(id)
                .orElseThrow(() -> new Refusal(
                        Kind.NOT_FOUND, "backup " + id + ": not in the catalogue; GET /api/backups lists all"));
    }

    /** The backup of an account that is queued or running. */
    public Optional<BackupRow> underWay(String account) {
        return catalogue.underWay(account);
    }

    /**
     * The file of a backup's archive.
     *
     * @throws Refusal if there is none, or none any more
     */
    public Path archive(String id) {
        BackupRow backup = get(id);
        if (backup.state() == BackupState.EXPIRED) {
            throw new Refusal(
                    Kind.GONE,
                    "backup " + id + ": its archive was removed after its time to be kept, which ended at "
                            + backup.expiresAt());
        }
        if (backup.archive() == null) {
            throw new Refusal(Kind.CONFLICT, "backup " + id + ": it has no archive, its state is " + backup.state());
        }
        Path file = Path.of(backup.archive());
        if (!Files.isReadable(file)) {
            String vanished = "its archive is missing: " + file + " cannot be read";
            catalogue.damaged(id, vanished);
            throw new Refusal(Kind.GONE, "backup " + id + ": " + vanished);
        }
        return file;
    }

    /** {@link #archive} for somebody who takes it away. */
    public Path download(String id, String actor) {
        Path file = archive(id);
        journal.write(actor, "backup.download", id, "done", Map.of());
        return file;
    }

    /** Reads the whole archive again and proves every hash, count and shape. */
    public Verification verify(String id, String actor) {
        Verification found = ArchiveVerifier.verify(archive(id));
        journal.write(
                actor,
                "backup.verify",
                id,
                found.ok() ? "whole" : "damaged",
                Map.of("findings", found.findings().size()));
        if (!found.ok()) {
            catalogue.damaged(id, "its archive is damaged: " + found.findings().get(0));
        }
        return found;
    }

    /** @throws Refusal if it has ended already */
    public BackupRow cancel(String id, String actor) {
        BackupRow backup = get(id);
        if (backup.state().ended()) {
            throw new Refusal(Kind.CONFLICT, "backup " + id + ": it has ended already as " + backup.state());
        }
        catalogue.requestCancel(id);
        journal.write(actor, "backup.cancel", id, "accepted", Map.of());
        return get(id);
    }

    /** Keeps an archive past its time, or no longer. */
    public BackupRow hold(String id, boolean held, String actor) {
        archive(id);
        catalogue.hold(id, held);
        journal.write(actor, held ? "backup.hold" : "backup.release", id, "done", Map.of());
        return get(id);
    }

    /** Backups whose archives have passed their time. */
    public List<BackupRow> expired() {
        return catalogue.expired(Instant.now());
    }

    /** Removes an archive; what the catalogue knows of the backup stays. */
    public void expire(BackupRow backup) {
        try {
            Files.deleteIfExists(Path.of(backup.archive()));
        } catch (IOException failed) {
            journal.write(SCHEDULE, "backup.expire", backup.id(), "failed", Map.of("reason", String.valueOf(failed)));
            throw new UncheckedIOException(failed);
        }
        catalogue.expire(backup.id());
        journal.write(SCHEDULE, "backup.expire", backup.id(), "done", Map.of());
    }
}
