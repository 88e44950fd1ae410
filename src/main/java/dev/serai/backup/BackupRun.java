package dev.serai.backup;

import dev.serai.backup.BackupPlan.ObjectPlan;
import dev.serai.backup.BackupPlan.Source;
import dev.serai.catalogue.BackupRow;
import dev.serai.catalogue.Journal;
import dev.serai.hubspot.HubspotAccounts;
import dev.serai.hubspot.HubspotGateway;
import dev.serai.remote.Json;
import dev.serai.remote.Refusal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** The steps of a backup, as the route {@code backup-run} takes them. */
@Component("backupRun")
public class BackupRun {
    private final Remembered catalogue;
    private final BackupSettings settings;
    private final HubspotAccounts accounts;
    private final HubspotGateway gateway;
    private final Survey survey;
    private final Recount recount;
    private final Running running;
    private final Sealing sealing;
    private final Journal journal;

    BackupRun(
            Remembered catalogue,
            BackupSettings settings,
            HubspotAccounts accounts,
            HubspotGateway gateway,
            Survey survey,
            Recount recount,
            Running running,
            Sealing sealing,
            Journal journal) {
        this.catalogue = catalogue;
        this.settings = settings;
        this.accounts = accounts;
        this.gateway = gateway;
        this.survey = survey;
        this.recount = recount;
        this.running = running;
        this.sealing = sealing;
        this.journal = journal;
    }

    /**
     * Finds out what there is to read; a backup that was interrupted goes on with the plan it had.
     *
     * @param id of a backup that is queued or was running
     */
    public Reading open(String id) {
        BackupRow backup = catalogue
                .backups()
                .find(id)
                .orElseThrow(() -> new Refusal(Refusal.Kind.NOT_FOUND, "backup " + id + ": not in the catalogue"));
        if (backup.state().ended()) {
            String ended = "backup " + id + ": has ended already as " + backup.state();
            throw BackupEnd.told(journal, id) ? new Ended(ended) : new Untold(ended);
        }
        catalogue.backups().started(id);
        catalogue.backups().phase(id, "survey");
        Staging staging = new Staging(settings.staging(id));
        BackupPlan plan = backup.plan() == null ? plan(backup, staging) : Json.read(backup.plan(), BackupPlan.class);
        BackupRow started = catalogue.backups().find(id).orElseThrow();
        Reading reading = new Reading(started, plan, catalogue, staging, accounts.get(backup.account()));
        running.add(reading);
        return reading;
    }

    private BackupPlan plan(BackupRow backup, Staging staging) {
        BackupPlan plan = survey.until(() -> running.toStop(backup.id())).make(backup, staging);
        int place = 0;
        for (ObjectPlan object : plan.objects()) {
            catalogue.objects().add(backup.id(), place++, object.name(), object.objectTypeId(), object.expected());
            if (object.leavesGap()) {
                catalogue.objects().gap(backup.id(), object.name(), object.gap());
            } else if (!object.readable()) {
                catalogue.backups().warn(backup.id(), object.name() + ": left out: " + object.gap());
            }
        }
        plan.warnings().forEach(warning -> catalogue.backups().warn(backup.id(), warning));
        catalogue.backups().planned(backup.id(), Json.text(plan));
        return plan;
    }

    /** The pages of all objects' records. */
    public List<PageReader> records(Reading reading) {
        catalogue.backups().phase(reading.backup().id(), "records");
        List<Lane> lanes = new ArrayList<>();
        for (ObjectPlan object : reading.plan().objects()) {
            if (object.readable() && !reading.lacks(object.name())) {
                lanes.addAll(object.source() == Source.THREADS ? threads(reading, object) : ranges(reading, object));
            }
        }
        return readers(reading, new PageQueue(Lanes.open(lanes), division(reading, LaneKey.RECORDS)::spare));
    }

    private Division division(Reading reading, String kind) {
        return new Division(
                reading, kind, () -> gateway.hasRoom(reading.backup().account()));
    }

