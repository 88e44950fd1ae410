package dev.serai.sync;

import dev.serai.catalogue.SyncCatalogue;
import dev.serai.catalogue.SyncRow;
import dev.serai.catalogue.SyncRunRow;
import dev.serai.mapping.Mapping;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.boot.actuate.health.AbstractHealthIndicator;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.Status;
import org.springframework.stereotype.Component;

/**
 * Health of the syncs. One that the hub itself has stopped is out of service; one that is enabled and has not got through
 * for too long is down. Drafts and those that a person switched off are well.
 */
@Component("syncsHealthIndicator")
class SyncHealth extends AbstractHealthIndicator {
    private final SyncCatalogue catalogue;
    private final MappingFiles mappings;
    private final Duration late;
    private final Duration lateFull;

    SyncHealth(SyncCatalogue catalogue, MappingFiles mappings, SyncHealthSettings settings) {
        super("syncs: their state cannot be read");
        this.catalogue = catalogue;
        this.mappings = mappings;
        this.late = settings.late();
        this.lateFull = settings.lateFull();
    }

    /** How one sync is. */
    private record Finding(Status status, String text) {}

    @Override
    protected void doHealthCheck(Health.Builder health) {
        mappings.look();
        Map<String, String> texts = new LinkedHashMap<>();
        Status worst = Status.UP;
        for (SyncRow sync : catalogue.all()) {
            Finding finding = look(sync);
            texts.put(sync.name(), finding.text());
            if (worst.equals(Status.UP) || finding.status().equals(Status.DOWN)) {
                worst = finding.status();
            }
        }
        health.status(worst).withDetails(texts);
    }

    private Finding look(SyncRow sync) {
        if (sync.state().equals("STOPPED")) {
            return new Finding(Status.OUT_OF_SERVICE, "STOPPED: " + sync.failure());
        }
        if (!sync.state().equals("ENABLED")) {
            return new Finding(Status.UP, sync.state());
        }
        Optional<Mapping> mapping = mappings.find(sync.name());
        if (mapping.isEmpty()) {
            return new Finding(
                    Status.DOWN, "ENABLED, but its mapping file is missing; put it back or disable the sync");
        }
        boolean ran = sync.contactsUntil() != null && sync.contactsUntil().isAfter(sync.enabledAt());
        Instant since = ran ? sync.contactsUntil() : sync.enabledAt();
        Duration allowed = mapping.get().poll().plus(late);
        Optional<SyncRunRow> run = catalogue.underWay(sync.name());
        if (since.plus(allowed).isAfter(Instant.now())
                || sync.failure() == null
                        && run.filter(one -> inTime(one, allowed)).isPresent()) {
            return new Finding(Status.UP, "ENABLED");
        }
        return new Finding(Status.DOWN, "ENABLED, but has not got through since " + since + why(sync, run));
    }

    /** Whether a run that may still bring the sync up to date is under way; a full comparison is given longer. */
    private boolean inTime(SyncRunRow run, Duration allowed) {
        return !run.kind().equals("preview")
                && run.startedAt()
                        .plus(run.kind().equals("full") ? lateFull : allowed)
                        .isAfter(Instant.now());
    }

    private static String why(SyncRow sync, Optional<SyncRunRow> run) {
        return sync.failure() != null
                ? ": " + sync.failure()
                : run.map(one -> "; " + one.kind() + " run " + one.id() + " is under way since " + one.startedAt())
                        .orElse(", and no run is under way");
    }
}
