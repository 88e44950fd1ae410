package dev.serai.restore;

import dev.serai.archive.Manifest;
import dev.serai.catalogue.BackupRow;
import dev.serai.catalogue.ComparisonCatalogue;
import dev.serai.catalogue.ComparisonRow;
import dev.serai.catalogue.Journal;
import dev.serai.flow.Runs;
import dev.serai.remote.Json;
import dev.serai.remote.Refusal;
import dev.serai.remote.Refusal.Kind;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** What people and routes can ask of comparisons; each request is written to the journal with its outcome. */
@Component("comparisons")
public class Comparisons {
    private static final String RUN = "comparison";
    private static final Logger log = LoggerFactory.getLogger(Comparisons.class);
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

    private final ComparisonCatalogue catalogue;
    private final Archives archives;
    private final Runs runs;
    private final Journal journal;
    private final RestoreSettings settings;
    private final TransactionTemplate transaction;

    Comparisons(
            ComparisonCatalogue catalogue,
            Archives archives,
            Runs runs,
            Journal journal,
            RestoreSettings settings,
            TransactionTemplate transaction) {
        this.catalogue = catalogue;
        this.archives = archives;
        this.runs = runs;
        this.journal = journal;
        this.settings = settings;
        this.transaction = transaction;
    }

    /**
     * Takes on a comparison.
     *
     * @throws Refusal if the two cannot be compared
     */
    public ComparisonRow request(ComparisonRequest request, String actor) {
        if (request == null) {
            throw new Refusal(
                    Kind.INVALID, "body: missing; send JSON such as {\"backupId\": \"<id>\", \"with\": \"live\"}");
        }
        return journaled(actor, "comparison.request", String.valueOf(request.backupId()), () -> {
            if (request.with() == null || request.with().isBlank()) {
                throw new Refusal(Kind.INVALID, "with: missing; give the id of another backup, or live");
            }
            BackupRow backup = archives.backup(request.backupId());
            BackupRow other = request.live() ? null : archives.backup(request.with());
            check(request, backup, other);
            ComparisonRow row = new ComparisonRow(
                    id(),
                    backup.account(),
                    null,
                    null,
                    backup.id(),
                    other == null ? null : other.id(),
                    Json.text(request),
                    actor,
                    null,
                    null,
                    null,
                    null);
            transaction.executeWithoutResult(status -> {
                catalogue.add(row);
                runs.start(RUN, row.id());
            });
            return get(row.id());
        });
    }

    private static String id() {
        byte[] random = new byte[3];
        ThreadLocalRandom.current().nextBytes(random);
        return TIME.format(Instant.now()) + "-comparison-" + HexFormat.of().formatHex(random);
    }

    private void check(ComparisonRequest request, BackupRow backup, BackupRow other) {
        Manifest one = archives.compared(backup);
        if (request.object() != null) {
            Archives.object(one, request.object());
        }
        if (other == null) {
            archives.checkPortal(backup, one, backup.account(), false);
            return;
        }
        Manifest two = archives.compared(other);
        Long portal = one.backup().portalId();
        Long otherPortal = two.backup().portalId();
        if (!Objects.equals(portal, otherPortal)) {
            throw new Refusal(
                    Kind.INVALID,
                    "with: backup " + other.id() + " was made of the HubSpot account " + otherPortal + ", and backup "
                            + backup.id() + " of " + portal + "; their record ids have nothing to do with each other");
        }
    }

    /** @throws Refusal if there is no such comparison */
    public ComparisonRow get(String id) {
        return ComparisonStatuses.find(catalogue, id);
    }

    /** Stops a comparison; what it has found stays. */
    public ComparisonRow cancel(String id, String actor) {
        return journaled(actor, "comparison.cancel", id, () -> {
            ComparisonRow comparison = get(id);
            if (comparison.state().ended()) {
                throw new Refusal(
                        Kind.CONFLICT, "comparison " + id + ": it has ended already as " + comparison.state());
            }
            catalogue.requestStop(id);
            return get(id);
        });
    }

    /** Forgets comparisons that ended long ago. */
    public void expire() {
        int forgotten = catalogue.forget(settings.keepChanges());
        if (forgotten > 0) {
            log.info(
                    "comparisons: forgot {} that ended more than {} days ago",
                    forgotten,
                    settings.keepChanges().toDays());
        }
    }

    private ComparisonRow journaled(String actor, String action, String subject, Supplier<ComparisonRow> work) {
        try {
            ComparisonRow comparison = work.get();
            journal.write(actor, action, comparison.id(), "accepted", Map.of("backup", comparison.backupId()));
            return comparison;
        } catch (Refusal refused) {
            journal.write(actor, action, subject, "refused", Map.of("reason", refused.getMessage()));
            throw refused;
        }
    }
}
