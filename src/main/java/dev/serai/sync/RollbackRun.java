package dev.serai.sync;

import dev.serai.catalogue.SyncCatalogue;
import dev.serai.catalogue.SyncDecisions;
import dev.serai.catalogue.SyncDecisions.DecisionRow;
import dev.serai.catalogue.SyncLinks;
import dev.serai.catalogue.SyncMirror;
import dev.serai.catalogue.SyncRollbacks;
import dev.serai.catalogue.SyncRollbacks.Later;
import dev.serai.catalogue.SyncRollbacks.Rollback;
import dev.serai.catalogue.SyncRollbacks.Written;
import dev.serai.catalogue.SyncRow;
import dev.serai.catalogue.SyncRunRow;
import dev.serai.hubspot.BatchWrite;
import dev.serai.hubspot.Hubspot;
import dev.serai.mapping.Mapping;
import dev.serai.remote.Json;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** The steps of a rollback, as {@code routes/sync/sync-rollback-run.yaml} takes them. */
@Component("syncRollbackRun")
public class RollbackRun {
    private static final int ROWS = 4000;
    private static final String ARCHIVE = "ArchiveContact";

    private final SyncCatalogue catalogue;
    private final SyncRollbacks rollbacks;
    private final SyncDecisions decisions;
    private final SyncLinks links;
    private final SyncMirror mirror;
    private final MappingFiles mappings;
    private final MappingsInForce inForce;
    private final Effects effects;
    private final Hubspot hubspot;
    private final Running running;
    private final Holding holding;
    private final SyncSettings settings;
    private final TransactionTemplate transaction;

    RollbackRun(
            SyncCatalogue catalogue,
            SyncRollbacks rollbacks,
            SyncDecisions decisions,
            SyncLinks links,
            SyncMirror mirror,
            MappingFiles mappings,
            MappingsInForce inForce,
            Effects effects,
            Hubspot hubspot,
            Running running,
            Holding holding,
            SyncSettings settings,
            TransactionTemplate transaction) {
        this.catalogue = catalogue;
        this.rollbacks = rollbacks;
        this.decisions = decisions;
        this.links = links;
        this.mirror = mirror;
        this.mappings = mappings;
        this.inForce = inForce;
        this.effects = effects;
        this.hubspot = hubspot;
        this.running = running;
        this.holding = holding;
        this.settings = settings;
        this.transaction = transaction;
    }

    /** Begins a rollback; one that was interrupted while writing goes on with what it had decided. */
    public Work open(String id) {
        SyncRunRow run = catalogue.run(id).orElseThrow();
        if (!run.state().equals("RUNNING")) {
            throw new Stopped(id);
        }
        mappings.look();
        SyncRow sync = catalogue.find(run.sync()).orElseThrow();
        Mapping mapping = inForce.of(run, sync);
        if (!run.phase().equals(SyncRun.WRITING)) {
            catalogue.reading(id, mapping.version(), false);
        }
        Work work = new Work(run, sync, mapping, false, holding.take(id));
        running.add(work);
        return work;
    }

    /** What reads the contacts again and decides; nothing if that is done. */
    public List<Step> readers(Work work) {
        if (work.resumed()) {
            return List.of();
        }
        decisions.clear(work.id());
        Rollback rollback = rollbacks.find(work.id()).orElseThrow();
        AtomicLong place = new AtomicLong();
        return List.of(new RollbackReading(
                work,
                hubspot.paths(work.mapping().account()),
                after -> written(rollback, after),
                (written, live) -> decide(work, rollback, written, live, place)));
    }

    /** What the run wrote to the next contacts, as many as are read with one call. */
    private Map<String, List<Written>> written(Rollback rollback, String after) {
        List<Written> rows = rollbacks.written(rollback.of(), after, ROWS);
        Map<String, List<Written>> byContact = new LinkedHashMap<>();
        rows.forEach(one -> byContact
                .computeIfAbsent(one.contactId(), id -> new ArrayList<>())
                .add(one));
        if (rows.size() == ROWS && byContact.size() > 1) {
            byContact.remove(rows.get(ROWS - 1).contactId()); // may have more
        }
        return byContact.entrySet().stream()
                .limit(BatchWrite.MOST)
                .collect(Collectors.toMap(
                        Map.Entry::getKey, Map.Entry::getValue, (one, other) -> one, LinkedHashMap::new));
    }

    private void decide(
            Work work,
            Rollback rollback,
            Map<String, List<Written>> written,
            Map<String, Map<String, String>> live,
            AtomicLong place) {
        List<DecisionRow> rows = new ArrayList<>();
        List<SyncDecisions.Done> listed = new ArrayList<>();
        plan(work, rollback, written, live).forEach(row -> {
            long at = place.getAndIncrement();
            rows.add(row(at, row));
            if (row.outcome() != null) {
                listed.add(new SyncDecisions.Done(at, row.outcome(), row.message()));
            }
        });
        transaction.executeWithoutResult(status -> {
            decisions.add(work.id(), rows);
            decisions.done(work.id(), listed);
        });
        catalogue.read(work.id(), 0, live.size(), work.takeCalls());
    }

