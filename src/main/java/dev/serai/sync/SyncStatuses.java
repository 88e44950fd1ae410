package dev.serai.sync;

import dev.serai.catalogue.SyncCatalogue;
import dev.serai.catalogue.SyncDecisions;
import dev.serai.catalogue.SyncLags;
import dev.serai.catalogue.SyncLinks;
import dev.serai.catalogue.SyncMappings;
import dev.serai.catalogue.SyncRow;
import dev.serai.catalogue.SyncRunRow;
import dev.serai.catalogue.SyncStandings;
import dev.serai.mapping.Direction;
import dev.serai.mapping.Mapping;
import dev.serai.remote.Json;
import dev.serai.remote.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Tells how syncs stand. */
@Component("syncStatuses")
public class SyncStatuses {
    private final SyncCatalogue catalogue;
    private final SyncMappings versions;
    private final SyncLinks links;
    private final SyncStandings standings;
    private final SyncLags lags;
    private final SyncDecisions decisions;
    private final MappingFiles mappings;
    private final MappingsInForce inForce;
    private final Syncs syncs;

    SyncStatuses(
            SyncCatalogue catalogue,
            SyncMappings versions,
            SyncLinks links,
            SyncStandings standings,
            SyncLags lags,
            SyncDecisions decisions,
            MappingFiles mappings,
            MappingsInForce inForce,
            Syncs syncs) {
        this.catalogue = catalogue;
        this.versions = versions;
        this.links = links;
        this.standings = standings;
        this.lags = lags;
        this.decisions = decisions;
        this.mappings = mappings;
        this.inForce = inForce;
        this.syncs = syncs;
    }

    public List<SyncStatus> list() {
        mappings.look();
        List<SyncRow> known = catalogue.all();
        Set<String> names = known.stream().map(SyncRow::name).collect(Collectors.toSet());
        return Stream.concat(
                        known.stream().map(this::of),
                        mappings.mistaken().stream()
                                .filter(name -> !names.contains(name))
                                .map(name -> SyncStatus.mistaken(name, mappings.findings(name))))
                .sorted(Comparator.comparing(SyncStatus::name))
                .toList();
    }

    /**
     * A sync; also one whose file has had mistakes from the beginning.
     *
     * @throws Refusal if there is no such file
     */
    public SyncStatus of(String name) {
        mappings.look();
        return catalogue.find(name).isEmpty() && mappings.mistaken().contains(name)
                ? SyncStatus.mistaken(name, mappings.findings(name))
                : of(syncs.get(name));
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
        SyncRunRow row = run(name, run);
        RunCounts counts = RunCounts.of(row, decisions);
        return RunReport.of(
                row,
                counts.actions(),
                counts.outcomes(),
                catalogue.sansanCalls(run),
                decisions.undone(run, RunReport.MOST_ERRORS));
    }

    private SyncStatus of(SyncRow sync) {
        Optional<Mapping> mapping = mappings.find(sync.name()).map(file -> inForce.of(sync));
        return new SyncStatus(
                sync.name(),
                mapping.map(Mapping::description).orElse(null),
                sync.state(),
                mapping.map(one -> one.direction().toString()).orElse(null),
                mapping.map(Mapping::version).orElse(null),
                mapping.flatMap(one -> versions.since(sync.name(), one.version()))
                        .orElse(null),
                inForce.findings(sync),
                catalogue.runs(sync.name(), 1, 0).stream().findFirst().orElse(null),
                sync.nextRunAt(),
                lag(sync.name(), mapping.map(Mapping::direction).orElse(Direction.BOTH)),
                sync.fullAt(),
                records(sync.name()),
                mapping.map(one -> left(sync, one)).orElse(null),
                sync.cardsLeft(),
                links.count(sync.name()),
                sync.preview() == null ? null : Json.read(sync.preview(), Preview.class),
                sync.fingerprint(),
                sync.enabledBy(),
                sync.enabledAt(),
                sync.failure());
    }

    private Map<String, Long> records(String name) {
        Map<String, Long> counts = standings.counts(name);
        Map<String, Long> all = new LinkedHashMap<>();
        RecordView.STATUSES.forEach(status -> all.put(status, counts.getOrDefault(status, 0L)));
        return all;
    }

    private SyncStatus.Lag lag(String name, Direction direction) {
        SyncLags.CarriedOut until = lags.carriedOut(name);
        return new SyncStatus.Lag(
                direction.toHubspot() ? seconds(until.hubspot()) : null,
                direction.toSansan() ? seconds(until.sansan()) : null);
    }

    private static Long seconds(Instant since) {
        return since == null ? null : Duration.between(since, Instant.now()).toSeconds();
    }

    private SyncStatus.WritesLeft left(SyncRow sync, Mapping mapping) {
        Map<String, Long> decided = catalogue
                .underWay(sync.name())
                .filter(run -> !run.kind().equals("preview"))
                .map(run -> decisions.counts(run.id()))
                .orElse(Map.of());
        long creates = (long) mapping.caps().creates() + sync.confirmedCreates();
        long updates = (long) mapping.caps().updates() + sync.confirmedUpdates();
        return new SyncStatus.WritesLeft(
                Math.max(0, creates - SyncRun.creates(decided, sync.cardsLeft())),
                Math.max(0, updates - decided.getOrDefault("UpdateContact", 0L)));
    }
}
