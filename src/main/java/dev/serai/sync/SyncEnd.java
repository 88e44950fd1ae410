package dev.serai.sync;

import dev.serai.catalogue.Journal;
import dev.serai.catalogue.RecordStandings;
import dev.serai.catalogue.SyncCatalogue;
import dev.serai.catalogue.SyncDecisions;
import dev.serai.catalogue.SyncLags;
import dev.serai.catalogue.SyncRow;
import dev.serai.catalogue.SyncRunRow;
import dev.serai.remote.Failures;
import dev.serai.remote.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** How a sync's run ends. */
@Component("syncEnd")
public class SyncEnd {
    private static final Logger log = LoggerFactory.getLogger(SyncEnd.class);
    /** Time before a run that failed is tried again. */
    private static final Duration LATER = Duration.ofMinutes(2);

    private final SyncCatalogue catalogue;
    private final SyncDecisions decisions;
    private final RecordStandings standings;
    private final SyncLags lags;
    private final Running running;
    private final Holding holding;
    private final Previews previews;
    private final SyncMeters meters;
    private final Journal journal;
    private final Failures failures;

    SyncEnd(
            SyncCatalogue catalogue,
            SyncDecisions decisions,
            RecordStandings standings,
            SyncLags lags,
            Running running,
            Holding holding,
            Previews previews,
            SyncMeters meters,
            Journal journal,
            Failures failures) {
        this.catalogue = catalogue;
        this.decisions = decisions;
        this.standings = standings;
        this.lags = lags;
        this.running = running;
        this.holding = holding;
        this.previews = previews;
        this.meters = meters;
        this.journal = journal;
        this.failures = failures;
    }

    /** All was carried out, or for a preview: all was decided. */
    public void complete(Work work) {
        work.check();
        holding.check(work);
        running.remove(work.id());
        keepCalls(work);
        Map<String, Long> counts = decisions.counts(work.id());
        Map<String, Long> outcomes = decisions.outcomes(work.id());
        if (work.preview()) {
            catalogue.previewed(work.name(), Json.text(previews.of(work, counts)), decisions.digest(work.id()));
        } else if (!work.rollback()) {
            carriedOut(work, counts, outcomes.getOrDefault(Done.POSTPONED, 0L));
        }
        boolean failed = outcomes.containsKey(Done.FAILED);
        catalogue.ended(
                work.id(), failed ? "COMPLETED_WITH_FAILURES" : "COMPLETED", Json.text(all(counts, outcomes)), null);
        tell(work.id());
    }

    /** @param left cards that are left to the next run, which then comes at once */
    private void carriedOut(Work work, Map<String, Long> counts, long left) {
        Instant next =
                left > 0 ? Instant.now() : Instant.now().plus(work.mapping().poll());
        if (work.hasSwept()) {
            catalogue.swept(work.name());
        }
        catalogue.ran(work.name(), work.mapping().version(), work.began(), work.full(), next, left);
        Set<String> putOff = decisions.putOff(work.id());
        lags.ran(
                work.name(),
                work.began(),
                !putOff.contains("UpdateContact"),
                left == 0 && !putOff.contains("AppendCard") && !putOff.contains("CreateCard"));
        if (work.full() || !counts.isEmpty()) {
            standings.tidy(work.name());
        }
        if (work.looksAtAllNext()) {
            catalogue.fullNext(work.name());
        }
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

    /** A run that cannot go on: what it saw is not to be believed, its sync was disabled, or it failed. */
    public void failed(String id, Exception failure) {
        RuntimeException cause = failures.translate(failure);
        Optional<Work> work = running.remove(id);
        if (running.closing() || work.filter(holding::lost).isPresent()) {
            throw new ToBeResumed(id);
        }
        work.ifPresent(this::keepCalls);
        SyncRunRow run = catalogue.run(id).orElseThrow();
        String counts = Json.text(all(decisions.counts(id), decisions.outcomes(id)));
        String reason = String.valueOf(cause.getMessage());
        boolean ended;
        if (cause instanceof NotBelieved) {
            ended = catalogue.ended(id, "STOPPED", counts, reason);
            if (runsTheSync(run)) {
                catalogue.stop(run.sync(), reason);
            }
        } else if (cause instanceof Stopped) {
            ended = catalogue.ended(id, "CANCELLED", counts, null);
        } else {
            log.debug("sync run {}: failed", id, cause);
            ended = catalogue.ended(id, "FAILED", counts, reason);
            if (runsTheSync(run)) {
                catalogue.failed(run.sync(), reason, Instant.now().plus(LATER));
            }
        }
        if (ended) {
            tell(id);
        }
    }

    /** Whether it carries out what the sync is for; a preview or a rollback that fails says nothing of the sync. */
    private static boolean runsTheSync(SyncRunRow run) {
        return run.kind().equals("full") || run.kind().equals("changes");
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
