package dev.serai.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Turns the properties of a write into drafts, for the records of one request (facts 5.2 and 5.4). */
final class Drafts {
    private static final Set<String> ACTIVITIES = Set.of("0-27", "0-48");

    private final Ask ask;
    private final Records records;
    private final Values values;
    private final Rules rules;
    private final Set<String> claimed = new HashSet<>();

    Drafts(Ask ask, Records records) {
        this.ask = ask;
        this.records = records;
        this.values = new Values(
                ask.settings().writes(),
                ask.version().equals("2026-09"),
                ask.portal().pipelines(records),
                ask.portal().owners().ids());
        this.rules = new Rules(ask, records);
    }

    /**
     * @param row the record to be changed, null for one to be created
     * @param properties the member of that name in the request
     */
    Draft of(Row row, JsonNode properties) {
        if (!properties.isObject()) {
            throw Refusal.invalid("Invalid input JSON on line 1, column 1: Cannot build SimplePublicObjectInput,"
                    + " some of required attributes are not set [properties]");
        }
        Draft draft = new Draft();
        properties.properties().forEach(member -> add(draft, row, member.getKey(), member.getValue()));
        rules.check(draft, row);
        return draft;
    }

    private void add(Draft draft, Row row, String name, JsonNode json) {
        Property property = records.property(name);
        if (property == null) {
            draft.problems()
                    .add(new Problem(name, "PROPERTY_DOESNT_EXIST", "Property \"" + name + "\" does not exist"));
            return;
        }
        if (property.sensitivity() != Sensitivity.NON_SENSITIVE) {
            ask.token().needOneOf(List.of(records.type().sensitiveWriteScope(property.sensitivity())));
        }
        boolean activity = ACTIVITIES.contains(records.type().id());
        if (property.readOnly()
                && activity
                && ask.settings().writes().readOnlyOfActivities() == SandboxSettings.ReadOnly.IGNORED) {
            return;
        }
        if (property.readOnly()) {
            draft.problems()
                    .add(new Problem(
                            name,
                            "READ_ONLY_VALUE",
                            "\"" + name + "\" is a read only property; its value cannot be set."));
        } else if (!json.isNull()) {
            add(draft, row, property, json.asText());
        } else if (ask.settings().writes().nullValue() == SandboxSettings.NullValue.CLEARS) {
            add(draft, row, property, "");
        } else if (ask.settings().writes().nullValue() == SandboxSettings.NullValue.REFUSED) {
            throw Refusal.invalid("Invalid input JSON on line 1, column 1: null is no value for " + name);
        }
    }

    private void add(Draft draft, Row row, Property property, String value) {
        draft.names().add(property.name());
        if (value.isEmpty()) {
            draft.values().put(property, "");
            return;
        }
        String present = row == null ? null : row.text(property);
        try {
            String stored = values.stored(property, value, present);
            if (backwards(property, present, stored)) {
                return;
            }
            draft.values().put(property, stored);
            if (!stored.equals(value) && madeRight(property, value)) {
                draft.normalized().add(new Draft.Normalized(property.name(), value, stored));
            }
            if (property.is(Property.Flag.UNIQUE)) {
                unique(draft, row, property, stored);
            }
        } catch (Values.Invalid invalid) {
            draft.problems().add(invalid.of(property));
        }
    }

    /** Whether an earlier version would have refused the spelling. */
    private boolean madeRight(Property property, String value) {
        try {
            new Values(ask.settings().writes(), false, List.of(), List.of()).stored(property, value, null);
            return false;
        } catch (Values.Invalid invalid) {
            return property.type().startsWith("date");
        }
    }

    /** An earlier lifecycle stage is answered with success and not stored. */
    private static boolean backwards(Property property, String present, String stored) {
        if (!property.name().equals("lifecyclestage") || present == null) {
            return false;
        }
        List<String> order =
                property.options().stream().map(Property.Option::value).toList();
        return order.indexOf(stored) < order.indexOf(present);
    }

    private void unique(Draft draft, Row row, Property property, String value) {
        Row owner = records.findBy(property, value);
        boolean own = owner != null && row != null && owner.id() == row.id();
        boolean taken = owner != null && !own && !owner.binned();
        boolean twice = !claimed.add(property.name() + "=" + value);
        if (!taken && !twice) {
            return;
        }
        if (property.name().equals("email")) {
            String id = taken ? Long.toString(owner.id()) : "";
            draft.refuse(Refusal.of(
                    409,
                    "CONFLICT",
                    records.type().singular() + " already exists." + (taken ? " Existing ID: " + id : ""),
                    "context",
                    taken ? Map.of("existingId", List.of(id)) : Map.of()));
        } else {
            draft.problems()
                    .add(new Problem(
                            property.name(),
                            "CONFLICTING_UNIQUE_VALUE",
                            property.name() + " must be unique, but " + value + " is the value of another record"));
        }
    }
}
