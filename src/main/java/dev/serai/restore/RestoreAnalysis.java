package dev.serai.restore;

import dev.serai.archive.ArchiveReader;
import dev.serai.archive.ArchiveRows;
import dev.serai.archive.Manifest;
import dev.serai.catalogue.BackupCatalogue;
import dev.serai.catalogue.Journal;
import dev.serai.catalogue.RestoreCatalogue;
import dev.serai.catalogue.RestoreChanges;
import dev.serai.catalogue.RestoreCreations;
import dev.serai.catalogue.RestoreOutcomes;
import dev.serai.catalogue.RestoreRow;
import dev.serai.catalogue.RestoreState;
import dev.serai.hubspot.Definition;
import dev.serai.hubspot.Definitions;
import dev.serai.hubspot.Hubspot;
import dev.serai.remote.Failures;
import dev.serai.remote.Json;
import dev.serai.remote.Refusal;
import dev.serai.remote.RemoteException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** The steps of an analysis, as the routes under {@code routes/restore/} take them. */
@Component("restoreAnalysis")
public class RestoreAnalysis {
    private static final Logger log = LoggerFactory.getLogger(RestoreAnalysis.class);

    private final RestoreCatalogue catalogue;
    private final RestoreChanges changes;
    private final RestoreCreations creations;
    private final BackupCatalogue backups;
    private final Hubspot hubspot;
    private final Surveyor surveyor;
    private final Running running;
    private final Plans plans;
    private final Journal journal;
    private final Failures failures;

    RestoreAnalysis(
            RestoreCatalogue catalogue,
            RestoreChanges changes,
            RestoreCreations creations,
            BackupCatalogue backups,
            Hubspot hubspot,
            Surveyor surveyor,
            Running running,
            Plans plans,
            Journal journal,
            Failures failures) {
        this.catalogue = catalogue;
        this.changes = changes;
        this.creations = creations;
        this.backups = backups;
        this.hubspot = hubspot;
        this.surveyor = surveyor;
        this.running = running;
        this.plans = plans;
        this.journal = journal;
        this.failures = failures;
    }

    /** Finds out what can be written; an analysis that was interrupted goes on with the chunks it had not come to. */
    public Analysis open(String id) throws IOException {
        RestoreRow restore = catalogue.find(id).orElseThrow();
        if (restore.state() != RestoreState.ANALYZING) {
            throw new Ended(id + ": is analyzed already; its state is " + restore.state());
        }
        catalogue.phase(id, "definitions");
        RestoreRequest request = Json.read(restore.request(), RestoreRequest.class);
        Definitions definitions = hubspot.definitions(restore.account(), restore.type());
        ArchiveReader archive = restore.undoOf() == null ? archive(restore) : null;
        Selection selection =
                archive == null ? ofUndo(restore, definitions) : ofArchive(restore, request, archive, definitions);
        Options options = new Options(request.clearEmptied(), request.recreateDeleted(), request.matchBy() != null);
        Planner planner = new Planner(selection, options, surveyor.look(restore));
        List<String> warnings = new ArrayList<>(selection.warnings());
        warnings.addAll(planner.warnings());
        Analysis analysis = new Analysis(
                restore,
                request,
                selection,
                warnings,
                planner,
                hubspot.paths(restore.account()),
                archive,
                changes.chunks(id));
        running.add(analysis);
        catalogue.phase(id, "analysis");
        return analysis;
    }

    private ArchiveReader archive(RestoreRow restore) throws IOException {
        return ArchiveReader.open(
                Path.of(backups.find(restore.backupId()).orElseThrow().archive()));
    }

    private Selection ofArchive(
            RestoreRow restore, RestoreRequest request, ArchiveReader archive, Definitions definitions)
            throws IOException {
        Manifest.ReadObject object = Archives.object(archive.manifest(), restore.object());
        catalogue.expects(
                restore.id(),
                request.records().isEmpty() ? object.read() : request.records().size());
        try (ArchiveRows rows = archive.rows(object.entry())) {
            List<String> columns =
                    rows.header().subList(ArchivedRows.LEADING, rows.header().size());
            Map<String, String> leftOut = object.leftOut().stream()
                    .collect(Collectors.toMap(Manifest.LeftOut::property, Manifest.LeftOut::reason));
            checkMatch(restore.object(), request.matchBy(), columns, definitions);
            return Selection.of(
                    restore.object(), request.properties(), request.recreateDeleted(), columns, leftOut, definitions);
        }
    }

