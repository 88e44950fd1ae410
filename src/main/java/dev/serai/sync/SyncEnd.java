package dev.serai.sync;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.catalogue.Journal;
import dev.serai.catalogue.RecordStandings;
import dev.serai.catalogue.SyncCatalogue;
import dev.serai.catalogue.SyncDecisions;
import dev.serai.catalogue.SyncRow;
import dev.serai.catalogue.SyncRunRow;
import dev.serai.hubspot.BatchWrite;
import dev.serai.hubspot.HubspotGateway;
import dev.serai.remote.Failures;
import dev.serai.remote.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** How a sync's run ends. */
@Component("syncEnd")
public class SyncEnd {
    private static final Logger log = LoggerFactory.getLogger(SyncEnd.class);
    private static final int SAMPLES = 5;
    /** Time before a run that failed is tried again. */
    private static final Duration LATER = Duration.ofMinutes(2);

    private final SyncCatalogue catalogue;
    private final SyncDecisions decisions;
    private final RecordStandings standings;
    private final MappingFiles mappings;
    private final HubspotGateway gateway;
    private final Running running;
    private final MappingsInForce inForce;
    private final SyncMeters meters;
    private final Journal journal;
    private final Failures failures;

    SyncEnd(
            SyncCatalogue catalogue,
            SyncDecisions decisions,
            RecordStandings standings,
            MappingFiles mappings,
            HubspotGateway gateway,
            Running running,
            MappingsInForce inForce,
            SyncMeters meters,
            Journal journal,
            Failures failures) {
        this.catalogue = catalogue;
        this.decisions = decisions;
        this.standings = standings;
        this.mappings = mappings;
        this.gateway = gateway;
        this.running = running;
        this.inForce = inForce;
        this.meters = meters;
        this.journal = journal;
        this.failures = failures;
    }

    /** All was carried out, or for a preview: all was decided. */
    public void complete(Work work) {
        work.check();
        running.remove(work.id());
        keepCalls(work);
        Map<String, Long> counts = decisions.counts(work.id());
        Map<String, Long> outcomes = decisions.outcomes(work.id());
        if (work.preview()) {
            preview(work, counts);
        } else if (!work.rollback()) {
            Instant next = Instant.now().plus(work.mapping().poll());
            if (work.hasSwept()) {
                catalogue.swept(work.name());
            }
            catalogue.ran(work.name(), work.mapping().version(), work.began(), work.full(), next);
            if (work.full() || !counts.isEmpty()) {
                standings.tidy(work.name());
            }
            if (work.looksAtAllNext()) {
                catalogue.fullNext(work.name());
            }
        }
        boolean failed = outcomes.containsKey(Done.FAILED);
        catalogue.ended(
                work.id(), failed ? "COMPLETED_WITH_FAILURES" : "COMPLETED", Json.text(all(counts, outcomes)), null);
        tell(work.id());
    }

    private void keepCalls(Work work) {
        catalogue.read(work.id(), 0, 0, work.takeCalls());
        catalogue.sansanCalls(work.id(), work.sansanCalls());
    }

    private static Map<String, Object> all(Map<String, Long> counts, Map<String, Long> outcomes) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("actions", counts);
        all.put("outcomes", outcomes);
        return all;
    }

    private void preview(Work work, Map<String, Long> counts) {
        SyncRunRow run = catalogue.run(work.id()).orElseThrow();
        Map<String, List<JsonNode>> samples = new LinkedHashMap<>();
        counts.keySet()
                .forEach(kind -> samples.put(
                        kind,
                        decisions.samples(work.id(), kind, SAMPLES).stream()
                                .map(row -> Json.read(row.content(), JsonNode.class))
                                .toList()));
        long creates = SyncRun.creates(counts);
        long updates = counts.getOrDefault("UpdateContact", 0L);
        long cards = counts.getOrDefault("CreateCard", 0L) + counts.getOrDefault("AppendCard", 0L);
        long calls = batches(counts.getOrDefault("CreateContact", 0L)) + 2 * batches(updates) + cards;
        Preview preview = new Preview(
                run.id(),
                work.mapping().version(),
                run.cards(),
                run.contacts(),
                counts,
                samples,
                calls,
                Math.max(
                        calls
                                * 10
                                / Math.max(1, gateway.callsPer10s(work.mapping().account())),
                        cards / 5),
                inForce.hinders(work.mapping()),
                new Guard(work.mapping().caps(), 0, 0).stops(List.of(), creates, updates));
        catalogue.previewed(work.name(), Json.text(preview), decisions.digest(work.id()));
    }

    private static long batches(long records) {
        return (records + BatchWrite.MOST - 1) / BatchWrite.MOST;
    }

    /** A run that cannot go on: what it saw is not to be believed, its sync was disabled, or it failed. */
    public void failed(String id, Exception failure) {
        RuntimeException cause = failures.translate(failure);
        Optional<Work> work = running.remove(id);
        if (running.closing()) {
            throw new ToBeResumed(id);
        }
        work.ifPresent(this::keepCalls);
        SyncRunRow run = catalogue.run(id).orElseThrow();
        String counts = Json.text(all(decisions.counts(id), decisions.outcomes(id)));
        String reason = String.valueOf(cause.getMessage());
        boolean ended;
        if (cause instanceof NotBelieved) {
            ended = catalogue.ended(id, "STOPPED", counts, reason);
            catalogue.stop(run.sync(), reason);
        } else if (cause instanceof Stopped) {
            ended = catalogue.ended(id, "CANCELLED", counts, null);
        } else {
            log.debug("sync run {}: failed", id, cause);
            ended = catalogue.ended(id, "FAILED", counts, reason);
            catalogue.failed(run.sync(), reason, Instant.now().plus(LATER));
        }
        if (ended) {
            tell(id);
        }
    }

    private void tell(String id) {
        SyncRunRow run = catalogue.run(id).orElseThrow();
        meters.ended(run);
        SyncRow sync = catalogue.find(run.sync()).orElseThrow();
        boolean quiet = run.kind().equals("changes") && run.counts().equals("{\"actions\": {}, \"outcomes\": {}}");
        if (!quiet || run.failure() != null) {
            journal.write(
                    sync.enabledBy() == null ? "hub" : sync.enabledBy(),
                    "sync." + run.kind(),
                    run.id(),
                    run.state(),
                    run.failure() == null ? Map.of() : Map.of("reason", run.failure()));
            log.info(
                    "sync {}: {} run {} {}, {} cards and {} contacts read with {} calls, {}{}",
                    run.sync(),
                    run.kind(),
                    run.id(),
                    run.state(),
                    run.cards(),
                    run.contacts(),
                    run.calls(),
                    run.counts(),
                    run.failure() == null ? "" : ": " + run.failure());
        }
    }
}
