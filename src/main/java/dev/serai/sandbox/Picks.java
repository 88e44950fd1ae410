package dev.serai.sandbox;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Which derived records belong together. Every record of the many side picks one partner by a formula that can be turned
 * round, so both sides agree; one partner in each pair of objects has hundreds.
 */
final class Picks {
    private static final int MOST_WITH_ONE = 1300;

    private final Map<Records, Shuffle> shuffles = new ConcurrentHashMap<>();

    /** The places a record's associations follow from: its own, or those of the records merged into it. */
    static List<Integer> indexes(Records records, Row row) {
        if (row.index() >= 0) {
            return List.of(row.index());
        }
        return row.merged().stream()
                .map(id -> records.ids().indexOf(id))
                .filter(index -> index >= 0)
                .toList();
    }

    /** The place of the partner that the record at a place has picked, or -1. */
    int partnerOf(Records many, Records one, int index) {
        int partners = one.ids().size();
        int turn = shuffle(many).at(index);
        return partners == 0 ? -1 : turn < crowd(many) ? partners / 3 : turn % partners;
    }

    /** The places of the records that have picked the record at a place. */
    List<Integer> partnersOf(Records many, Records one, int index) {
        Shuffle shuffle = shuffle(many);
        int partners = one.ids().size();
        int crowd = crowd(many);
        List<Integer> all = new ArrayList<>();
        for (int turn = 0; index == partners / 3 && turn < crowd; turn++) {
            all.add(shuffle.placeOf(turn));
        }
        for (long turn = index; turn < many.ids().size(); turn += partners) {
            if (turn >= crowd) {
                all.add(shuffle.placeOf((int) turn));
            }
        }
        return all;
    }

    private static int crowd(Records many) {
        return Math.min(MOST_WITH_ONE, many.ids().size() / 4);
    }

    private Shuffle shuffle(Records records) {
        return shuffles.computeIfAbsent(records, r -> new Shuffle(r.ids().size()));
    }
}
