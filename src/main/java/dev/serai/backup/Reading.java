package dev.serai.backup;

import dev.serai.archive.DamagedSegment;
import dev.serai.backup.BackupPlan.Source;
import dev.serai.catalogue.BackupCatalogue;
import dev.serai.catalogue.BackupRow;
import dev.serai.catalogue.LaneRow;
import dev.serai.catalogue.ObjectRow;
import dev.serai.hubspot.HubspotAccount;
import dev.serai.hubspot.Paths;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A backup while it is being read: its plan, its lanes, and how far they have come. */
public final class Reading {
    private static final Logger log = LoggerFactory.getLogger(Reading.class);

    private static final Duration LONGEST_CALL = Duration.ofMinutes(2);

    private final BackupRow backup;
    private final BackupPlan plan;
    private final BackupCatalogue catalogue;
    private final Staging staging;
    private final Paths paths;
    private final Map<String, ObjectReading> objects = new LinkedHashMap<>();
    private final Map<LaneKey, Lane> lanes = new ConcurrentHashMap<>();
    private final List<LaneRow> resumed;
    private final Set<String> leftOut = ConcurrentHashMap.newKeySet();
    private final Map<String, Instant> from = new ConcurrentHashMap<>();
    private final Map<String, Instant> to = new ConcurrentHashMap<>();
    private final Tallies tallies = new Tallies();
    private volatile PageQueue queue;
    private volatile boolean stopped;

    Reading(BackupRow backup, BackupPlan plan, BackupCatalogue catalogue, Staging staging, HubspotAccount account) {
        this.backup = backup;
        this.plan = plan;
        this.catalogue = catalogue;
        this.staging = staging;
        this.paths = new Paths(account.apiVersion());
        plan.objects().stream()
                .filter(one -> one.source() == Source.RECORDS && one.readable())
                .forEach(one -> objects.put(
                        one.name(), new ObjectReading(this, one, paths, account.baseUrl(), account.urlLimit())));
        this.resumed = catalogue.lanes(backup.id());
        for (ObjectRow object : catalogue.objects(backup.id())) {
            if (object.startedAt() != null) {
                from.put(object.name(), object.startedAt());
            }
            if (object.endedAt() != null) {
                to.put(object.name(), object.endedAt());
            }
        }
    }

    /** Stretches of the same kind and name that were begun before the hub was last started. */
    List<LaneRow> resumed(LaneRow like) {
        return resumed.stream()
                .filter(row -> row.kind().equals(like.kind()) && row.name().equals(like.name()))
                .toList();
    }

    /**
     * Takes a lane into the reading: opens its file and writes down where it stands. A file that does not hold what was
     * written down is read again from its start.
     *
     * @param make makes the lane that starts over
     */
    Lane add(Lane lane, Function<LaneRow, ? extends Lane> make) {
        try {
            lane.open();
        } catch (DamagedSegment damaged) {
            warn(lane + ": read again from its start, as its file was damaged: " + damaged.getMessage());
            return add(make.apply(lane.restarted()), make);
        } catch (IOException unusable) {
            throw StagingFailure.of(staging.segment(lane.key()), unusable);
        }
        lanes.put(lane.key(), lane);
        save(lane);
        return lane;
    }

    /** Writes down where a lane stands. */
    void save(Lane lane) {
        catalogue.putLane(backup.id(), lane.row());
    }

    /** Begins to hand out pages of these lanes. */
    void begin(PageQueue next) {
        check();
        queue = next;
        if (stopped) {
            next.stop();
        }
    }

    /** A lane is about to make a call. */
    void calling(Lane lane) {
        String name = lane.key().name();
        if (objects.containsKey(name) && !from.containsKey(name)) {
            Instant now = Instant.now();
            from.put(name, now);
            catalogue.objectStarted(backup.id(), name, now);
        }
    }

    /** Everything of an object that is known up to {@code at} has been read. */
    void readUpTo(String object, Instant at) {
        to.put(object, at);
        catalogue.objectEnded(backup.id(), object, at);
    }

    /** Waits until an answer of this many bytes can be worked on. */
    void work(Lane lane, int bytes) throws InterruptedException {
        queue.work(lane, bytes);
    }

    /** Keeps an answer's rows and lets its lane go on. */
    void keep(Batch batch, byte[] csv) {
        Lane lane = batch.lane();
        if (!lane.dropped()) {
            try {
                lane.keep(batch, csv);
            } catch (IOException failed) {
                throw StagingFailure.of(staging.segment(lane.key()), failed);
            }
            save(lane);
            if (lane.done()) {
                ended(lane);
            }
        }
        queue.release(lane);
    }

    private void ended(Lane lane) {
        switch (lane.key().kind()) {
            case LaneKey.THREADS, LaneKey.CHANGES -> readUpTo(lane.key().name(), lane.asOf());
            case LaneKey.RECORDS -> {
                if (lanes(LaneKey.CHANGES, lane.key().name()).isEmpty()) {
                    readUpTo(lane.key().name(), lane.asOf());
                }
            }
            default -> {}
        }
    }

    /** Reads an object from its start with one cursor, as its records do not come in the order of their ids. */
    void fallBack(RecordsLane lane, NotInOrder reason) {
        String name = lane.key().name();
        synchronized (lanes) {
            if (!lane.dropped()) {
                warn(name + ": read with one cursor, not side by side: " + reason.getMessage());
                List<RecordsLane> ranges = records(name);
                int part =
                        ranges.stream().mapToInt(one -> one.key().part()).max().orElse(0) + 1;
                forget(ranges);
                catalogue.dropLanes(backup.id(), LaneKey.RECORDS, name);
                ObjectReading object = objects.get(name);
                Function<LaneRow, Lane> make = row -> new RecordsLane(object, row);
                queue.replace(ranges, List.of(add(make.apply(RecordsLane.startWithCursor(name, part)), make)));
            }
        }
        queue.release(lane);
    }

