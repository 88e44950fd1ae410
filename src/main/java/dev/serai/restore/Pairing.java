package dev.serai.restore;

import dev.serai.archive.SortedRows;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;

/**
 * Some records of two backups, each together with its like.
 *
 * @param pairs of rows of one record; the first or the second of a pair is null if that backup does not have it
 */
record Pairing(ComparedObject object, int number, List<String[][]> pairs) {
    private static final int SIZE = 500;

    Tally tally() {
        Tally tally = new Tally(object, number);
        for (String[][] pair : pairs) {
            if (pair[0] == null) {
                tally.added(pair[1]);
            } else if (pair[1] == null) {
                tally.removed(pair[0], null);
            } else {
                tally.both(pair[0], pair[1]);
            }
        }
        return tally;
    }

    /**
     * All records of two backups, in the order of their ids; none any more when the run is stopped.
     *
     * @param done numbers of those that are not wanted
     */
    static Iterator<Pairing> of(
            ComparedObject object, Iterator<String[]> one, Iterator<String[]> other, Set<Integer> done) {
        return new Lookahead<>() {
            private String[] left = following(one);
            private String[] right = following(other);
            private int number;

            @Override
            Pairing find() {
                while (!object.run().stopped() && (left != null || right != null)) {
                    List<String[][]> pairs = new ArrayList<>(SIZE);
                    while (pairs.size() < SIZE && (left != null || right != null)) {
                        pairs.add(pair());
                    }
                    if (!done.contains(number++)) {
                        return new Pairing(object, number - 1, pairs);
                    }
                }
                return null;
            }

            private String[][] pair() {
                int order = left == null ? 1 : right == null ? -1 : SortedRows.BY_ID.compare(left[0], right[0]);
                String[][] pair = {order <= 0 ? left : null, order >= 0 ? right : null};
                left = order <= 0 ? following(one) : left;
                right = order >= 0 ? following(other) : right;
                return pair;
            }

            private static String[] following(Iterator<String[]> rows) {
                return rows.hasNext() ? rows.next() : null;
            }
        };
    }
}
