package dev.serai.backup;

import dev.serai.archive.ArchiveWriter;
import dev.serai.archive.EntryKind;
import dev.serai.archive.EntrySummary;
import dev.serai.archive.Manifest;
import dev.serai.archive.Sealed;
import dev.serai.backup.BackupPlan.ObjectPlan;
import dev.serai.backup.BackupPlan.Source;
import dev.serai.catalogue.BackupState;
import dev.serai.hubspot.RecordPages;
import dev.serai.remote.Json;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.info.BuildProperties;
import org.springframework.stereotype.Component;

/** Turns what a backup has read into its archive, and says in the manifest how whole it is. */
@Component
class Sealing {
    private final Remembered catalogue;
    private final BackupSettings settings;
    private final String version;

    Sealing(Remembered catalogue, BackupSettings settings, ObjectProvider<BuildProperties> build) {
        this.catalogue = catalogue;
        this.settings = settings;
        this.version =
                build.stream().map(BuildProperties::getVersion).findFirst().orElse("development");
    }

    /** The ids of all records in the archive, object by object. */
    static List<RecordIds> recordIds(Reading reading) {
        List<RecordIds> ids = new ArrayList<>();
        for (ObjectReading object : reading.objects().values()) {
            String name = object.plan().name();
            ids.add(RecordIds.of(
                    object.plan(),
                    reading.lanes().listed(name),
                    meanwhile(reading, name).created()));
        }
        return ids;
    }

    static Meanwhile meanwhile(Reading reading, String name) {
        return Meanwhile.of(
                first(reading, name),
                reading.lanes().of(LaneKey.CHANGES, name),
                reading.staging().remembered(Staging.BINNED, name),
                reading.staging().remembered(Staging.MERGED, name));
    }

    /** Writes the archive and takes it into the catalogue. */
    Sealed seal(Reading reading) throws IOException {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        Map<String, Long> counts = counts(reading.backup().id());
        Path target = settings.folder().resolve(reading.backup().id() + ".zip");
        ArchiveWriter.removeLeftovers(target);
        Sealed sealed;
        BackupState state;
        try (ArchiveWriter archive = ArchiveWriter.open(target, now)) {
            List<Manifest.ReadObject> objects = new ArrayList<>();
            for (ObjectPlan plan : reading.plan().objects()) {
                if (plan.readable() && !reading.lacks(plan.name())) {
                    objects.add(object(reading, plan, archive, counts));
                }
            }
            associations(reading, archive);
            for (Map.Entry<String, byte[]> document :
                    reading.staging().documents().entrySet()) {
                archive.bytes(document.getKey(), EntryKind.METADATA, document.getValue());
            }
            for (Manifest.ReadObject object : objects) {
                catalogue.objects().report(reading.backup().id(), object.name(), Json.text(object));
            }
            Map<String, String> gaps = reading.gaps();
            state = gaps.isEmpty() ? BackupState.COMPLETED : BackupState.COMPLETED_WITH_GAPS;
            sealed = archive.seal(manifest(reading, now, state, objects, gaps));
        }
        catalogue
                .backups()
                .sealed(
                        reading.backup().id(),
                        state,
                        now,
                        now.plus(settings.keep()),
                        sealed.path().toString(),
                        sealed.bytes(),
                        sealed.sha256());
        return sealed;
    }

    /** What the account counted when all had been read, by object. */
    private Map<String, Long> counts(String backup) {
        Map<String, Long> counts = new HashMap<>();
        catalogue.objects().of(backup).forEach(object -> counts.put(object.name(), object.counted()));
        return counts;
    }

    private static List<Lane> first(Reading reading, String name) {
        return reading.plan().object(name).source() == Source.THREADS
                ? reading.lanes().of(LaneKey.THREADS, name)
                : reading.lanes().listed(name);
    }

