package dev.serai.backup;

import dev.serai.catalogue.BackupObjects;
import dev.serai.catalogue.LaneRow;
import dev.serai.catalogue.ObjectRow;
import dev.serai.hubspot.Hubspot;
import dev.serai.remote.RemoteException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.springframework.stereotype.Component;

/**
 * Compares what was read with what the account itself counts. Where it counts more, what lies above the highest id is
 * listed again, which is cheap, then all ids with one cursor. What is missing even so is a gap, unless it is little.
 */
@Component
class Recount {
    private final BackupObjects catalogue;
    private final BackupSettings settings;
    private final Hubspot hubspot;

    Recount(BackupObjects catalogue, BackupSettings settings, Hubspot hubspot) {
        this.catalogue = catalogue;
        this.settings = settings;
        this.hubspot = hubspot;
    }

    /** Lanes above the highest ids read, for objects of which fewer were read than the account counts. */
    List<Lane> tails(Reading reading) {
        compare(reading, open(reading));
        List<Lane> tails = new ArrayList<>();
        for (String name : reading.tallies().shorts()) {
            List<RangeLane> ranges = reading.lanes().records(name);
            OptionalLong highest = highest(ranges);
            if (highest.isPresent()) {
                LaneKey key = reading.lanes().nextKey(LaneKey.RECORDS, name);
                ObjectReading object = reading.objects().get(name);
                LaneRow start = RangeLane.start(key, highest.getAsLong() + 1, null);
                tails.add(reading.lanes().add(new RecordsLane(object, start), row -> new RecordsLane(object, row)));
            }
        }
        return tails;
    }

    /** Empty if ids do not tell where the account's list ended. */
    private static OptionalLong highest(List<RangeLane> ranges) {
        return ranges.stream().allMatch(RangeLane::range)
                ? ranges.stream()
                        .filter(range -> range.lastId() != null)
                        .mapToLong(range -> Long.parseLong(range.lastId()))
                        .max()
                : OptionalLong.empty();
    }

    /** Lanes that list all ids of objects that are still short, and those of before the hub was last started. */
    List<Lane> listings(Reading reading) {
        compare(reading, reading.tallies().shorts());
        List<Lane> listings = new ArrayList<>();
        for (ObjectReading object : reading.objects().values()) {
            String name = object.plan().name();
            LaneRow start = RecountLane.start(name);
            List<LaneRow> resumed = reading.lanes().resumed(start);
            if (!resumed.isEmpty() || reading.tallies().shorts().contains(name)) {
                LaneRow row = resumed.isEmpty() ? start : resumed.get(0);
                listings.add(
                        reading.lanes().add(new RecountLane(object, row), again -> new RecountLane(object, again)));
            }
        }
        return listings;
    }

    /** Whether a count that does not fit may still come to do so; asks the account again. */
    boolean lags(Reading reading) {
        Tallies tallies = reading.tallies();
        List<String> gaps = gaps(tallies);
        if (gaps.isEmpty() || reading.stopped()) {
            return false;
        }
        compare(reading, gaps);
        return !gaps(tallies).isEmpty() && tallies.mayWait(settings.shortfall().lag());
    }

    /** Writes the counts down, and names what is missing. */
    void settle(Reading reading) {
        for (String name : gaps(reading.tallies())) {
            reading.gap(
                    "records of " + name,
                    reading.tallies().of(name) + ", even though its ids were listed a second time");
        }
        for (String name : open(reading)) {
            Tally tally = reading.tallies().of(name);
            catalogue.counted(reading.backup().id(), name, tally == null ? null : tally.counted());
        }
    }

    private List<String> gaps(Tallies tallies) {
        return tallies.gaps(settings.shortfall().share());
    }

    /** Objects whose counts have not been settled. */
    private List<String> open(Reading reading) {
        return catalogue.of(reading.backup().id()).stream()
                .filter(object -> !object.recounted())
                .map(ObjectRow::name)
                .toList();
    }

    private void compare(Reading reading, List<String> names) {
        Map<String, Long> counts = names.isEmpty() || reading.stopped() ? Map.of() : counts(reading);
        for (String name : names) {
            ObjectReading object = reading.objects().get(name);
            Long counted = object == null ? null : counts.get(object.plan().objectTypeId());
            if (counted != null && !reading.lacks(name)) {
                long read = IdSet.of(reading.lanes().kept(name)).size();
                long gone = Sealing.meanwhile(reading, name).gone();
                reading.tallies().put(name, new Tally(counted, read, gone));
            }
        }
    }

    private Map<String, Long> counts(Reading reading) {
        try {
            return hubspot.abandonedWhen(reading::stopped).recordCounts(reading.account());
        } catch (RemoteException refused) {
            return Map.of();
        }
    }
}
