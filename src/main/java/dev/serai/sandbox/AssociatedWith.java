package dev.serai.sandbox;

import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The condition {@code associations.<object>}: the record is associated with one of some records (facts 4.5). */
final class AssociatedWith implements Condition {
    private final Records records;
    private final Set<Long> ids = new HashSet<>();

    AssociatedWith(
            Associations associations, Records others, Records records, Filter.Operator operator, List<String> values) {
        if (operator != Filter.Operator.EQ && operator != Filter.Operator.IN) {
            throw Refusal.invalid("There was a problem with the request.");
        }
        this.records = records;
        for (String value : values) {
            Row row = ObjectReading.find(others, null, value);
            if (row != null && !row.binned()) {
                ids.addAll(associations.of(others, row, records).keySet());
            }
        }
    }

    @Override
    public boolean holds(Row row) {
        return ids.contains(row.id());
    }

    @Override
    public void narrow(BitSet places) {
        BitSet mine = new BitSet();
        for (long id : ids) {
            int place = records.ids().indexOf(id);
            if (place >= 0) {
                mine.set(place);
            }
        }
        places.and(mine);
    }
}
