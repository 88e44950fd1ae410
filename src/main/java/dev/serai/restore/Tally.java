package dev.serai.restore;

import dev.serai.catalogue.ComparisonDifferences.Chunk;
import dev.serai.catalogue.ComparisonDifferences.Counts;
import dev.serai.catalogue.DifferenceRow;
import dev.serai.remote.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a chunk of records comes to. */
final class Tally {
    /** Each chunk has so many numbers for its differences. */
    private static final int NUMBERS = 1000;

    private final ComparedObject object;
    private final int number;
    private final List<DifferenceRow> differences = new ArrayList<>();
    private final Map<String, Integer> properties = new TreeMap<>();
    private int unchanged;
    private int added;
    private int removed;
    private int changed;

    Tally(ComparedObject object, int number) {
        this.object = object;
        this.number = number;
    }

    void added(String[] row) {
        added++;
        add("added", row, null, List.of());
    }

    /** @param note null if there is nothing more to be said */
    void removed(String[] row, String note) {
        removed++;
        add("removed", row, note, List.of());
    }

    void both(String[] one, String[] other) {
        List<ComparedObject.Change> changes = object.changes(one, other);
        if (changes.isEmpty()) {
            unchanged++;
        } else {
            changed++;
            changes.forEach(change -> properties.merge(change.property(), 1, Integer::sum));
            add("changed", other, null, changes);
        }
    }

    private void add(String kind, String[] row, String note, List<ComparedObject.Change> changes) {
        long place = (long) number * NUMBERS + differences.size();
        differences.add(object.difference(place, kind, row, note, changes));
    }

    Chunk chunk() {
        Counts counts = new Counts(unchanged, added, removed, changed);
        return new Chunk(object.place(), number, counts, Json.text(properties), differences);
    }
}
