package dev.serai.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The groups property definitions are sorted into: facts 6. */
final class PropertyGroups {
    void addTo(Router router) {
        router.add("GET", Family.PROPERTIES, "/{type}/groups", this::list)
                .add("POST", Family.PROPERTIES, "/{type}/groups", this::create)
                .add("GET", Family.PROPERTIES, "/{type}/groups/{group}", this::read)
                .add("PATCH", Family.PROPERTIES, "/{type}/groups/{group}", this::update)
                .add("DELETE", Family.PROPERTIES, "/{type}/groups/{group}", this::archive);
    }

    private Reply list(Ask ask) {
        return Reply.ok(Maps.of(
                "results", new ArrayList<>(all(PropertyReading.readable(ask)).values())));
    }

    private Reply read(Ask ask) {
        return Reply.ok(present(PropertyReading.readable(ask), ask.name("group")));
    }

    /** Those of the definitions, and those that were made. */
    private static Map<String, Map<String, Object>> all(Records records) {
        Map<String, Map<String, Object>> all = new TreeMap<>();
        records.properties().values().forEach(property -> all.computeIfAbsent(property.group(), PropertyGroups::group));
        all.putAll(records.groups());
        return all;
    }

    private static Map<String, Object> group(String name) {
        return Maps.of("name", name, "label", name.replace('_', ' '), "displayOrder", -1, "archived", false);
    }

    private static Map<String, Object> present(Records records, String name) {
        Map<String, Object> group = all(records).get(name);
        if (group == null) {
            throw Refusal.notFound();
        }
        return group;
    }

    private Reply create(Ask ask) {
        Records records = PropertyWriting.writable(ask);
        JsonNode json = ask.json();
        String name = json.path("name").asText();
        if (name.isEmpty() || !json.hasNonNull("label")) {
            throw Refusal.invalid("Invalid input JSON on line 1, column 1: Cannot build PropertyGroupCreate,"
                    + " some of required attributes are not set [name, label]");
        }
        if (all(records).containsKey(name)) {
            throw Refusal.of(409, "OBJECT_ALREADY_EXISTS", "A property group named '" + name + "' already exists.");
        }
        return Reply.of(201, edited(records, group(name), json));
    }

    private Reply update(Ask ask) {
        Records records = PropertyWriting.writable(ask);
        return Reply.ok(edited(records, present(records, ask.name("group")), ask.json()));
    }

    private static Map<String, Object> edited(Records records, Map<String, Object> group, JsonNode json) {
        Map<String, Object> edited = new java.util.LinkedHashMap<>(group);
        edited.put("label", json.path("label").asText((String) group.get("label")));
        edited.put("displayOrder", json.path("displayOrder").asInt((Integer) group.get("displayOrder")));
        records.groups().put((String) group.get("name"), edited);
        return edited;
    }

    /** A group with properties in it stays. */
    private Reply archive(Ask ask) {
        Records records = PropertyWriting.writable(ask);
        String name = (String) present(records, ask.name("group")).get("name");
        List<String> inside = records.properties().values().stream()
                .filter(property -> property.group().equals(name) && !property.archived())
                .map(Property::name)
                .limit(3)
                .toList();
        if (!inside.isEmpty()) {
            throw Refusal.invalid("Property group " + name + " cannot be archived, it holds properties " + inside);
        }
        records.groups().remove(name);
        return Reply.empty(204);
    }
}
