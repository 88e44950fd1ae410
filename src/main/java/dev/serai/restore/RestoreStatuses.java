package dev.serai.restore;

import dev.serai.catalogue.RestoreCatalogue;
import dev.serai.catalogue.RestoreChanges;
import dev.serai.catalogue.RestoreLinks;
import dev.serai.catalogue.RestoreOutcomes;
import dev.serai.catalogue.RestoreRow;
import dev.serai.catalogue.RestoreState;
import dev.serai.hubspot.HubspotGateway;
import dev.serai.remote.Json;
import dev.serai.remote.Purpose;
import dev.serai.remote.Refusal;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Tells how restores stand. */
@Component("restoreStatuses")
public class RestoreStatuses {
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(ZoneId.systemDefault());

    private final RestoreCatalogue catalogue;
    private final RestoreChanges changes;
    private final RestoreOutcomes outcomes;
    private final RestoreLinks links;
    private final HubspotGateway gateway;

    RestoreStatuses(
            RestoreCatalogue catalogue,
            RestoreChanges changes,
            RestoreOutcomes outcomes,
            RestoreLinks links,
            HubspotGateway gateway) {
        this.catalogue = catalogue;
        this.changes = changes;
        this.outcomes = outcomes;
        this.links = links;
        this.gateway = gateway;
    }

    /** Newest first. */
    public List<RestoreStatus> list(int limit, int offset) {
        return catalogue.list(limit, offset).stream().map(this::of).toList();
    }

    /** @throws Refusal if there is no such restore */
    public RestoreStatus of(String id) {
        return of(find(catalogue, id));
    }

    /** {@link #of(String)} as JSON. */
    public String json(String id) {
        return Json.text(of(id));
    }

    static RestoreRow find(RestoreCatalogue catalogue, String id) {
        return catalogue
                .find(id)
                .orElseThrow(() -> new Refusal(
                        Refusal.Kind.NOT_FOUND,
                        "restore " + id + ": not in the catalogue; GET /api/restores lists all"));
    }

    /** As the restore is listed: by what, and when it was asked for or began. */
    static String title(RestoreRow restore) {
        Instant at = restore.startedAt() == null ? restore.requestedAt() : restore.startedAt();
        String object = restore.object();
        return (restore.undoOf() == null ? "Data restore" : "Undo of a data restore")
                + " – " + object.substring(0, 1).toUpperCase(Locale.ROOT) + object.substring(1)
                + " – " + MINUTE.format(at);
    }

    private RestoreStatus of(RestoreRow restore) {
        boolean working = restore.state() == RestoreState.ANALYZING || restore.state() == RestoreState.RUNNING;
        return new RestoreStatus(
                restore.id(),
                title(restore),
                restore.account(),
                restore.state(),
                restore.phase(),
                working ? gateway.waiting(restore.account(), Purpose.RESTORE).orElse(null) : null,
                restore.backupId(),
                restore.undoOf(),
                restore.object(),
                Json.read(restore.request(), RestoreRequest.class),
                restore.requestedBy(),
                restore.requestedAt(),
                restore.expected(),
                changes.analyzed(restore.id()).records(),
                restore.plan() == null ? null : Json.read(restore.plan(), Plan.class),
                restore.fingerprint(),
                restore.expiresAt(),
                restore.confirmedBy(),
                restore.confirmedAt(),
                restore.factor(),
                restore.startedAt(),
                restore.finishedAt(),
                restore.plan() == null ? 0 : outcomes.unsettledCount(restore.id()),
                outcomes.countsByOutcome(restore.id()),
                links.counts(restore.id()),
                restore.failure());
    }
}
