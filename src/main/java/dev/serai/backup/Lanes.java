package dev.serai.backup;

import dev.serai.archive.DamagedSegment;
import dev.serai.catalogue.BackupLanes;
import dev.serai.catalogue.LaneRow;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The lanes of a backup, each written down where it stands. */
final class Lanes {
    private static final Logger log = LoggerFactory.getLogger(Lanes.class);

    private final String backup;
    private final BackupLanes catalogue;
    private final Staging staging;
    private final Consumer<String> warn;
    private final Map<LaneKey, Lane> lanes = new ConcurrentHashMap<>();
    private final List<LaneRow> resumed;

    /** @param warn takes what is to be said in the manifest */
    Lanes(String backup, BackupLanes catalogue, Staging staging, Consumer<String> warn) {
        this.backup = backup;
        this.catalogue = catalogue;
        this.staging = staging;
        this.warn = warn;
        this.resumed = catalogue.of(backup);
    }

    /** Lanes as they were when the backup was interrupted, and those of its start that it had not come to. */
    List<Lane> resume(List<LaneRow> start, Function<LaneRow, Lane> make) {
        List<LaneRow> rows = new ArrayList<>(start.isEmpty() ? List.of() : resumed(start.get(0)));
        int begun = rows.stream().mapToInt(LaneRow::part).max().orElse(-1);
        start.stream().filter(row -> row.part() > begun).forEach(rows::add);
        return rows.stream().map(row -> add(make.apply(row), make)).toList();
    }

    /** Stretches of the same kind and name that were begun before the hub was last started. */
    List<LaneRow> resumed(LaneRow like) {
        return resumed.stream()
                .filter(row -> row.kind().equals(like.kind()) && row.name().equals(like.name()))
                .toList();
    }

    /**
     * Takes in a lane: opens its file and writes down where it stands. A file that does not hold what was written down
     * is read again from its start.
     *
     * @param make makes the lane that starts over
     */
    Lane add(Lane lane, Function<LaneRow, ? extends Lane> make) {
        try {
            lane.open();
        } catch (DamagedSegment damaged) {
            warn.accept(lane + ": read again from its start, as its file was damaged: " + damaged.getMessage());
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
        catalogue.put(backup, lane.row());
    }

    /** Lets go of all lanes of a kind and name, and of what they have kept. */
    void drop(String kind, String name) {
        for (Lane lane : of(kind, name)) {
            lanes.remove(lane.key());
            lane.drop();
        }
        catalogue.drop(backup, kind, name);
    }

    /** The lanes of an object's records, by the ids they read. */
    List<RangeLane> records(String name) {
        return ranges(LaneKey.RECORDS, name);
    }

    /**
     * Lanes by the ids they read.
     *
     * @param kind records or bin
     */
    List<RangeLane> ranges(String kind, String name) {
        return of(kind, name).stream()
                .map(RangeLane.class::cast)
                .sorted(Comparator.comparingLong(RangeLane::lower))
                .toList();
    }

    /** All that was read of an object's records apart from changes: by range or cursor, and when it was listed again. */
    List<Lane> listed(String name) {
        List<Lane> listed = new ArrayList<>(records(name));
        listed.addAll(of(LaneKey.RECOUNT, name));
        return listed;
    }

    /** All lanes whose rows are an object's records. */
    List<Lane> kept(String name) {
        List<Lane> kept = listed(name);
        kept.addAll(of(LaneKey.CHANGES, name));
        return kept;
    }

    List<Lane> of(String kind, String name) {
        return of(kind).stream().filter(lane -> lane.key().name().equals(name)).toList();
    }

    /** By name and number. */
    List<Lane> of(String kind) {
        return lanes.values().stream()
                .filter(lane -> lane.key().kind().equals(kind))
                .sorted(Comparator.comparing((Lane lane) -> lane.key().name())
                        .thenComparing(lane -> lane.key().part()))
                .toList();
    }

    /** A key that no lane of this kind and name has. */
    LaneKey nextKey(String kind, String name) {
        int highest = of(kind, name).stream()
                .mapToInt(lane -> lane.key().part())
                .max()
                .orElse(-1);
        return new LaneKey(kind, name, highest + 1);
    }

    static List<Lane> open(Collection<Lane> lanes) {
        return lanes.stream().filter(lane -> !lane.done()).toList();
    }

    /** Closes all files. */
    void close() {
        for (Lane lane : lanes.values()) {
            try {
                lane.close();
            } catch (IOException unimportant) {
                log.debug("{}: {}", lane, unimportant.getMessage());
            }
        }
    }
}
