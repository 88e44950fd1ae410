package dev.serai.sandbox;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * The definition of a property, and the recipe for its derived values.
 *
 * @param said members of the JSON that someone gave, in place of made-up ones
 */
record Property(
        String name,
        String label,
        String type,
        String fieldType,
        String group,
        List<Option> options,
        Set<Flag> flags,
        Sensitivity sensitivity,
        Recipe recipe,
        int place,
        Map<String, Object> said) {

    /** One choice of an enumeration. */
    record Option(String value, String label) {}

    /** What is special about a property. */
    enum Flag {
        READ_ONLY,
        CALCULATED,
        HIDDEN,
        UNIQUE,
        CUSTOM,
        ARCHIVED,
        EXTERNAL_OPTIONS
    }

    /** Definitions of one object differ by name; one that was changed stands for the same values as before. */
    @Override
    public boolean equals(Object other) {
        return this == other || other instanceof Property property && name.equals(property.name);
    }

    @Override
    public int hashCode() {
        return name.hashCode();
    }

    boolean is(Flag flag) {
        return flags.contains(flag);
    }

    boolean archived() {
        return is(Flag.ARCHIVED);
    }

    /** The definition as the API shows it (facts 6). */
    Map<String, Object> json() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("updatedAt", "2026-02-11T09:12:13.456Z");
        json.put("createdAt", is(Flag.CUSTOM) ? "2024-07-01T10:00:00.000Z" : "2020-06-30T15:57:37.247Z");
        if (archived()) {
            json.put("archivedAt", "2026-05-20T08:00:00.000Z");
        }
        json.put("name", name);
        json.put("label", label);
        json.put("type", type);
        json.put("fieldType", fieldType);
        json.put("description", is(Flag.CUSTOM) ? "" : label + " of this record");
        json.put("groupName", group);
        json.put("options", optionsJson());
        json.put("displayOrder", is(Flag.CUSTOM) ? place : -1);
        json.put("calculated", is(Flag.CALCULATED) && !is(Flag.CUSTOM));
        if (is(Flag.CALCULATED) && is(Flag.CUSTOM)) {
            json.put("calculationFormula", "hs_object_id * 2");
        }
        json.put("externalOptions", is(Flag.EXTERNAL_OPTIONS));
        if (is(Flag.EXTERNAL_OPTIONS)) {
            json.put("referencedObjectType", "OWNER");
        }
        json.put("archived", archived());
        json.put("hasUniqueValue", is(Flag.UNIQUE));
        json.put("hidden", is(Flag.HIDDEN));
        if (!is(Flag.CUSTOM)) {
            json.put("hubspotDefined", true);
        }
        json.put("formField", !readOnly() && !is(Flag.HIDDEN));
        json.put("dataSensitivity", sensitivity.text());
        if (sensitivity == Sensitivity.HIGHLY_SENSITIVE) {
            json.put("sensitiveDataCategories", List.of("HIGHLY_SENSITIVE_DATA"));
        }
        json.put(
                "modificationMetadata",
                Map.of(
                        "archivable", is(Flag.CUSTOM),
                        "readOnlyDefinition", !is(Flag.CUSTOM),
                        "readOnlyValue", readOnly()));
        json.putAll(said);
        json.values().removeIf(Objects::isNull);
        return json;
    }

    /** The same definition with other values at the start. */
    Property by(Recipe other) {
        return new Property(name, label, type, fieldType, group, options, flags, sensitivity, other, place, said);
    }

    /** Whether writing a value is refused. */
    boolean readOnly() {
        return is(Flag.READ_ONLY) || is(Flag.CALCULATED);
    }

    private List<Map<String, Object>> optionsJson() {
        List<Map<String, Object>> all = new java.util.ArrayList<>();
        for (Option option : options) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("label", option.label());
            one.put("value", option.value());
            one.put("displayOrder", all.size());
            one.put("hidden", false);
            all.add(one);
        }
        return all;
    }
}
