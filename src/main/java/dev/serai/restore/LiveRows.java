package dev.serai.restore;

import dev.serai.hubspot.BatchAnswer;
import dev.serai.remote.Call;
import dev.serai.remote.Purpose;
import dev.serai.remote.Request;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Up to a hundred rows of a backup, to be compared with what the account has today; reads their records. */
public final class LiveRows implements Call {
    private static final int SIZE = 100;

    private final ComparedObject object;
    private final int number;
    private final List<String[]> rows;
    private final Map<String, String> newIds;

    private LiveRows(ComparedObject object, int number, List<String[]> rows) {
        this.object = object;
        this.number = number;
        this.rows = rows;
        this.newIds =
                object.run().newIds(object, rows.stream().map(row -> row[0]).toList());
    }

    ComparedObject object() {
        return object;
    }

    /** Ids in the account. */
    List<String> ids() {
        return rows.stream().map(row -> newId(row[0])).toList();
    }

    /** A record that was created anew has another id than in the backup. */
    private String newId(String id) {
        return newIds.getOrDefault(id, id);
    }

    @Override
    public Request request() {
        return object.run().read(object, ids());
    }

    @Override
    public Purpose purpose() {
        return Purpose.BACKUP;
    }

    @Override
    public boolean abandoned() {
        return object.run().stopped();
    }

    Tally tally(byte[] answer) {
        BatchAnswer current = BatchAnswer.of(answer);
        Tally tally = new Tally(object, number);
        for (String[] row : rows) {
            String id = newId(row[0]);
            Map<String, String> values = current.records().get(id);
            if (values != null) {
                tally.both(row, object.row(row[0], values));
            } else {
                boolean gone = current.notFound().contains(id);
                tally.removed(row, gone ? null : "merged into another record");
            }
        }
        return tally;
    }

    /** @param done numbers of those that are not wanted */
    static Iterator<LiveRows> of(ComparedObject object, Iterator<String[]> rows, Set<Integer> done) {
        return new Lookahead<>() {
            private int number;

            @Override
            LiveRows find() {
                while (!object.run().stopped() && rows.hasNext()) {
                    List<String[]> some = new ArrayList<>(SIZE);
                    while (some.size() < SIZE && rows.hasNext()) {
                        some.add(rows.next());
                    }
                    if (!done.contains(number++)) {
                        return new LiveRows(object, number - 1, some);
                    }
                }
                return null;
            }
        };
    }
}
