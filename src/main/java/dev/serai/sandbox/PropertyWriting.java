package dev.serai.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Makes, changes and archives property definitions: facts 6. */
final class PropertyWriting {
    private static final Set<String> TYPES =
            Set.of("string", "number", "date", "datetime", "enumeration", "bool", "phone_number");
    private static final Set<String> FIELD_TYPES = Set.of(
            "text",
            "textarea",
            "html",
            "file",
            "phonenumber",
            "number",
            "date",
            "select",
            "radio",
            "checkbox",
            "booleancheckbox",
            "calculation_equation");
    private static final List<String> NEEDED = List.of("name", "label", "type", "fieldType", "groupName");
    private static final List<String> CHANGEABLE = List.of(
            "label",
            "type",
            "fieldType",
            "groupName",
            "description",
            "options",
            "displayOrder",
            "hidden",
            "formField",
            "calculationFormula",
            "numberDisplayHint",
            "showCurrencySymbol",
            "currencyPropertyName");
    private static final int MOST_UNIQUE = 10;

    void addTo(Router router) {
        router.add("POST", Family.PROPERTIES, "/{type}", this::create)
                .add("PATCH", Family.PROPERTIES, "/{type}/{name}", this::update)
                .add("DELETE", Family.PROPERTIES, "/{type}/{name}", this::archive);
    }

    private Reply create(Ask ask) {
        Records records = writable(ask);
        synchronized (records.changes()) {
            return Reply.of(201, create(records, ask.json()).json());
        }
    }

    /** Makes a definition, or brings an archived one back to life. Callers take turns. */
    static Property create(Records records, JsonNode json) {
        List<String> missing = new ArrayList<>(NEEDED);
        missing.removeIf(json::hasNonNull);
        if (!missing.isEmpty()) {
            throw Refusal.invalid("Invalid input JSON on line 1, column 1: Cannot build PropertyCreate,"
                    + " some of required attributes are not set " + missing);
        }
        String name = json.get("name").asText();
        Property present = records.properties().get(name);
        if (present != null && !present.archived()) {
            throw Refusal.of(
                    409,
                    "OBJECT_ALREADY_EXISTS",
                    "A property named '" + name + "' already exists.",
                    "subCategory",
                    "Properties.PROPERTY_WITH_NAME_EXISTS",
                    "context",
                    Map.of("propertyName", List.of(name)));
        }
        check(records, name, json);
        String now = Clock.text(System.currentTimeMillis());
        Map<String, Object> members = said(json);
        members.put("updatedAt", now);
        Property made;
        if (present == null) {
            members.put("createdAt", now);
            members.put("name", name);
            members.put("hasUniqueValue", json.path("hasUniqueValue").asBoolean());
            members.put("dataSensitivity", json.path("dataSensitivity").asText("non_sensitive"));
            made = Definitions.of(
                    Maps.JSON.valueToTree(members),
                    (row, out) -> out.raw(Recipe.NULL),
                    records.properties().size());
        } else {
            // An archived definition of this name comes back to life (facts 6).
            members.put("archived", false);
            members.put("archivedAt", null);
            made = Definitions.changed(present, members);
        }
        records.define(made);
        return made;
    }

    private static void check(Records records, String name, JsonNode json) {
        if (!name.matches("[a-z][a-z0-9_]{0,99}")) {
            throw Refusal.invalid(
                    "Property name " + name
                            + " is invalid: it must begin with a letter and hold lower-case letters, digits and underscores only");
        }
        oneOf("type", json.get("type").asText(), TYPES);
        oneOf("fieldType", json.get("fieldType").asText(), FIELD_TYPES);
        boolean choice = json.get("type").asText().equals("enumeration");
        if (choice
                && json.path("options").isEmpty()
                && !json.path("externalOptions").asBoolean()) {
            throw Refusal.invalid("Property " + name + " of type enumeration needs options");
        }
        long unique = records.properties().values().stream()
                .filter(property -> property.is(Property.Flag.UNIQUE) && property.is(Property.Flag.CUSTOM))
                .count();
        if (json.path("hasUniqueValue").asBoolean() && unique >= MOST_UNIQUE) {
            throw Refusal.invalid("An object can have at most " + MOST_UNIQUE + " properties with unique values");
        }
    }

    private static void oneOf(String what, String value, Set<String> known) {
        if (!known.contains(value)) {
            throw Refusal.invalid(what + " " + value + " is invalid; known are " + known);
        }
    }

    private Reply update(Ask ask) {
        Records records = writable(ask);
        synchronized (records.changes()) {
            Property property = present(records, ask.name("name"));
            JsonNode json = ask.json();
            if (json.has("type")) {
                oneOf("type", json.get("type").asText(), TYPES);
            }
            if (json.has("fieldType")) {
                oneOf("fieldType", json.get("fieldType").asText(), FIELD_TYPES);
            }
            Map<String, Object> members = said(json);
            members.put("updatedAt", Clock.text(System.currentTimeMillis()));
            Property changed = Definitions.changed(property, members);
            records.define(changed);
            return Reply.ok(changed.json());
        }
    }

    private Reply archive(Ask ask) {
        Records records = writable(ask);
        archive(records, ask.name("name"));
        return Reply.empty(204);
    }

    static void archive(Records records, String name) {
        synchronized (records.changes()) {
            Property property = present(records, name);
            records.define(Definitions.changed(
                    property, Maps.of("archived", true, "archivedAt", Clock.text(System.currentTimeMillis()))));
        }
    }

    /** The definition, if it is there and someone in the account made it. */
    private static Property present(Records records, String name) {
        Property property = records.property(name);
        if (property == null) {
            throw Refusal.notFound();
        }
        if (!property.is(Property.Flag.CUSTOM)) {
            throw Refusal.invalid("Property " + name + " is defined by HubSpot; its definition cannot be changed");
        }
        return property;
    }

    private static Map<String, Object> said(JsonNode json) {
        Map<String, Object> members = new LinkedHashMap<>();
        for (String name : CHANGEABLE) {
            if (json.has(name)) {
                members.put(name, Maps.JSON.convertValue(json.get(name), Object.class));
            }
        }
        return members;
    }

    static Records writable(Ask ask) {
        Records records = ask.object();
        ask.token().needOneOf(records.type().schemaWriteScopes());
        return records;
    }
}
