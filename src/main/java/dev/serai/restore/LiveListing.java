package dev.serai.restore;

import dev.serai.catalogue.ComparisonDifferences;
import dev.serai.catalogue.ComparisonDifferences.Listed;
import dev.serai.hubspot.RecordPage;
import dev.serai.hubspot.RecordPages;
import dev.serai.remote.Call;
import dev.serai.remote.Purpose;
import dev.serai.remote.Request;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The list of all records that the account has of an object, page by page, to find those that a backup does not have. */
public final class LiveListing implements Call {
    /** So that numbers of pages are none of the chunks that were compared before. */
    private static final int FIRST_NUMBER = 1 << 24;

    private final ComparedObject object;
    private final ComparisonDifferences differences;
    private Listed standing;

    LiveListing(ComparedObject object, ComparisonDifferences differences) {
        this.object = object;
        this.differences = differences;
        this.standing = differences.listed(object.run().id(), object.place());
    }

    /** Whether a page is left. */
    boolean open() {
        return !"".equals(standing.cursor()) && !object.run().stopped();
    }

    @Override
    public Request request() {
        return object.run().list(object, standing.cursor());
    }

    @Override
    public Purpose purpose() {
        return Purpose.BACKUP;
    }

    @Override
    public boolean abandoned() {
        return object.run().stopped();
    }

    void page(byte[] answer) {
        RecordPage page = new RecordPages(object.names()).read(answer);
        Map<String, String[]> rows = new LinkedHashMap<>();
        page.rows().forEach(row -> rows.put(row[0], named(row)));
        Set<String> unknown = differences.unknown(object.run().id(), object.place(), rows.keySet());
        Tally tally = new Tally(object, FIRST_NUMBER + standing.pages());
        rows.forEach((id, row) -> {
            if (unknown.contains(id)) {
                tally.added(row);
            }
        });
        standing = new Listed(page.next() == null ? "" : page.next(), standing.pages() + 1);
        differences.addPage(object.run().id(), tally.chunk(), standing);
    }

    private String[] named(String[] listed) {
        Map<String, String> values = new HashMap<>();
        List<String> names = object.names();
        for (int i = 0; i < names.size(); i++) {
            values.put(names.get(i), listed[RecordPages.LEADING.size() + i]);
        }
        return object.row(listed[0], values);
    }
}