    private Manifest.ReadObject object(
            Reading reading, ObjectPlan plan, ArchiveWriter archive, Map<String, Long> counts) throws IOException {
        String name = plan.name();
        boolean threads = plan.source() == Source.THREADS;
        List<? extends Lane> records = threads
                ? reading.lanes().of(LaneKey.THREADS, name)
                : reading.lanes().records(name);
        List<String> header = new ArrayList<>(RecordPages.LEADING);
        header.addAll(plan.properties());
        EntryKind kind = threads ? EntryKind.THREADS : EntryKind.RECORDS;
        List<Lane> later = new ArrayList<>(reading.lanes().of(LaneKey.CHANGES, name));
        later.addAll(reading.lanes().of(LaneKey.RECOUNT, name));
        EntrySummary entry = archive.csv(name + ".csv", kind, header, files(records), files(later));
        archive.csv(
                "metadata/binned/" + name + ".csv",
                EntryKind.BINNED,
                BinLane.HEADER,
                files(reading.lanes().ranges(LaneKey.BIN, name)),
                List.of());
        Meanwhile meanwhile = meanwhile(reading, name);
        return report(reading, plan, entry, meanwhile, counts.get(name));
    }

    private Manifest.ReadObject report(
            Reading reading, ObjectPlan plan, EntrySummary entry, Meanwhile meanwhile, Long countAtEnd) {
        Tally tally = countAtEnd == null ? null : new Tally(countAtEnd, entry.rows(), meanwhile.gone());
        List<String> warnings = new ArrayList<>();
        if (tally != null && !tally.matches()) {
            warnings.add(tally + "; records made or deleted in the last moments, or a count that lags, explain a small"
                    + " difference");
        }
        if (entry.duplicates() > 0) {
            warnings.add(entry.duplicates() + " records were served more than once; the first row of each was kept");
        }
        return new Manifest.ReadObject(
                plan.name(),
                plan.objectTypeId(),
                entry.written() ? entry.name() : null,
                plan.restorable() == null,
                plan.restorable(),
                reading.times().from(plan.name()),
                reading.times().to(plan.name()),
                plan.expected(),
                countAtEnd,
                entry.rows(),
                meanwhile.changed() + meanwhile.created().size(),
                meanwhile.deleted(),
                meanwhile.merged(),
                tally == null ? null : tally.matches(),
                plan.leftOut(),
                warnings);
    }

    private static void associations(Reading reading, ArchiveWriter archive) throws IOException {
        Map<String, List<Lane>> byPair = new TreeMap<>();
        for (Lane lane : reading.lanes().of(LaneKey.ASSOCIATIONS)) {
            byPair.computeIfAbsent(lane.key().name(), pair -> new ArrayList<>()).add(lane);
        }
        for (Map.Entry<String, List<Lane>> pair : byPair.entrySet()) {
            archive.csv(
                    "associations/" + pair.getKey() + ".csv",
                    EntryKind.ASSOCIATIONS,
                    AssociationsLane.HEADER,
                    files(pair.getValue()),
                    List.of());
        }
    }

    private static List<Path> files(List<? extends Lane> lanes) {
        return lanes.stream().map(Lane::file).toList();
    }

    private Manifest manifest(
            Reading reading,
            Instant finishedAt,
            BackupState state,
            List<Manifest.ReadObject> objects,
            Map<String, String> gaps) {
        List<String> warnings =
                catalogue.backups().find(reading.backup().id()).orElseThrow().warnings();
        List<Manifest.Gap> named = new ArrayList<>();
        gaps.forEach((object, reason) -> named.add(new Manifest.Gap(object, reason)));
        String portal = reading.plan().portalId();
        Manifest.Backup backup = new Manifest.Backup(
                reading.backup().id(),
                reading.account(),
                portal == null ? null : Long.valueOf(portal),
                reading.backup().requestedBy(),
                reading.backup().requestedBy().equals(Backups.SCHEDULE) ? "schedule" : "request",
                reading.backup().startedAt(),
                finishedAt,
                state.name(),
                version,
                reading.plan().apiVersion());
        return Manifest.of(backup, objects, named, warnings).leavingOut(leftOut(reading));
    }

    private static List<Manifest.LeftOutPair> leftOut(Reading reading) {
        return reading.lanes().of(LaneKey.ASSOCIATIONS).stream()
                .filter(lane -> lane.key().part() == 0)
                .map(AssociationsLane.class::cast)
                .flatMap(lane -> lane.leftOut().stream())
                .toList();
    }
}
