package dev.serai.restore;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Decides what is to be done about each record: pure, and the same for analysis and comparison. */
final class Planner implements Sameness {
    private static final String BINNED = "deleted, and still in HubSpot's recycling bin; restore it there first";
    private static final String GONE = "deleted for good, or never in this account";

    /** PostgreSQL stores no such character in any text. */
    private static final String NUL = "it has, or is to have, a NUL character, which the hub cannot keep for an undo";

    private final Selection selection;
    private final Options options;
    private final Surroundings surroundings;
    private final Map<String, Column> byName = new HashMap<>();
    private final Part asked;
    private final Part whole;

    /** Properties that are decided together: those asked for or, of a record that is created anew, all. */
    private record Part(Column[] columns, Column[] unique, Stages stages) {
        static Part of(List<Column> columns, Surroundings surroundings) {
            Set<String> names = columns.stream().map(Column::name).collect(Collectors.toSet());
            return new Part(
                    columns.toArray(Column[]::new),
                    columns.stream().filter(Column::unique).toArray(Column[]::new),
                    Stages.of(names, surroundings));
        }
    }

    Planner(Selection selection, Options options, Surroundings surroundings) {
        this.selection = selection;
        this.options = options;
        this.surroundings = surroundings;
        List<Column> all = Column.of(selection, surroundings, options.matchedByProperty());
        all.forEach(column -> byName.put(column.name(), column));
        this.whole = Part.of(all, surroundings);
        this.asked = Part.of(
                all.stream()
                        .filter(column -> selection.writable().containsKey(column.name()))
                        .toList(),
                surroundings);
    }

    /** @param taken owners of all that {@link #mustBeFree} named for this row */
    Decision decide(Row row, Live live, Taken taken) {
        if (live instanceof Live.Found found) {
            return found(row, found, taken);
        }
        if (live instanceof Live.Binned) {
            return Decision.nothing(Decision.Kind.BINNED, options.matchedByProperty() ? null : row.id(), BINNED);
        }
        return options.recreateDeleted() ? recreated(row, taken) : Decision.nothing(Decision.Kind.GONE, null, GONE);
    }

    private Decision found(Row row, Live.Found found, Taken taken) {
        if (merged(row, found)) {
            return Decision.nothing(
                    Decision.Kind.MERGED, found.id(), "merged into record " + found.id() + ", which is left alone");
        }
        Draft draft = new Draft();
        for (Column column : asked.columns()) {
            compare(column, row.values(), found.values(), found.id(), taken, draft);
        }
        if (draft.empty()) {
            return Decision.unchanged(found.id());
        }
        if (asked.stages() != null) {
            asked.stages().settle(draft, found.values());
        }
        return draft.changes().isEmpty()
                ? notRestorable(found.id(), draft.blocked(), inOneLine(draft.blocked()))
                : new Decision(Decision.Kind.CHANGE, found.id(), draft.changes(), draft.blocked(), null);
    }

    private boolean merged(Row row, Live.Found found) {
        return !options.matchedByProperty() && !found.id().equals(row.id());
    }

    private void compare(
            Column column, Map<String, String> then, Map<String, String> today, String id, Taken taken, Draft draft) {
        String wanted = then.get(column.name());
        if (wanted == null && !then.containsKey(column.name())) {
            return;
        }
        String current = today.get(column.name());
        if (!column.same(wanted, current)) {
            differ(column, emptyAsNull(current), emptyAsNull(wanted), id, taken, draft);
        }
    }

    private void differ(Column column, String current, String wanted, String id, Taken taken, Draft draft) {
        String sent = column.sent(wanted);
        if ("".equals(sent) && !hasNul(current)) {
            clear(column, current, wanted, draft);
            return;
        }
        String objection = hasNul(current) || hasNul(wanted) ? NUL : column.objection(wanted, sent);
        if (objection == null && column.unique()) {
            objection = takenBy(taken.owner(column.name(), sent), id);
        }
        if (objection == null) {
            draft.change(new Change(column.name(), current, sent, false, column.backwards(current, sent)));
        } else {
            draft.block(column.name(), current, wanted, objection);
        }
    }

    private void clear(Column column, String current, String wanted, Draft draft) {
        if (!options.clearEmptied()) {
            return;
        }
        if (column.emptyIsDoubtful()) {
            draft.block(
                    column.name(),
                    current,
                    wanted,
                    "sensitive, and empty in the backup: whether it was empty or closed to the token then cannot be told");
        } else {
            draft.change(new Change(column.name(), current, "", true, false));
        }
    }

