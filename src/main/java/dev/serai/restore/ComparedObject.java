package dev.serai.restore;

import dev.serai.catalogue.DifferenceRow;
import dev.serai.remote.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * One object of a comparison, and how its records are told apart. A record is a row of the id and the values of
 * {@link #properties}, in that order.
 */
final class ComparedObject {
    /** Properties by which people know a record. */
    private static final List<String> NAMES = List.of(
            "firstname",
            "lastname",
            "email",
            "name",
            "domain",
            "dealname",
            "subject",
            "hs_task_subject",
            "hs_call_title",
            "hs_meeting_title",
            "title");

    private static final int MOST_NAMES = 3;
    /** Differences of one object have numbers of their own. */
    private static final int OBJECT_BITS = 40;

    private final Comparing run;
    private final int place;
    private final String object;
    private final String typeId;
    private final List<String> properties;
    private final List<Spelling> spellings;

    /** @param typeId id of the object's type; null if it has none */
    ComparedObject(
            Comparing run, int place, String object, String typeId, List<String> properties, List<Spelling> spellings) {
        this.run = run;
        this.place = place;
        this.object = object;
        this.typeId = typeId;
        this.properties = List.copyOf(properties);
        this.spellings = List.copyOf(spellings);
    }

    Comparing run() {
        return run;
    }

    int place() {
        return place;
    }

    String object() {
        return object;
    }

    String typeId() {
        return typeId;
    }

    /** As paths call it. */
    String type() {
        return pathOf(object, typeId);
    }

    /** Custom objects and conversations are called by their numeric type in paths, all others by their name. */
    static String pathOf(String object, String typeId) {
        return typeId != null && (typeId.startsWith("2-") || typeId.equals("0-11")) ? typeId : object;
    }

    List<String> properties() {
        return properties;
    }

    /** Properties that a record's name is made of. */
    List<String> names() {
        return properties.stream().filter(NAMES::contains).toList();
    }

    /** A record as it was read, as a row. */
    String[] row(String id, Map<String, String> values) {
        String[] row = new String[properties.size() + 1];
        row[0] = id;
        for (int i = 0; i < properties.size(); i++) {
            row[i + 1] = values.get(properties.get(i));
        }
        return row;
    }

    /**
     * What a property is on both sides.
     *
     * @param from in the backup; null when empty
     * @param to   in the other one; null when empty
     */
    record Change(String property, String from, String to) {}

    /** What differs; none if nothing does. */
    List<Change> changes(String[] one, String[] other) {
        List<Change> changes = List.of();
        for (int i = 0; i < properties.size(); i++) {
            if (!spellings.get(i).same(one[i + 1], other[i + 1])) {
                changes = changes.isEmpty() ? new ArrayList<>() : changes;
                changes.add(new Change(properties.get(i), shown(one[i + 1]), shown(other[i + 1])));
            }
        }
        return changes;
    }

    /** Null when empty, and without the character that the catalogue cannot keep. */
    private static String shown(String value) {
        return value == null || value.isEmpty() ? null : value.replace('\0', '\ufffd');
    }

    DifferenceRow difference(long number, String kind, String[] row, String note, List<Change> changes) {
        return new DifferenceRow(
                ((long) place << OBJECT_BITS) + number,
                object,
                kind,
                row[0],
                name(row),
                note,
                changes.stream().map(Change::property).toList(),
                Json.text(changes));
    }

    private String name(String[] row) {
        List<String> names = new ArrayList<>();
        for (String name : NAMES) {
            int i = properties.indexOf(name);
            String value = i < 0 ? null : shown(row[i + 1]);
            if (value != null && names.size() < MOST_NAMES) {
                names.add(value);
            }
        }
        return names.isEmpty() ? null : String.join(" ", names);
    }
}
