package dev.serai.sandbox;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What has become of one record since the start: values set, binned, merged away, or created altogether. Never altered; a
 * further change makes a new one.
 *
 * @param born the record was not derived but created since the start
 * @param values JSON tokens by property; what is not in here is as derived, or empty for a born record
 * @param setAt when each of them was set, epoch milliseconds
 * @param created epoch milliseconds, for born records
 * @param modified epoch milliseconds
 * @param binned epoch milliseconds, 0 for a record that is not in the bin
 * @param mergedInto id of the record that took this one's place, 0 for none
 * @param merged ids of the records this one took the place of
 */
record Change(
        boolean born,
        Map<Property, byte[]> values,
        Map<Property, Long> setAt,
        long created,
        long modified,
        long binned,
        long mergedInto,
        List<Long> merged) {

    /** In place of a survivor's id, for a record that was taken away for good. */
    static final long NOWHERE = -1;

    static Change born(Map<Property, byte[]> values, long now) {
        return none().with(values, now).bornAt(now);
    }

    static Change none() {
        return new Change(false, Map.of(), Map.of(), 0, 0, 0, 0, List.of());
    }

    private Change bornAt(long now) {
        return new Change(true, values, setAt, now, modified, binned, mergedInto, merged);
    }

    Change with(Map<Property, byte[]> more, long now) {
        Map<Property, byte[]> all = new HashMap<>(values);
        all.putAll(more);
        Map<Property, Long> times = new HashMap<>(setAt);
        more.keySet().forEach(property -> times.put(property, now));
        return new Change(born, all, times, created, now, binned, mergedInto, merged);
    }

    Change bin(long now) {
        return new Change(born, values, setAt, created, modified, now, mergedInto, merged);
    }

    Change into(long survivor) {
        return new Change(born, values, setAt, created, modified, binned, survivor, merged);
    }

    Change outOf(List<Long> ids) {
        return new Change(born, values, setAt, created, modified, binned, mergedInto, ids);
    }
}
