package dev.serai.restore;

import dev.serai.catalogue.BackupCatalogue;
import dev.serai.catalogue.RestoreCatalogue;
import dev.serai.catalogue.RestoreChanges;
import dev.serai.catalogue.RestoreChanges.Analyzed;
import dev.serai.catalogue.RestoreChanges.PropertyCount;
import dev.serai.catalogue.RestoreLinks;
import dev.serai.catalogue.RestoreRow;
import dev.serai.hubspot.BatchUpdate;
import dev.serai.hubspot.HubspotGateway;
import dev.serai.remote.Json;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Sums up what is planned, and gives it a fingerprint: only what has been reviewed can be confirmed. */
@Component
class Plans {
    /** Reading again, writing, and reading back. */
    private static final int CALLS_A_BATCH = 3;

    private final RestoreCatalogue catalogue;
    private final RestoreChanges changes;
    private final RestoreLinks links;
    private final BackupCatalogue backups;
    private final HubspotGateway gateway;
    private final RestoreSettings settings;

    Plans(
            RestoreCatalogue catalogue,
            RestoreChanges changes,
            RestoreLinks links,
            BackupCatalogue backups,
            HubspotGateway gateway,
            RestoreSettings settings) {
        this.catalogue = catalogue;
        this.changes = changes;
        this.links = links;
        this.backups = backups;
        this.gateway = gateway;
        this.settings = settings;
    }

    /** Sums up a plan as it is chosen now; its time to be confirmed begins anew. */
    Plan write(RestoreRow restore, List<Selection.Excluded> excluded, List<String> warnings) {
        Plan plan = plan(restore, excluded, warnings);
        String json = Json.text(plan);
        catalogue.planned(
                restore.id(), json, fingerprint(restore, json), Instant.now().plus(settings.confirmable()));
        return plan;
    }

    private Plan plan(RestoreRow restore, List<Selection.Excluded> excluded, List<String> warnings) {
        Analyzed analyzed = changes.analyzed(restore.id());
        Map<String, Long> kinds = changes.countsByKind(restore.id());
        List<PropertyCount> properties = changes.countsByProperty(restore.id());
        long calls = calls(kinds, Decision.Kind.CHANGE) + calls(kinds, Decision.Kind.RECREATE);
        return new Plan(
                analyzed.records(),
                analyzed.unchanged(),
                kinds,
                properties,
                excluded,
                warnings,
                properties.stream().mapToLong(PropertyCount::cleared).sum(),
                toRelink(restore),
                calls,
                calls * 10 / Math.max(1, gateway.callsPer10s(restore.account())));
    }

    private long toRelink(RestoreRow restore) {
        RestoreRequest request = Json.read(restore.request(), RestoreRequest.class);
        boolean relinks = request.recreateDeleted() && restore.undoOf() == null;
        return relinks ? links.unlinkedCount(RestoreCreate.of(restore, backups)) : 0;
    }

    private static long calls(Map<String, Long> kinds, Decision.Kind kind) {
        long batches = (kinds.getOrDefault(kind.name(), 0L) + BatchUpdate.MOST - 1) / BatchUpdate.MOST;
        return CALLS_A_BATCH * batches;
    }

    private String fingerprint(RestoreRow restore, String plan) {
        try {
            String all = restore.id() + restore.request() + plan + changes.digest(restore.id());
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(all.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