    private static boolean hasNul(String value) {
        return value != null && value.indexOf('\0') >= 0;
    }

    private static String takenBy(String owner, String id) {
        return owner == null || owner.equals(id) ? null : "it must be unique, and record " + owner + " has it today";
    }

    private Decision recreated(Row row, Taken taken) {
        Draft draft = new Draft();
        for (Column column : whole.columns()) {
            compare(column, row.values(), Map.of(), null, taken, draft);
        }
        if (whole.stages() != null) {
            whole.stages().settle(draft, Map.of());
        }
        String objection = takenIn(row, taken);
        if (objection == null) {
            objection = missing(draft);
        }
        return objection == null
                ? new Decision(Decision.Kind.RECREATE, null, draft.changes(), draft.blocked(), null)
                : notRestorable(null, draft.blocked(), GONE + "; " + objection);
    }

    /** A new record beside the one that has the old one's unique value would be its double. */
    private String takenIn(Row row, Taken taken) {
        for (Column column : whole.unique()) {
            String sent = column.sent(row.values().get(column.name()));
            String owner = sent == null || sent.isEmpty() ? null : taken.owner(column.name(), sent);
            if (owner != null) {
                return "not created anew, as record " + owner + " has its " + column.name() + " \"" + sent
                        + "\" today and may stand for it";
            }
        }
        return null;
    }

    private String missing(Draft draft) {
        for (List<String> anyOf : selection.required()) {
            boolean there = false;
            for (String property : anyOf) {
                there |= draft.changeOf(property) != null;
            }
            if (!there) {
                return "not created anew, as HubSpot creates no record without " + String.join(" or ", anyOf)
                        + ", and none of it can be written";
            }
        }
        return draft.changes().isEmpty() ? "not created anew, as no value of it can be written" : null;
    }

    private static Decision notRestorable(String id, List<Blocked> blocked, String reason) {
        return new Decision(Decision.Kind.NOT_RESTORABLE, id, List.of(), blocked, reason);
    }

    private static String inOneLine(List<Blocked> blocked) {
        Blocked first = blocked.get(0);
        return first.property() + ": " + first.reason()
                + (blocked.size() == 1 ? "" : " (and " + (blocked.size() - 1) + " more)");
    }

    /**
     * Values whose owners must be asked for before deciding: those that must be unique and would be new to the record.
     *
     * @return by property, spelled as HubSpot compares them
     */
    Map<String, String> mustBeFree(Row row, Live live) {
        Map<String, String> today;
        Column[] unique;
        if (live instanceof Live.Found found && !merged(row, found)) {
            today = found.values();
            unique = asked.unique();
        } else if (live instanceof Live.Gone && options.recreateDeleted()) {
            today = Map.of();
            unique = whole.unique();
        } else {
            return Map.of();
        }
        Map<String, String> values = Map.of();
        for (Column column : unique) {
            String wanted = row.values().get(column.name());
            String sent = column.sent(wanted);
            if (sent != null && !sent.isEmpty() && !column.same(wanted, today.get(column.name()))) {
                values = values.isEmpty() ? new LinkedHashMap<>() : values;
                values.put(column.name(), sent);
            }
        }
        return values;
    }

    /** Properties that must be read of the account: those to be written, and those that decide whether they may be. */
    Set<String> toRead() {
        Set<String> names = new LinkedHashSet<>(selection.writable().keySet());
        if (asked.stages() != null) {
            names.addAll(asked.stages().properties());
        }
        return names;
    }

    /** Whether two values of a property say the same; either may be null, which is the same as empty. */
    @Override
    public boolean same(String property, String one, String other) {
        Column column = byName.get(property);
        return column == null ? Spelling.TEXT.same(one, other) : column.same(one, other);
    }

    /** What cannot be checked before values are written, beside what {@link Selection#warnings} says. */
    List<String> warnings() {
        List<String> warnings = new ArrayList<>();
        if (surroundings.owners() == null
                && byName.values().stream().anyMatch(column -> Check.isOwner(column.definition()))) {
            warnings.add(
                    "owners: the account's token may not read them, so whether an owner is still there is not checked");
        }
        if (surroundings.pipelines() == null && byName.keySet().stream().anyMatch(Stages::concerns)) {
            warnings.add(
                    "pipelines: the account's token may not read them, so whether a stage still exists is not checked");
        }
        return warnings;
    }

    private static String emptyAsNull(String value) {
        return value == null || value.isEmpty() ? null : value;
    }
}
