package dev.serai.sandbox;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * All records of one object. What a record was at the start follows from the seed and is computed at every reading; what
 * became of it since is held in {@link Changes}.
 */
final class Records {
    /** Derived records lie between 1 January 2019 and 1 June 2026. */
    private static final long START = 1_546_300_800_000L;

    private static final long SPAN = 233_971_200_000L;

    /** No derived record was modified after this. */
    static final long NEWEST = START + SPAN;

    private final ObjectType type;
    private final long salt;
    private final Ids ids;
    private final Map<String, Property> propertiesAtStart;
    private volatile Map<String, Property> properties;
    private final Changes changes;
    private volatile Selections selections = new Selections(this);

    /**
     * @param live records that are not in the bin; about one in fifty more is
     * @param searchLag how long changes are unknown to search
     */
    Records(
            ObjectType type,
            long seed,
            Ids.Style style,
            int live,
            Map<String, Property> properties,
            Duration searchLag) {
        this.type = type;
        this.salt = Mix.mix(seed ^ Mix.of(type.shortName()));
        this.ids = new Ids(style, salt, withBinned(live));
        this.propertiesAtStart = properties;
        this.properties = properties;
        this.changes = new Changes(this, live, new SearchIndex(searchLag.toMillis()));
    }

    ObjectType type() {
        return type;
    }

    Ids ids() {
        return ids;
    }

    Changes changes() {
        return changes;
    }

    Selections selections() {
        return selections;
    }

    /** By name, archived ones included. */
    Map<String, Property> properties() {
        return properties;
    }

    /** The definition of a property that is in use, or null. */
    Property property(String name) {
        Property property = properties.get(name);
        return property == null || property.archived() ? null : property;
    }

    /** Puts a definition in the place of the one with its name, or behind all others. Callers take turns. */
    void define(Property property) {
        Map<String, Property> all = new LinkedHashMap<>(properties);
        all.put(property.name(), property);
        properties = all;
        selections = new Selections(this);
    }

    /** Forgets everything that happened since the start. */
    void reset() {
        synchronized (changes) {
            changes.reset();
            properties = propertiesAtStart;
            selections = new Selections(this);
        }
    }

    /** Records that are not in the bin. */
    long live() {
        return changes.live();
    }

    /** The record of exactly this id, binned and merged-away ones included, or null. */
    Row find(long id) {
        Change change = changes.of(id);
        int index = ids.indexOf(id);
        return index < 0 && change == null ? null : new Row(this, index, id, change);
    }

    /** The record of this id, or the one that took its place by a merge, or null. */
    Row resolve(long id) {
        Row row = find(id);
        while (row != null && row.mergedAway()) {
            row = find(row.change().mergedInto());
        }
        return row;
    }

    /** The record with this value of a unique property, or null. Emails are compared in lower case. */
    Row findBy(Property property, String value) {
        String wanted = property.name().equals("email") ? value.toLowerCase(java.util.Locale.ROOT) : value;
        Long changed = changes.findBy(property, wanted);
        if (changed != null) {
            Row row = find(changed);
            if (row != null && !row.mergedAway() && carries(row, property, wanted)) {
                return row;
            }
        }
        int index = property.recipe().indexOf(wanted);
        if (index < 0 || index >= ids.size()) {
            return null;
        }
        Row row = at(index);
        return !row.mergedAway() && wanted.equals(row.text(property)) ? row : null;
    }

    /** Whether the value is the record's, or is one of its further e-mail addresses (facts 5.4). */
    private boolean carries(Row row, Property property, String value) {
        if (value.equals(row.text(property))) {
            return true;
        }
        Property further = property.name().equals("email") ? property("hs_additional_emails") : null;
        String all = further == null ? null : row.text(further);
        return all != null && List.of(all.split(";")).contains(value);
    }

    /** The derived record at a place from 0 to the size of ids() - 1. */
    Row at(int index) {
        long id = ids.at(index);
        return new Row(this, index, id, changes.of(id));
    }

    /** The record of this id as search knows it. */
    Row known(long id, Change change) {
        return new Row(this, ids.indexOf(id), id, change);
    }

    long hash(int index) {
        return Mix.mix(salt + index);
    }

    long created(int index) {
        long step = SPAN / Math.max(1, ids.size());
        return START + SPAN / Math.max(1, ids.size()) * index + (step > 0 ? (hash(index) >>> 8) % step : 0);
    }

    long modified(int index) {
        long created = created(index);
        return created + (START + SPAN - created) / 65_536 * (Mix.mix(hash(index)) & 0xffff);
    }

    boolean binnedAtStart(int index) {
        return index % 51 == 25;
    }

    private static int withBinned(int live) {
        int all = live + live / 51;
        while (all - (all + 25) / 51 < live) {
            all++;
        }
        return all;
    }
}
