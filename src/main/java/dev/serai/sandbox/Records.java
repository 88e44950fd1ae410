package dev.serai.sandbox;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * All records of one object. What a record was at the start is known to the {@link Origin}; what became of it since is held
 * in {@link Changes}.
 */
final class Records {
    private final ObjectType type;
    private final Origin origin;
    private final Ids ids;
    private final Map<String, Property> propertiesAtStart;
    private volatile Map<String, Property> properties;
    private final Map<String, Map<String, Object>> groups = new ConcurrentHashMap<>();
    private final Changes changes;
    private volatile Selections selections = new Selections(this);

    /** @param searchLag how long changes are unknown to search */
    Records(ObjectType type, Origin origin, Map<String, Property> properties, Duration searchLag) {
        this.type = type;
        this.origin = origin;
        this.ids = origin.ids();
        this.propertiesAtStart = properties;
        this.properties = properties;
        this.changes = new Changes(this, origin.live(), new SearchIndex(searchLag.toMillis()));
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
            groups.clear();
            selections = new Selections(this);
        }
    }

    /** Property groups that were made or changed since the start, by name. */
    Map<String, Map<String, Object>> groups() {
        return groups;
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

    /** What the records were at the start. */
    Origin origin() {
        return origin;
    }
}
