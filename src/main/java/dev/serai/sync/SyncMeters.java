package dev.serai.sync;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.catalogue.SyncCatalogue;
import dev.serai.catalogue.SyncLags;
import dev.serai.catalogue.SyncRow;
import dev.serai.catalogue.SyncRunRow;
import dev.serai.catalogue.SyncStandings;
import dev.serai.mapping.Direction;
import dev.serai.mapping.Mapping;
import dev.serai.remote.Json;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/**
 * Metrics of each sync: {@code serai.sync.lag} and {@code serai.sync.records} as the catalogue has them, whichever node is
 * asked; {@code serai.sync.runs}, {@code serai.sync.calls} and {@code serai.sync.failures} of the runs of this node.
 */
@Component
class SyncMeters {
    private static final Logger log = LoggerFactory.getLogger(SyncMeters.class);

    private final MeterRegistry registry;
    private final SyncCatalogue catalogue;
    private final SyncStandings standings;
    private final SyncLags lags;
    private final MappingFiles mappings;
    private final MultiGauge lag;
    private final MultiGauge records;
    private final ScheduledExecutorService counting =
            Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "sync-count"));

    SyncMeters(
            MeterRegistry registry,
            SyncCatalogue catalogue,
            SyncStandings standings,
            SyncLags lags,
            MappingFiles mappings,
            SyncHealthSettings settings) {
        this.registry = registry;
        this.catalogue = catalogue;
        this.standings = standings;
        this.lags = lags;
        this.mappings = mappings;
        this.lag = MultiGauge.builder("serai.sync.lag")
                .description("Time since a look at one side of which all is carried out on the other")
                .baseUnit("seconds")
                .register(registry);
        this.records = MultiGauge.builder("serai.sync.records")
                .description("Records by how they stand; a pair counts once")
                .register(registry);
        long every = settings.countEvery().toMillis();
        counting.scheduleWithFixedDelay(this::count, every, every, TimeUnit.MILLISECONDS);
    }

    private void count() {
        try {
            List<MultiGauge.Row<?>> rows = new ArrayList<>();
            List<MultiGauge.Row<?>> counts = new ArrayList<>();
            for (SyncRow sync : catalogue.all()) {
                rows.addAll(lags(sync));
                Map<String, Long> found = standings.counts(sync.name());
                RecordView.STATUSES.forEach(status -> counts.add(MultiGauge.Row.of(
                        Tags.of("sync", sync.name(), "status", status), found.getOrDefault(status, 0L))));
            }
            lag.register(rows, true);
            records.register(counts, true);
        } catch (DataAccessException unreachable) {
            log.debug("sync metrics: cannot be counted now", unreachable);
        }
    }

    private List<MultiGauge.Row<?>> lags(SyncRow sync) {
        List<MultiGauge.Row<?>> rows = new ArrayList<>();
        Direction direction = mappings.find(sync.name()).map(Mapping::direction).orElse(Direction.BOTH);
        if (sync.state().equals("ENABLED")) {
            SyncLags.CarriedOut until = lags.carriedOut(sync.name());
            if (direction.toHubspot() && until.hubspot() != null) {
                rows.add(lag(sync, "to-hubspot", until.hubspot()));
            }
            if (direction.toSansan() && until.sansan() != null) {
                rows.add(lag(sync, "to-sansan", until.sansan()));
            }
        }
        return rows;
    }

    private static MultiGauge.Row<?> lag(SyncRow sync, String way, Instant until) {
        return MultiGauge.Row.of(
                Tags.of("sync", sync.name(), "direction", way),
                until,
                since -> Duration.between(since, Instant.now()).toMillis() / 1000.0);
    }

    /** A run of this node has ended. */
    void ended(SyncRunRow run) {
        Timer.builder("serai.sync.runs")
                .description("Runs and how long they took")
                .tags("sync", run.sync(), "kind", run.kind(), "state", run.state())
                .register(registry)
                .record(Duration.between(run.startedAt(), run.finishedAt()));
        counter("serai.sync.calls", "Calls to HubSpot and Sansan", run).increment(run.calls());
        JsonNode counts = Json.read(run.counts(), JsonNode.class);
        counter("serai.sync.failures", "Tries at records that failed", run)
                .increment(counts.path("outcomes").path(Done.FAILED).asDouble());
    }

    private Counter counter(String name, String description, SyncRunRow run) {
        return Counter.builder(name)
                .description(description)
                .tag("sync", run.sync())
                .register(registry);
    }

    @PreDestroy
    void close() {
        counting.shutdownNow();
    }
}