    private List<RollbackDecisions.Row> plan(
            Work work, Rollback rollback, Map<String, List<Written>> written, Map<String, Map<String, String>> live) {
        Map<String, LinkState> joined = links.of(work.name(), List.of(), written.keySet()).stream()
                .map(LinkState::of)
                .collect(Collectors.toMap(LinkState::contactId, link -> link));
        Map<String, List<Later>> later = rollbacks.later(work.name(), rollback.of(), written.keySet()).stream()
                .collect(Collectors.groupingBy(Later::contactId));
        RollbackDecisions planner = new RollbackDecisions(rollback);
        return written.entrySet().stream()
                .flatMap(one -> planner
                        .of(new RollbackDecisions.Touched(
                                one.getKey(),
                                one.getValue(),
                                live.get(one.getKey()),
                                joined.get(one.getKey()),
                                later.getOrDefault(one.getKey(), List.of())))
                        .stream())
                .toList();
    }

    private static DecisionRow row(long place, RollbackDecisions.Row row) {
        Decision decision = row.decision();
        return new DecisionRow(
                place,
                decision.cardId(),
                decision.contactId(),
                decision.linkId(),
                List.of(row.kind()),
                Json.text(decision),
                false,
                null,
                null);
    }

    /** Everything is decided; from now on an interrupted rollback goes on with that. */
    public void decided(Work work) {
        work.check();
        catalogue.phase(work.id(), SyncRun.WRITING);
    }

    /** Those who write, side by side. */
    public List<Step> writers(Work work) {
        var updates = new ContactWrites.Source(work, decisions, List.of("UpdateContact"));
        var archives = new ContactWrites.Source(work, decisions, List.of(ARCHIVE));
        return Stream.concat(
                        Stream.generate(() -> new ContactWrites(updates, this::update))
                                .limit(settings.writers()),
                        Stream.of(new ContactWrites(archives, this::archive)))
                .map(Step.class::cast)
                .toList();
    }

    private Step update(Work work, List<DecisionRow> rows) {
        return new ContactUpdates(
                work,
                hubspot.paths(work.mapping().account()),
                rows.stream().map(Done::of).toList(),
                done -> settle(work, done));
    }

    private Step archive(Work work, List<DecisionRow> rows) {
        Rollback rollback = rollbacks.find(work.id()).orElseThrow();
        Map<String, List<Written>> written =
                rollbacks
                        .written(
                                rollback.of(),
                                rows.stream().map(DecisionRow::contactId).toList())
                        .stream()
                        .collect(Collectors.groupingBy(Written::contactId));
        return new ContactArchive(
                work,
                hubspot.paths(work.mapping().account()),
                rows.stream().map(Done::of).toList(),
                new ContactArchive.Check(
                        RollbackReading.properties(written), live -> stays(work, rollback, written, live)),
                sending -> decisions.sent(
                        work.id(),
                        sending.stream().map(one -> one.row().place()).toList()),
                done -> {
                    mirror.gone(
                            work.name(),
                            Side.HUBSPOT.name(),
                            done.stream()
                                    .filter(Done::good)
                                    .map(one -> one.decision().contactId())
                                    .toList());
                    settle(work, done);
                });
    }

    /** Which contacts are not to be archived as they are now, and why. */
    private Map<String, String> stays(
            Work work, Rollback rollback, Map<String, List<Written>> written, Map<String, Map<String, String>> live) {
        List<RollbackDecisions.Row> now = plan(work, rollback, written, live);
        Map<String, String> stays = new HashMap<>();
        now.stream()
                .filter(row -> row.message() != null)
                .forEach(row -> stays.putIfAbsent(row.decision().contactId(), row.message()));
        now.stream()
                .filter(row -> row.kind().equals(ARCHIVE))
                .forEach(row -> stays.remove(row.decision().contactId()));
        return stays;
    }

    /** What was not put back stands as it did: the sync need not try it again. */
    private void settle(Work work, List<Done> done) {
        effects.apply(work, done.stream().filter(Done::good).toList());
        decisions.done(
                work.id(),
                done.stream()
                        .filter(one -> !one.good())
                        .map(one -> new SyncDecisions.Done(
                                one.row().place(),
                                one.outcome(),
                                one.outcome().equals(Done.FAILED)
                                        ? one.message()
                                        : "was edited, merged or deleted while the rollback went on; left as it is"))
                        .toList());
    }
}
