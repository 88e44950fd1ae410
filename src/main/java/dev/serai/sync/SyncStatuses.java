package dev.serai.sync;

import dev.serai.catalogue.SyncCatalogue;
import dev.serai.catalogue.SyncDecisions;
import dev.serai.catalogue.SyncLinks;
import dev.serai.catalogue.SyncRow;
import dev.serai.catalogue.SyncRunRow;
import dev.serai.mapping.Mapping;
import dev.serai.remote.Json;
import dev.serai.remote.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Tells how syncs stand. */
@Component("syncStatuses")
public class SyncStatuses {
    private final SyncCatalogue catalogue;
    private final SyncLinks links;
    private final SyncDecisions decisions;
    private final MappingFiles mappings;
    private final Syncs syncs;

    SyncStatuses(
            SyncCatalogue catalogue, SyncLinks links, SyncDecisions decisions, MappingFiles mappings, Syncs syncs) {
        this.catalogue = catalogue;
        this.links = links;
        this.decisions = decisions;
        this.mappings = mappings;
        this.syncs = syncs;
    }

    public List<SyncStatus> list() {
        mappings.look();
        return catalogue.all().stream().map(this::of).toList();
    }

    /** @throws Refusal if there is no such sync */
    public SyncStatus of(String name) {
        return of(syncs.get(name));
    }

    /** Newest first. */
    public List<SyncRunRow> runs(String name, int limit, int offset) {
        syncs.get(name);
        if (limit < 1 || limit > 1000 || offset < 0) {
            throw new Refusal(
                    Refusal.Kind.INVALID,
                    "limit " + limit + ", offset " + offset + ": out of range; use 1 to 1000, from 0");
        }
        return catalogue.runs(name, limit, offset);
    }

    /** @throws Refusal if the sync has no such run */
    public SyncRunRow run(String name, String run) {
        return catalogue
                .run(run)
                .filter(one -> one.sync().equals(name))
                .orElseThrow(() -> new Refusal(
                        Refusal.Kind.NOT_FOUND,
                        "run " + run + ": not of sync " + name + "; GET /api/syncs/" + name + "/runs lists all"));
    }

    /** A run with what it decided, what became of that, and its calls. */
    public RunReport report(String name, String run) {
        return RunReport.of(
                run(name, run),
                decisions.counts(run),
                decisions.outcomes(run),
                catalogue.sansanCalls(run),
                decisions.undone(run, RunReport.MOST_ERRORS));
    }

    private SyncStatus of(SyncRow sync) {
        Optional<Mapping> mapping = mappings.find(sync.name());
        Instant until = sync.contactsUntil();
        return new SyncStatus(
                sync.name(),
                mapping.map(Mapping::description).orElse(null),
                sync.state(),
                mapping.map(one -> one.direction().toString()).orElse(null),
                mapping.map(Mapping::version).orElse(null),
                mappings.findings(sync.name()),
                catalogue.runs(sync.name(), 1, 0).stream().findFirst().orElse(null),
                sync.nextRunAt(),
                until == null ? null : Duration.between(until, Instant.now()).toSeconds(),
                sync.fullAt(),
                links.standings(sync.name()),
                links.count(sync.name()),
                sync.preview() == null ? null : Json.read(sync.preview(), Preview.class),
                sync.fingerprint(),
                sync.enabledBy(),
                sync.enabledAt(),
                sync.failure());
    }
}