    /** Leaves out a pair of objects that cannot be associated. */
    void leaveOut(AssociationsLane lane, NotOffered reason) {
        synchronized (lanes) {
            if (!lane.dropped()) {
                List<Lane> stretches = lanes(lane.key().kind(), lane.key().name());
                for (Lane stretch : stretches) {
                    ((AssociationsLane) stretch).leaveOut(reason.getMessage());
                    save(stretch);
                }
                queue.replace(stretches, List.of());
            }
        }
        queue.release(lane);
    }

    /**
     * Gives up on what a lane reads: the rest of the backup goes on.
     *
     * @param mayBeMissing whether a backup is whole without it
     */
    void giveUp(Lane lane, String reason, boolean mayBeMissing) {
        synchronized (lanes) {
            if (!lane.dropped()) {
                List<Lane> others = lanes(lane.key().kind(), lane.key().name());
                forget(others);
                queue.replace(others, List.of());
                catalogue.dropLanes(backup.id(), lane.key().kind(), lane.key().name());
                if (mayBeMissing) {
                    leftOut.add(lane.key().name());
                    warn(lane.key().name() + ": left out: " + reason);
                } else {
                    gap(gapName(lane.key()), reason);
                }
            }
        }
        queue.release(lane);
    }

    private static String gapName(LaneKey key) {
        return switch (key.kind()) {
            case LaneKey.RECORDS, LaneKey.THREADS -> key.name();
            default -> key.kind() + " of " + key.name();
        };
    }

    private void forget(Collection<? extends Lane> dropped) {
        for (Lane lane : dropped) {
            lanes.remove(lane.key());
            lane.drop();
        }
    }

    /** Ends the whole backup. */
    void fail(Lane lane, RuntimeException cause) {
        queue.fail(cause);
        queue.release(lane);
    }

    void release(Lane lane) {
        queue.release(lane);
    }

    /** Reads no further; what has been kept stays for a resumption. */
    void stop() {
        stopped = true;
        PageQueue running = queue;
        if (running != null) {
            running.stop();
        }
    }

    /** Throws the failure that ended the reading, if one did. */
    void check() {
        if (queue != null) {
            queue.check();
        }
    }

    /** Ends the reading: pages that are still out are waited for, then all files are closed. */
    void close() {
        stop();
        try {
            if (queue != null) {
                queue.awaitReturn(LONGEST_CALL);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        for (Lane lane : lanes.values()) {
            try {
                lane.close();
            } catch (IOException unimportant) {
                log.debug("{}: {}", lane, unimportant.getMessage());
            }
        }
    }

    void warn(String warning) {
        log.warn("backup {}: {}", backup.id(), warning);
        catalogue.warn(backup.id(), warning);
    }

    /** The lanes of an object's records, by the ids they read. */
    List<RecordsLane> records(String name) {
        return lanes(LaneKey.RECORDS, name).stream()
                .map(RecordsLane.class::cast)
                .sorted(Comparator.comparingLong(RecordsLane::lower))
                .toList();
    }

    /** All that was read of an object's records before its changes: by range or cursor, and when it was listed again. */
    List<Lane> listed(String name) {
        List<Lane> listed = new ArrayList<>(records(name));
        listed.addAll(lanes(LaneKey.RECOUNT, name));
        return listed;
    }

    /** All lanes whose rows are an object's records. */
    List<Lane> kept(String name) {
        List<Lane> kept = listed(name);
        kept.addAll(lanes(LaneKey.CHANGES, name));
        return kept;
    }

    List<Lane> lanes(String kind, String name) {
        List<Lane> found = new ArrayList<>();
        for (Lane lane : lanes.values()) {
            if (lane.key().kind().equals(kind) && lane.key().name().equals(name)) {
                found.add(lane);
            }
        }
        found.sort(Comparator.comparingInt(lane -> lane.key().part()));
        return found;
    }

    List<Lane> lanes(String kind) {
        return lanes.values().stream()
                .filter(lane -> lane.key().kind().equals(kind))
                .sorted(Comparator.comparing((Lane lane) -> lane.key().name())
                        .thenComparing(lane -> lane.key().part()))
                .toList();
    }

    /** When the first record of an object was asked for. */
    Instant from(String object) {
        return from.getOrDefault(object, plan.surveyedAt());
    }

    /** Until when changes of an object are in what was read. */
    Instant to(String object) {
        return to.getOrDefault(object, from(object));
    }

    /** Whether an object is not in the backup after all. */
    boolean lacks(String object) {
        return leftOut.contains(object) || gaps().containsKey(object);
    }

    /** How the objects whose counts are still looked into compare with the account's. */
    Tallies tallies() {
        return tallies;
    }

    /** Names a part of the backup that is not whole. */
    void gap(String what, String reason) {
        log.warn("backup {}: {}: {}", backup.id(), what, reason);
        catalogue.gap(backup.id(), what, reason);
    }

    Map<String, String> gaps() {
        return catalogue.gaps(backup.id());
    }

    BackupRow backup() {
        return backup;
    }

    BackupPlan plan() {
        return plan;
    }

    Staging staging() {
        return staging;
    }

    Paths paths() {
        return paths;
    }

    Map<String, ObjectReading> objects() {
        return objects;
    }

    String account() {
        return backup.account();
    }

    boolean stopped() {
        return stopped;
    }
}
