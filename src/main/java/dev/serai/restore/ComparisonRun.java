package dev.serai.restore;

import dev.serai.archive.ArchiveReader;
import dev.serai.archive.Manifest;
import dev.serai.catalogue.ComparisonCatalogue;
import dev.serai.catalogue.ComparisonDifferences;
import dev.serai.catalogue.ComparisonDifferences.ObjectRow;
import dev.serai.catalogue.ComparisonRow;
import dev.serai.catalogue.ComparisonRow.State;
import dev.serai.catalogue.DataFolder;
import dev.serai.catalogue.Journal;
import dev.serai.catalogue.RestoreCreations;
import dev.serai.hubspot.Hubspot;
import dev.serai.remote.Failures;
import dev.serai.remote.Json;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** The steps of a comparison, as the routes under {@code routes/comparison/} take them. */
@Component("comparisonRun")
public class ComparisonRun {
    private static final Logger log = LoggerFactory.getLogger(ComparisonRun.class);

    private final ComparisonCatalogue catalogue;
    private final ComparisonDifferences differences;
    private final Archives archives;
    private final RestoreCreations creations;
    private final Hubspot hubspot;
    private final ComparisonSurvey survey;
    private final Running running;
    private final DataFolder data;
    private final Journal journal;
    private final Failures failures;

    ComparisonRun(
            ComparisonCatalogue catalogue,
            ComparisonDifferences differences,
            Archives archives,
            RestoreCreations creations,
            Hubspot hubspot,
            ComparisonSurvey survey,
            Running running,
            DataFolder data,
            Journal journal,
            Failures failures) {
        this.catalogue = catalogue;
        this.differences = differences;
        this.archives = archives;
        this.creations = creations;
        this.hubspot = hubspot;
        this.survey = survey;
        this.running = running;
        this.data = data;
        this.journal = journal;
        this.failures = failures;
    }

    /** Begins, or goes on after an interruption with the records it had not come to. */
    public Comparing open(String id) throws IOException {
        ComparisonRow row = catalogue.find(id).orElseThrow();
        if (row.state().ended()) {
            throw new Ended(id + ": is compared already; its state is " + row.state());
        }
        catalogue.started(id);
        Path folder = data.path().resolve("comparisons").resolve(id);
        Comparing.remove(folder);
        Comparing run = new Comparing(
                row,
                Json.read(row.request(), ComparisonRequest.class),
                hubspot.paths(row.account()),
                creations,
                folder);
        running.add(run);
        run.open(archives);
        return run;
    }

    /** The objects that can be compared; the others are written down with the reason. */
    public List<ComparedObject> objects(Comparing run) throws IOException {
        catalogue.phase(run.id(), "definitions");
        List<ComparedObject> objects = new ArrayList<>();
        List<ComparisonSurvey.Found> all = survey.look(run);
        for (int place = 0; place < all.size(); place++) {
            ComparisonSurvey.Found found = all.get(place);
            differences.add(run.id(), new ObjectRow(place, found.object(), Json.text(found.scope())));
            if (found.compared() != null) {
                objects.add(found.compared());
            }
        }
        return objects;
    }

    public boolean isLive(ComparedObject object) {
        return object.run().live();
    }

    /** All records of two backups, some at a time. */
    public Iterator<Pairing> pairings(ComparedObject object) throws IOException {
        Comparing run = object.run();
        catalogue.phase(run.id(), object.object());
        return Pairing.of(
                object,
                rows(object, run.one()),
                rows(object, run.other()),
                differences.chunks(run.id(), object.place()));
    }

    private static Iterator<String[]> rows(ComparedObject object, ArchiveReader archive) throws IOException {
        Manifest.ReadObject read = Archives.object(archive.manifest(), object.object());
        if (read.entry() == null) {
            return object.run().rows(archive, null, new int[0]);
        }
        List<String> columns = ComparedProperties.columns(archive, read.entry());
        int[] numbers = object.properties().stream()
                .mapToInt(property -> ArchivedRows.LEADING + columns.indexOf(property))
                .toArray();
        return object.run().rows(archive, read.entry(), numbers);
    }

    public void compare(Pairing pairing) {
        ComparedObject object = pairing.object();
        differences.add(object.run().id(), pairing.tally().chunk(), List.of());
    }

    /** The backup's records, a hundred at a time, to be compared with the account's. */
    public Iterator<LiveRows> liveRows(ComparedObject object) throws IOException {
        Comparing run = object.run();
        catalogue.phase(run.id(), object.object());
        return LiveRows.of(object, rows(object, run.one()), differences.chunks(run.id(), object.place()));
    }

    public void compareLive(LiveRows rows, byte[] current) {
        differences.add(rows.object().run().id(), rows.tally(current).chunk(), rows.ids());
    }

    /** The list of all that the account has of an object, as far as it is not gone through. */
    public LiveListing listing(ComparedObject object) {
        catalogue.phase(object.run().id(), object.object() + ", records added");
        return new LiveListing(object, differences);
    }

    public boolean lists(LiveListing listing) {
        return listing.open();
    }

    public void listed(LiveListing listing, byte[] page) {
        listing.page(page);
    }

    /** Ends the comparison. */
    public void complete(Comparing run) {
        String id = run.id();
        boolean stopped = run.stopped();
        running.remove(id);
        if (stopped && running.closing()) {
            throw new ToBeResumed(id);
        }
        end(id, stopped ? State.CANCELLED : State.COMPLETED, null);
    }

    /** Ends a comparison that could not go on; one that the hub's shutdown stopped is left as it is, to be resumed. */
    public void failed(String id, Exception failure) {
        RuntimeException cause = failures.translate(failure);
        running.remove(id);
        if (cause instanceof Ended) {
            return;
        }
        if (running.closing()) {
            throw new ToBeResumed(id);
        }
        log.debug("comparison {}: failed", id, cause);
        boolean cancelled = catalogue.stopRequested(id);
        end(id, cancelled ? State.CANCELLED : State.FAILED, cancelled ? null : String.valueOf(cause.getMessage()));
    }

    private void end(String id, State state, String failure) {
        differences.tidy(id);
        if (catalogue.ended(id, state, failure)) {
            Map<Integer, ComparisonDifferences.Counts> counts = differences.counts(id);
            ComparisonRow row = catalogue.find(id).orElseThrow();
            long different = counts.values().stream()
                    .mapToLong(one -> one.added() + one.removed() + one.changed())
                    .sum();
            journal.write(
                    row.requestedBy(),
                    "comparison.run",
                    id,
                    state.name(),
                    failure == null ? Map.of("different", different) : Map.of("reason", failure));
            log.info(
                    "comparison {}: {}, {} records differ{}",
                    id,
                    state,
                    different,
                    failure == null ? "" : ": " + failure);
        }
    }
}