    private static List<Lane> ranges(Reading reading, ObjectPlan plan) {
        ObjectReading object = reading.objects().get(plan.name());
        return reading.lanes()
                .resume(
                        List.of(RangeLane.start(LaneKey.first(LaneKey.RECORDS, plan.name()), 0, null)),
                        row -> new RecordsLane(object, row));
    }

    private static List<Lane> threads(Reading reading, ObjectPlan plan) {
        return reading.lanes()
                .resume(List.of(ThreadsLane.start(plan.name())), row -> new ThreadsLane(reading, row, plan.type()));
    }

    /** What changed since the records were read, and what lies in the bin. */
    public List<PageReader> changes(Reading reading) {
        catalogue.backups().phase(reading.backup().id(), "changes");
        List<Lane> lanes = new ArrayList<>();
        for (ObjectReading object : reading.objects().values()) {
            String name = object.plan().name();
            if (!reading.lacks(name)) {
                Instant since = reading.times().from(name).minus(settings.overlap());
                lanes.addAll(reading.lanes()
                        .resume(List.of(ChangesLane.start(name, since)), row -> new ChangesLane(object, row)));
                lanes.addAll(reading.lanes()
                        .resume(
                                List.of(RangeLane.start(LaneKey.first(LaneKey.BIN, name), 0, null)),
                                row -> new BinLane(object, row)));
            }
        }
        return readers(reading, new PageQueue(Lanes.open(lanes), division(reading, LaneKey.BIN)::spare));
    }

    /** What lies above the highest ids read, of objects of which fewer were read than the account counts. */
    public List<PageReader> tails(Reading reading) {
        catalogue.backups().phase(reading.backup().id(), "recount");
        return readers(
                reading, new PageQueue(Lanes.open(recount.tails(reading)), division(reading, LaneKey.RECORDS)::spare));
    }

    /** All ids once more, of objects of which fewer were read than the account counts even so. */
    public List<PageReader> listings(Reading reading) {
        return readers(reading, new PageQueue(Lanes.open(recount.listings(reading)), Optional::empty));
    }

    /** Whether the account's counts, where they do not fit, may still come to do so. */
    public boolean lags(Reading reading) {
        return recount.lags(reading);
    }

    /** Keeps the account's counts, and names what is missing. */
    public void counted(Reading reading) {
        reading.check();
        if (!reading.stopped()) {
            recount.settle(reading);
        }
    }

    /** The associations of each pair of objects, asked from the side with fewer records. */
    public List<PageReader> associations(Reading reading) {
        catalogue.backups().phase(reading.backup().id(), "associations");
        List<Lane> lanes = new ArrayList<>();
        if (settings.associations()) {
            for (Pairs.Pair pair : Pairs.of(Sealing.recordIds(reading))) {
                lanes.addAll(reading.lanes().resume(pair.stretches(), row -> new AssociationsLane(reading, row, pair)));
            }
        }
        return readers(reading, new PageQueue(Lanes.open(lanes), Optional::empty));
    }

    /** Seals the archive, and clears away what it was made of. */
    public BackupRow seal(Reading reading) {
        String id = reading.backup().id();
        reading.check();
        if (reading.stopped()) {
            throw running.closing() ? new ToBeResumed(id) : new Stopped(id);
        }
        catalogue.backups().phase(id, "sealing");
        reading.staging().check();
        try {
            sealing.seal(reading);
        } catch (IOException failed) {
            throw StagingFailure.of(settings.folder(), failed);
        } catch (UncheckedIOException failed) {
            throw StagingFailure.of(settings.folder(), failed.getCause());
        }
        running.remove(id);
        reading.staging().delete();
        return catalogue.backups().find(id).orElseThrow();
    }

    private List<PageReader> readers(Reading reading, PageQueue queue) {
        reading.staging().check();
        reading.begin(queue);
        return Stream.generate(() -> new PageReader(queue))
                .limit(settings.readers())
                .toList();
    }
}
