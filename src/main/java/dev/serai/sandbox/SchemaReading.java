package dev.serai.sandbox;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Schemas of custom objects: facts 7. */
final class SchemaReading {
    private static final List<String> SCOPES = List.of("crm.schemas.custom.read", "crm.objects.custom.read");

    private final AssociationTypes associations = AssociationTypes.get();

    void addTo(Router router) {
        router.add("GET", Family.SCHEMAS, "", this::list).add("GET", Family.SCHEMAS, "/{type}", this::read);
    }

    private Reply list(Ask ask) {
        ask.token().needOneOf(SCOPES);
        List<Map<String, Object>> results = new ArrayList<>();
        if (!ask.flag("archived")) {
            for (Records records : ask.portal().objects()) {
                if (records.type().custom()) {
                    results.add(json(ask, records));
                }
            }
        }
        return Reply.ok(Maps.of("results", results));
    }

    private Reply read(Ask ask) {
        ask.token().needOneOf(SCOPES);
        Records records = ask.object();
        if (!records.type().custom()) {
            throw Refusal.notFound();
        }
        return Reply.ok(json(ask, records));
    }

    private Map<String, Object> json(Ask ask, Records records) {
        ObjectType type = records.type();
        Map<String, Object> said = ask.portal().schema(records);
        if (said != null) {
            Map<String, Object> json = new LinkedHashMap<>(said);
            json.put("properties", properties(ask, records));
            return json;
        }
        List<Property> custom = custom(records);
        String first = custom.get(0).name();
        return Maps.of(
                "id", type.id().substring(2),
                "objectTypeId", type.id(),
                "name", type.shortName(),
                "fullyQualifiedName", type.name(),
                "labels", Map.of("singular", type.singular(), "plural", type.plural()),
                "primaryDisplayProperty", first,
                "secondaryDisplayProperties",
                        custom.stream().skip(1).limit(2).map(Property::name).toList(),
                "requiredProperties", List.of(first),
                "searchableProperties",
                        custom.stream().limit(3).map(Property::name).toList(),
                "properties", properties(ask, records),
                "associations", associations.ofSchema(ask.portal(), records),
                "allowsSensitiveProperties", true,
                "archived", false,
                "createdAt", "2024-03-01T09:00:00.000Z",
                "updatedAt", "2026-03-01T09:00:00.000Z",
                "createdByUserId", 7_400_000,
                "updatedByUserId", 7_400_013);
    }

    /** The names of properties that records of a custom object cannot do without. */
    static List<String> required(Portal portal, Records records) {
        Map<String, Object> said = portal.schema(records);
        List<String> names = new ArrayList<>();
        if (said == null) {
            names.add(custom(records).get(0).name());
        } else if (said.get("requiredProperties") instanceof List<?> all) {
            all.forEach(name -> names.add((String) name));
        }
        return names;
    }

    /** The properties that make the object what it is. */
    private static List<Property> custom(Records records) {
        List<Property> own = records.properties().values().stream()
                .filter(property -> !property.archived())
                .toList();
        List<Property> main = own.stream()
                .filter(property -> property.group().startsWith(records.type().shortName() + "_"))
                .toList();
        return main.isEmpty() ? own : main;
    }

    private static List<Map<String, Object>> properties(Ask ask, Records records) {
        if ("false".equals(ask.query("includePropertyDefinitions"))) {
            return List.of();
        }
        return records.properties().values().stream()
                .filter(property -> !property.archived() && property.sensitivity() == Sensitivity.NON_SENSITIVE)
                .map(Property::json)
                .toList();
    }
}
