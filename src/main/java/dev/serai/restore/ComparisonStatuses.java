package dev.serai.restore;

import dev.serai.catalogue.ComparisonCatalogue;
import dev.serai.catalogue.ComparisonDifferences;
import dev.serai.catalogue.ComparisonDifferences.Counts;
import dev.serai.catalogue.ComparisonRow;
import dev.serai.hubspot.HubspotGateway;
import dev.serai.remote.Json;
import dev.serai.remote.Purpose;
import dev.serai.remote.Refusal;
import dev.serai.restore.ComparisonStatus.ObjectStatus;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Tells how comparisons stand. */
@Component("comparisonStatuses")
public class ComparisonStatuses {
    private final ComparisonCatalogue catalogue;
    private final ComparisonDifferences differences;
    private final HubspotGateway gateway;

    ComparisonStatuses(ComparisonCatalogue catalogue, ComparisonDifferences differences, HubspotGateway gateway) {
        this.catalogue = catalogue;
        this.differences = differences;
        this.gateway = gateway;
    }

    /** Newest first. */
    public List<ComparisonStatus> list(int limit, int offset) {
        return catalogue.list(limit, offset).stream().map(row -> of(row, false)).toList();
    }

    /** @throws Refusal if there is no such comparison */
    public ComparisonStatus of(String id) {
        return of(find(catalogue, id), true);
    }

    /** {@link #of(String)} as JSON. */
    public String json(String id) {
        return Json.text(of(id));
    }

    static ComparisonRow find(ComparisonCatalogue catalogue, String id) {
        return catalogue
                .find(id)
                .orElseThrow(() -> new Refusal(
                        Refusal.Kind.NOT_FOUND,
                        "comparison " + id + ": not in the catalogue; GET /api/comparisons lists all"));
    }

    private ComparisonStatus of(ComparisonRow row, boolean whole) {
        Map<Integer, Counts> counts = differences.counts(row.id());
        List<ObjectStatus> objects = differences.objects(row.id()).stream()
                .map(object -> of(row.id(), object, counts.get(object.place()), whole))
                .toList();
        boolean calls = row.withBackupId() == null && row.state() == ComparisonRow.State.RUNNING;
        return new ComparisonStatus(
                row.id(),
                row.account(),
                row.state(),
                row.phase(),
                calls ? gateway.waiting(row.account(), Purpose.BACKUP).orElse(null) : null,
                Json.read(row.request(), ComparisonRequest.class),
                row.requestedBy(),
                row.requestedAt(),
                row.startedAt(),
                row.finishedAt(),
                objects,
                row.failure());
    }

    private ObjectStatus of(String comparison, ComparisonDifferences.ObjectRow object, Counts counts, boolean whole) {
        Counts known = counts == null ? new Counts(0, 0, 0, 0) : counts;
        return new ObjectStatus(
                object.object(),
                whole ? Json.read(object.scope(), ComparedScope.class) : null,
                known.unchanged(),
                known.added(),
                known.removed(),
                known.changed(),
                whole ? differences.countsByProperty(comparison, object.place()) : null);
    }
}
