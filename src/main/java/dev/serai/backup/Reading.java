package dev.serai.backup;

import dev.serai.backup.BackupPlan.Source;
import dev.serai.catalogue.BackupRow;
import dev.serai.hubspot.HubspotAccount;
import dev.serai.hubspot.Paths;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A backup while it is being read: its plan, its lanes, and the pages that are out. */
public final class Reading {
    private static final Logger log = LoggerFactory.getLogger(Reading.class);

    private static final Duration LONGEST_CALL = Duration.ofMinutes(2);

    private final BackupRow backup;
    private final BackupPlan plan;
    private final Remembered catalogue;
    private final Staging staging;
    private final Paths paths;
    private final Map<String, ObjectReading> objects = new LinkedHashMap<>();
    private final Set<String> leftOut = ConcurrentHashMap.newKeySet();
    private final Tallies tallies = new Tallies();
    private final Lanes lanes;
    private final ReadTimes times;
    private final Setbacks setbacks;
    private volatile PageQueue queue;
    private volatile boolean stopped;

    Reading(BackupRow backup, BackupPlan plan, Remembered catalogue, Staging staging, HubspotAccount account) {
        this.backup = backup;
        this.plan = plan;
        this.catalogue = catalogue;
        this.staging = staging;
        this.paths = new Paths(account.apiVersion());
        plan.objects().stream()
                .filter(one -> one.source() == Source.RECORDS && one.readable())
                .forEach(one -> objects.put(
                        one.name(), new ObjectReading(this, one, paths, account.baseUrl(), account.urlLimit())));
        this.lanes = new Lanes(backup.id(), catalogue.lanes(), staging, this::warn);
        this.times = new ReadTimes(backup.id(), catalogue.objects(), plan.surveyedAt());
        this.setbacks = new Setbacks(this);
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
        if (objects.containsKey(lane.key().name())) {
            times.asked(lane.key().name());
        }
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
            lanes.save(lane);
            if (lane.done()) {
                ended(lane);
            }
        }
        queue.release(lane);
    }

    private void ended(Lane lane) {
        String name = lane.key().name();
        switch (lane.key().kind()) {
            case LaneKey.THREADS, LaneKey.CHANGES -> times.readUpTo(name, lane.asOf());
            case LaneKey.RECORDS -> {
                if (lanes.of(LaneKey.CHANGES, name).isEmpty()) {
                    times.readUpTo(name, lane.asOf());
                }
            }
            default -> {}
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
        lanes.close();
    }

    void warn(String warning) {
        log.warn("backup {}: {}", backup.id(), warning);
        catalogue.backups().warn(backup.id(), warning);
    }

    /** Names a part of the backup that is not whole. */
    void gap(String what, String reason) {
        log.warn("backup {}: {}: {}", backup.id(), what, reason);
        catalogue.objects().gap(backup.id(), what, reason);
    }

    /** An object is not in the backup, which is whole without it. */
    void leaveOut(String object, String reason) {
        leftOut.add(object);
        warn(object + ": left out: " + reason);
    }

    /** Whether an object is not in the backup after all. */
    boolean lacks(String object) {
        return leftOut.contains(object) || gaps().containsKey(object);
    }

    Map<String, String> gaps() {
        return catalogue.objects().gaps(backup.id());
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

    Lanes lanes() {
        return lanes;
    }

    ReadTimes times() {
        return times;
    }

    /** How the objects whose counts are still looked into compare with the account's. */
    Tallies tallies() {
        return tallies;
    }

    Setbacks setbacks() {
        return setbacks;
    }

    PageQueue queue() {
        return queue;
    }

    String account() {
        return backup.account();
    }

    boolean stopped() {
        return stopped;
    }
}
