package dev.serai.sandbox;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What became of one object's records since the start. Readers take no lock; writers take turns. Times are epoch
 * milliseconds, values are plain text with null or "" for empty.
 */
final class Changes {
    private final Records records;
    private final Map<Long, Change> byId = new ConcurrentHashMap<>();
    private final ConcurrentNavigableMap<Long, Boolean> born = new ConcurrentSkipListMap<>();
    private final Map<Property, Map<String, Long>> unique = new ConcurrentHashMap<>();
    private final SearchIndex index;
    private final Ties ties = new Ties();
    private final AtomicLong live;
    private final long liveAtStart;
    private long next;

    Changes(Records records, long live, SearchIndex index) {
        this.records = records;
        this.index = index;
        this.live = new AtomicLong(live);
        this.liveAtStart = live;
        this.next = records.ids().end();
    }

    Change of(long id) {
        return byId.isEmpty() ? null : byId.get(id);
    }

    /** What became of the associations. */
    Ties ties() {
        return ties;
    }

    /** The changes as search knows them. */
    SearchIndex index() {
        return index;
    }

    long live() {
        return live.get();
    }

    /** The ids of records created since the start, ascending, not below the given one. */
    Iterable<Long> bornFrom(long id) {
        return born.tailMap(id, true).keySet();
    }

    /** The id of the record that last got this value of a unique property since the start (it may have lost it), or null. */
    Long findBy(Property property, String value) {
        Map<String, Long> ids = unique.get(property);
        return ids == null ? null : ids.get(value);
    }

    /** Creates a record at the end. */
    synchronized Row create(Map<Property, String> values, long now) {
        long id = next;
        next += 1 + Mix.below(Mix.mix(id), 9);
        put(id, Change.born(tokens(id, values), now), now);
        born.put(id, true);
        live.incrementAndGet();
        return records.find(id);
    }

    /** Sets values and moves the last-modified date. */
    synchronized Row set(Row row, Map<Property, String> values, long now) {
        put(row.id(), current(row.id()).with(tokens(row.id(), values), now), now);
        return records.find(row.id());
    }

    /** Moves a record into the bin; nothing happens if it is there already or merged away. */
    synchronized void bin(long id, long now) {
        Row row = records.find(id);
        if (row != null && !row.binned() && !row.mergedAway()) {
            put(id, current(id).bin(now), now);
            live.decrementAndGet();
        }
    }

    /**
     * Merges two records into a new one at the end, as HubSpot does: the first one's values win, the second fills the empty
     * ones, both ids lead to the new record from now on.
     */
    synchronized Row merge(Row primary, Row other, long now) {
        Map<Property, String> values = new LinkedHashMap<>();
        for (Property property : records.properties().values()) {
            if (!property.recipe().ofTheRecord()) {
                String value = primary.text(property);
                values.put(property, value != null ? value : other.text(property));
            }
        }
        secondEmail(primary, other, values);
        Property vids = records.property("hs_calculated_merged_vids");
        if (vids != null) {
            values.put(vids, primary.id() + ":" + now + ";" + other.id() + ":" + now);
        }
        Row survivor = create(values, now);
        List<Long> merged = new ArrayList<>();
        for (Row row : List.of(primary, other)) {
            merged.add(row.id());
            merged.addAll(row.merged());
            put(row.id(), current(row.id()).into(survivor.id()), now);
            live.decrementAndGet();
        }
        put(survivor.id(), current(survivor.id()).outOf(List.copyOf(merged)), now);
        return records.find(survivor.id());
    }

    long liveAtStart() {
        return liveAtStart;
    }

    /** A merged contact keeps the other one's address as a further one (facts 5.4). */
    private void secondEmail(Row primary, Row other, Map<Property, String> values) {
        Property email = records.property("email");
        Property further = records.property("hs_additional_emails");
        if (email != null && further != null) {
            String all = Stream.of(
                            primary.text(further),
                            primary.text(email) == null ? null : other.text(email),
                            other.text(further))
                    .filter(Objects::nonNull)
                    .collect(Collectors.joining(";"));
            values.put(further, all);
        }
    }

    /** Takes a record away for good, as if it had never been. */
    synchronized void wipe(Row row, long now) {
        put(row.id(), current(row.id()).into(Change.NOWHERE), now);
        if (!row.binned()) {
            live.decrementAndGet();
        }
    }

    /** Forgets everything that happened since the start. */
    synchronized void reset() {
        byId.clear();
        born.clear();
        unique.clear();
        index.clear();
        ties.clear();
        live.set(liveAtStart);
        next = records.ids().end();
    }

    private void put(long id, Change change, long now) {
        byId.put(id, change);
        index.changed(id, change, now);
    }

    private Change current(long id) {
        Change change = byId.get(id);
        return change == null ? Change.none() : change;
    }

    private Map<Property, byte[]> tokens(long id, Map<Property, String> values) {
        Map<Property, byte[]> tokens = new HashMap<>();
        values.forEach((property, value) -> {
            boolean empty = value == null || value.isEmpty();
            tokens.put(property, empty ? Recipe.NULL : Json.token(value));
            if (property.is(Property.Flag.UNIQUE)) {
                Map<String, Long> ids = unique.computeIfAbsent(property, p -> new ConcurrentHashMap<>());
                if (!empty) {
                    ids.put(value, id);
                }
            } else if (!empty && property.name().equals("hs_additional_emails")) {
                Property email = records.property("email");
                for (String one : value.split(";")) {
                    unique.computeIfAbsent(email, p -> new ConcurrentHashMap<>())
                            .put(one, id);
                }
            }
        });
        return tokens;
    }
}