    private static void checkMatch(String object, String matchBy, List<String> columns, Definitions definitions) {
        if (matchBy == null) {
            return;
        }
        if (!columns.contains(matchBy)) {
            throw new Refusal(Refusal.Kind.INVALID, "matchBy: \"" + matchBy + "\" is no column of the backup");
        }
        Definition definition = definitions.byName().get(matchBy);
        if (definition == null || !definition.hasUniqueValue() && !Spelling.isEmailOf(object, definition)) {
            throw new Refusal(
                    Refusal.Kind.INVALID,
                    "matchBy: the values of \"" + matchBy + "\" are not unique in the account; name a property whose"
                            + " values are");
        }
    }

    private Selection ofUndo(RestoreRow restore, Definitions definitions) {
        List<String> properties = changes.countsByProperty(restore.undoOf()).stream()
                .filter(one -> one.set() + one.cleared() > 0)
                .map(RestoreChanges.PropertyCount::property)
                .toList();
        return Selection.of(restore.object(), properties, false, properties, Map.of(), definitions);
    }

    /** The object's CSV as it lies in the archive. */
    public InputStream csv(Analysis analysis) throws IOException {
        Manifest manifest = analysis.archive().manifest();
        return analysis.archive()
                .content(Archives.object(manifest, analysis.restore().object()).entry());
    }

    /** The rows of the CSV, a hundred at a time. */
    public Iterator<Chunk> chunks(Analysis analysis, ArchiveRows rows) {
        RestoreRequest request = analysis.request();
        ArchivedRows wanted = new ArchivedRows(
                rows, analysis.selection().creatable().keySet(), request.matchBy(), new HashSet<>(request.records()));
        return analysis.chunks(analysis.matched() ? wanted : renamed(analysis, wanted));
    }

    /** Records that were created anew have another id than in the backup. */
    private Iterator<Wanted> renamed(Analysis analysis, Iterator<Wanted> rows) {
        RestoreCreations.Of of = RestoreCreate.of(analysis.restore(), backups);
        return creations.any(of) ? new Renamed(rows, ids -> creations.newIds(of, ids)) : rows;
    }

    /** The query for what an earlier restore wrote. */
    public String undoable() {
        return RestoreOutcomes.undoable();
    }

    /** What an earlier restore wrote, a hundred records at a time. */
    public Iterator<Chunk> undone(Analysis analysis, Iterator<Map<String, Object>> rows) {
        return analysis.chunks(new Undoing(rows));
    }

    /** Takes in the current values of a chunk's records. */
    public Chunk compare(Chunk chunk, byte[] current) {
        chunk.current(current);
        return chunk;
    }

    public void answer(Question question, byte[] answer) {
        question.chunk().answered(question, answer);
    }

    /** A record that was left out of an answer, and is then not there at all, was deleted in between. */
    public void unanswered(Question question, Throwable failure) {
        RuntimeException cause = failures.translate(failure);
        boolean gone = cause instanceof RemoteException remote
                && remote.status() == 404
                && question.kind() == Question.Kind.RECORD;
        if (!gone) {
            throw cause;
        }
    }

    /** Decides what is to be done about each record, and writes it down. */
    public void plan(Chunk chunk) {
        changes.add(chunk.analysis().id(), chunk.plan());
    }

    /** A warning that some of the records asked for are not in the backup; empty if all are. */
    private Optional<String> notInBackup(Analysis analysis) {
        long asked = analysis.request().records().stream().distinct().count();
        long missing = asked - changes.analyzed(analysis.id()).records();
        return asked == 0 || missing <= 0
                ? Optional.empty()
                : Optional.of(missing + " of the " + asked + " records asked for " + (missing == 1 ? "is" : "are")
                        + " not in the backup");
    }

    /** Sums up the plan, which can be confirmed from now on. */
    public RestoreRow planned(Analysis analysis) {
        String id = analysis.id();
        boolean stopped = analysis.stopped() || catalogue.stopRequested(id).isPresent();
        running.remove(id);
        analysis.check();
        if (stopped) {
            if (running.closing()) {
                throw new ToBeResumed(id);
            }
            catalogue.ended(id, RestoreState.CANCELLED, null);
            return catalogue.find(id).orElseThrow();
        }
        changes.markRepeated(id, Decision.Kind.NOT_RESTORABLE.name(), Chunk.TWICE);
        List<String> warnings = new ArrayList<>(analysis.warnings());
        notInBackup(analysis).ifPresent(warnings::add);
        Plan plan = plans.write(analysis.restore(), analysis.selection().excluded(), warnings);
        journal.write(
                analysis.restore().requestedBy(), "restore.analyze", id, "planned", Map.of("records", plan.records()));
        log.info(
                "restore {}: analyzed {} records, {} of them unchanged, else {}",
                id,
                plan.analyzed(),
                plan.unchanged(),
                plan.records());
        return catalogue.find(id).orElseThrow();
    }
}
