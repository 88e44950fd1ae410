package dev.serai.sandbox;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Property definitions, groups and validation rules: facts 6. */
final class PropertyReading {
    void addTo(Router router) {
        router.add("GET", Family.PROPERTIES, "/{type}", this::list)
                .add("GET", Family.PROPERTIES, "/{type}/{name}", this::read)
                .add("GET", Family.VALIDATIONS, "/{type}", this::rules);
    }

    private Reply list(Ask ask) {
        Records records = readable(ask);
        Sensitivity sensitivity = sensitivity(ask);
        boolean archived = ask.flag("archived");
        List<Map<String, Object>> results = records.properties().values().stream()
                .filter(property -> property.sensitivity() == sensitivity && property.archived() == archived)
                .map(Property::json)
                .toList();
        return Reply.ok(Maps.of("results", results));
    }

    private Reply read(Ask ask) {
        Property property = readable(ask).properties().get(ask.name("name"));
        if (property == null || property.archived() != ask.flag("archived")) {
            throw Refusal.of(404, "OBJECT_NOT_FOUND", "resource not found");
        }
        return Reply.ok(property.json());
    }

    private Reply rules(Ask ask) {
        return Reply.ok(Maps.of("results", Rules.json(ask, readable(ask))));
    }

    static Records readable(Ask ask) {
        Records records = ask.object();
        ask.token().needOneOf(records.type().schemaScopes());
        return records;
    }

    private static Sensitivity sensitivity(Ask ask) {
        String name = ask.query("dataSensitivity");
        if (name == null) {
            return Sensitivity.NON_SENSITIVE;
        }
        try {
            return Sensitivity.valueOf(name.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw Refusal.invalid(
                    "dataSensitivity must be one of [non_sensitive, sensitive, highly_sensitive], but was " + name);
        }
    }
}
