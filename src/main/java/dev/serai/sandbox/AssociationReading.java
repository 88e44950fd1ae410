package dev.serai.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/** Reads associations: facts 7. */
final class AssociationReading {
    private static final int MOST_INPUTS = 1000;
    private static final int MOST_PARTNERS = 500;

    private final Associations associations;

    AssociationReading(Associations associations) {
        this.associations = associations;
    }

    void addTo(Router router) {
        router.add("POST", Family.ASSOCIATIONS, "/{from}/{to}/batch/read", this::batch)
                .add("GET", Family.ASSOCIATIONS, "/{from}/{to}/labels", this::labels)
                .add("GET", Family.ASSOCIATIONS_OF_RECORD, "/{from}/{id}/associations/{to}", this::read);
    }

    private Reply batch(Ask ask) {
        Records from = readable(ask, "from");
        Records to = readable(ask, "to");
        associations.kinds(from, to);
        JsonNode inputs = ask.json().path("inputs");
        if (inputs.size() > MOST_INPUTS) {
            throw Refusal.invalid("The maximum number of inputs supported in a batch request is " + MOST_INPUTS
                    + ". Please reduce the number of items and try again");
        }
        String started = Clock.text(System.currentTimeMillis());
        List<Object> results = new ArrayList<>();
        List<Object> errors = new ArrayList<>();
        for (JsonNode input : inputs) {
            String id = input.path("id").asText();
            Map<String, Object> page =
                    page(ask, from, id, to, input.path("after").asText("0"), MOST_PARTNERS);
            if (page != null) {
                Map<String, Object> result = Maps.of("from", Map.of("id", id), "to", page.get("results"));
                if (page.containsKey("paging")) {
                    result.put("paging", page.get("paging"));
                }
                results.add(result);
            } else if (ask.settings().noAssociations() == SandboxSettings.NoAssociations.ERROR) {
                errors.add(none(from, id, to));
            }
        }
        Map<String, Object> body = Maps.of("status", "COMPLETE", "results", results);
        if (!errors.isEmpty()) {
            body.put("numErrors", errors.size());
            body.put("errors", errors);
        }
        body.put("startedAt", started);
        body.put("completedAt", Clock.text(System.currentTimeMillis()));
        return Reply.of(errors.isEmpty() ? 200 : 207, body);
    }

    private Reply read(Ask ask) {
        Records from = readable(ask, "from");
        Records to = readable(ask, "to");
        associations.kinds(from, to);
        if (ObjectReading.find(from, null, ask.name("id")) == null) {
            throw Refusal.notFound();
        }
        String after = ask.query("after");
        int limit = ask.limit(MOST_PARTNERS, MOST_PARTNERS);
        Map<String, Object> page = page(ask, from, ask.name("id"), to, after == null ? "0" : after, limit);
        return Reply.ok(page == null ? Map.of("results", List.of()) : page);
    }

    private Reply labels(Ask ask) {
        Records from = readable(ask, "from");
        List<AssociationTypes.Kind> kinds = associations.kinds(from, readable(ask, "to"));
        List<Map<String, Object>> results = kinds.stream()
                .map(kind ->
                        Associations.json(kind, kind.from().equals(from.type().shortName())))
                .toList();
        return Reply.ok(Map.of("results", results));
    }

    /** Partners not below the cursor, or null when the record has none or does not exist. */
    private Map<String, Object> page(Ask ask, Records from, String id, Records to, String after, int limit) {
        Row row = ObjectReading.find(from, null, id);
        if (!after.matches("\\d{1,18}")) {
            throw Refusal.invalid("Invalid after: " + after);
        }
        if (row == null || row.binned()) {
            return null;
        }
        SortedMap<Long, List<Map<String, Object>>> all =
                associations.of(from, row, to).tailMap(Long.parseLong(after));
        if (all.isEmpty()) {
            return null;
        }
        List<Object> results = new ArrayList<>();
        for (Map.Entry<Long, List<Map<String, Object>>> partner : all.entrySet()) {
            if (results.size() == limit) {
                String next = partner.getKey().toString();
                return Maps.of(
                        "results",
                        results,
                        "paging",
                        Map.of("next", Maps.of("after", next, "link", Links.next(ask, next))));
            }
            results.add(Maps.of("toObjectId", partner.getKey(), "associationTypes", partner.getValue()));
        }
        return Maps.of("results", results);
    }

    /** The "associations" member of a record in a listing, by object; objects without partners are left out. */
    Map<String, Object> ofRecord(Ask ask, Records from, Row row, List<Records> targets) {
        Map<String, Object> all = new LinkedHashMap<>();
        for (Records to : targets) {
            List<Object> results = new ArrayList<>();
            String type = from.type().word().toLowerCase(java.util.Locale.ROOT) + "_to_"
                    + to.type().word().toLowerCase(java.util.Locale.ROOT);
            for (long id : associations.of(from, row, to).keySet()) {
                results.add(Maps.of("id", Long.toString(id), "type", type));
            }
            if (!results.isEmpty()) {
                all.put(to.type().name(), Map.of("results", results));
            }
        }
        return all;
    }

    private static Records readable(Ask ask, String placeholder) {
        Records records = ask.portal().object(ask.name(placeholder));
        ask.token().needOneOf(records.type().readScopes());
        return records;
    }

    /** The shape of this error is from memory, not from documentation. */
    private static Map<String, Object> none(Records from, String id, Records to) {
        String one = from.type().word().toLowerCase(java.util.Locale.ROOT);
        String other = to.type().word().toLowerCase(java.util.Locale.ROOT);
        return Maps.of(
                "status", "error",
                "category", "OBJECT_NOT_FOUND",
                "subCategory", "crm.associations.NO_ASSOCIATIONS_FOUND",
                "message", "No " + other + " is associated with " + one + " " + id + ".",
                "context",
                        Maps.of(
                                "fromObjectId", List.of(id),
                                "fromObjectType", List.of(one),
                                "toObjectType", List.of(other)));
    }
}
