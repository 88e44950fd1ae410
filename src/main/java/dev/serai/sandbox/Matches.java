package dev.serai.sandbox;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.concurrent.ConcurrentNavigableMap;

/**
 * Finds the records a query is about. Goes through the derived ones that can be meant and through all changed ones, in the
 * order of ids, and keeps no more than the asked page needs.
 */
final class Matches {
    private record Hit(Row row, Comparable<?> key) {}

    private final Records records;
    private final SearchQuery query;
    private final int wanted;
    private final ConcurrentNavigableMap<Long, Change> changes;
    private final List<Row> inOrder = new ArrayList<>();
    private final PriorityQueue<Hit> best;
    private final Comparator<Hit> order;
    private long total;

    /** @param wanted how many of the first results are needed */
    Matches(Records records, SearchQuery query, int wanted, long now) {
        this.records = records;
        this.query = query;
        this.wanted = wanted;
        this.changes = records.changes().index().at(now);
        this.order = order(query.descending());
        this.best = new PriorityQueue<>(order.reversed());
    }

    /** Does the work; the first of the results. */
    List<Row> find() {
        boolean sorted = query.sort() != null && !query.sort().ascendsWithIds();
        boolean fromTheEnd = query.sort() != null && query.descending() && !sorted;
        boolean counted = query.everything() && !sorted;
        BitSet places = query.places(records.ids().size());
        changes.headMap(records.ids().end()).keySet().forEach(id -> {
            int place = records.ids().indexOf(id);
            if (place >= 0) {
                places.set(place);
            }
        });
        walk(places, fromTheEnd, sorted, counted);
        if (counted) {
            total = live();
        }
        if (!sorted) {
            return inOrder;
        }
        return best.stream().sorted(order).map(Hit::row).toList();
    }

    long total() {
        return total;
    }

    private void walk(BitSet places, boolean fromTheEnd, boolean sorted, boolean counted) {
        if (fromTheEnd) {
            born(true, sorted);
        }
        int place = fromTheEnd ? places.previousSetBit(records.ids().size()) : places.nextSetBit(0);
        while (place >= 0 && !(counted && inOrder.size() == wanted)) {
            long id = records.ids().at(place);
            look(new Row(records, place, id, changes.isEmpty() ? null : changes.get(id)), sorted);
            place = fromTheEnd ? places.previousSetBit(place - 1) : places.nextSetBit(place + 1);
        }
        if (!fromTheEnd) {
            born(false, sorted);
        }
    }

    private void born(boolean fromTheEnd, boolean sorted) {
        ConcurrentNavigableMap<Long, Change> born =
                changes.tailMap(records.ids().end());
        (fromTheEnd ? born.descendingMap() : born)
                .forEach((id, change) -> look(new Row(records, -1, id, change), sorted));
    }

    private void look(Row row, boolean sorted) {
        if (row.binned() || row.mergedAway() || !query.holds(row)) {
            return;
        }
        total++;
        if (sorted) {
            best.add(new Hit(row, query.sort().of(row)));
            if (best.size() > wanted) {
                best.remove();
            }
        } else if (inOrder.size() < wanted) {
            inOrder.add(row);
        }
    }

    /** All records that search knows and that are not in the bin. */
    private long live() {
        long live = records.changes().liveAtStart();
        for (var entry : changes.entrySet()) {
            Row now = records.known(entry.getKey(), entry.getValue());
            boolean before = now.index() >= 0 && records.origin().binned(now.index()) == 0;
            live += (now.binned() || now.mergedAway() ? 0 : 1) - (before ? 1 : 0);
        }
        return live;
    }

    /** Records without a value come last either way, records with the same value in the order of their ids. */
    @SuppressWarnings({"unchecked", "rawtypes"})
    private static Comparator<Hit> order(boolean descending) {
        Comparator<Comparable> values = descending ? Comparator.reverseOrder() : Comparator.naturalOrder();
        return Comparator.<Hit, Comparable>comparing(hit -> hit.key(), Comparator.nullsLast(values))
                .thenComparingLong(hit -> hit.row().id());
    }
}
