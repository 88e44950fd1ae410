package dev.serai.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Ties records together and takes them apart: facts 7. */
final class AssociationWriting {
    private static final int MOST = 2000;

    private final Associations associations;

    AssociationWriting(Associations associations) {
        this.associations = associations;
    }

    void addTo(Router router) {
        router.add("POST", Family.ASSOCIATIONS, "/{from}/{to}/batch/create", ask -> create(ask, false))
                .add("POST", Family.ASSOCIATIONS, "/{from}/{to}/batch/associate/default", ask -> create(ask, true))
                .add("POST", Family.ASSOCIATIONS, "/{from}/{to}/batch/archive", this::archive)
                .add("POST", Family.ASSOCIATIONS, "/{from}/{to}/batch/labels/archive", this::archiveLabels)
                .add("PUT", Family.ASSOCIATIONS_OF_RECORD, "/{from}/{id}/associations/{to}/{other}", this::tie)
                .add(
                        "PUT",
                        Family.ASSOCIATIONS_OF_RECORD,
                        "/{from}/{id}/associations/default/{to}/{other}",
                        this::tieByDefault)
                .add("DELETE", Family.ASSOCIATIONS_OF_RECORD, "/{from}/{id}/associations/{to}/{other}", this::untie);
    }

    private Reply create(Ask ask, boolean byDefault) {
        Records from = writable(ask, "from");
        Records to = writable(ask, "to");
        associations.kinds(from, to);
        String started = Clock.text(System.currentTimeMillis());
        List<Object> results = new ArrayList<>();
        List<Object> errors = new ArrayList<>();
        for (JsonNode input : inputs(ask)) {
            String id = input.at("/from/id").asText();
            String other = input.at("/to/id").asText();
            Row row = live(from, id);
            Row partner = live(to, other);
            if (row == null || partner == null) {
                errors.add(missing(row == null ? from : to, row == null ? id : other));
            } else {
                List<AssociationTypes.Kind> kinds = kinds(from, to, byDefault ? null : input.path("types"));
                associations.tie(from, row, to, partner, kinds);
                results.add(byDefault ? plain(from, id, other, kinds) : result(from, id, to, other, kinds));
            }
        }
        Map<String, Object> body = Maps.of("status", "COMPLETE", "results", results);
        if (!errors.isEmpty()) {
            body.put("numErrors", errors.size());
            body.put("errors", errors);
        }
        body.put("startedAt", started);
        body.put("completedAt", Clock.text(System.currentTimeMillis()));
        return Reply.of(!errors.isEmpty() ? 207 : byDefault ? 200 : 201, body);
    }

    private Reply archive(Ask ask) {
        Records from = writable(ask, "from");
        Records to = writable(ask, "to");
        for (JsonNode input : inputs(ask)) {
            for (JsonNode other : input.path("to")) {
                untie(from, input.at("/from/id").asText(), to, other.path("id").asText(), null);
            }
        }
        return Reply.empty(204);
    }

    private Reply archiveLabels(Ask ask) {
        Records from = writable(ask, "from");
        Records to = writable(ask, "to");
        for (JsonNode input : inputs(ask)) {
            Set<Integer> types = new HashSet<>();
            input.path("types")
                    .forEach(type -> types.add(type.path("associationTypeId").asInt()));
            untie(from, input.at("/from/id").asText(), to, input.at("/to/id").asText(), types);
        }
        return Reply.empty(204);
    }

    private Reply tie(Ask ask) {
        try {
            List<AssociationTypes.Kind> kinds = tie(ask, Maps.JSON.readTree(ask.body()));
            Records from = ask.portal().object(ask.name("from"));
            Records to = ask.portal().object(ask.name("to"));
            return Reply.of(201, result(from, ask.name("id"), to, ask.name("other"), kinds));
        } catch (IOException e) {
            throw Refusal.invalid("Invalid input JSON: " + e.getMessage());
        }
    }

    private Reply tieByDefault(Ask ask) {
        List<AssociationTypes.Kind> kinds = tie(ask, null);
        Map<String, Object> body = Maps.of(
                "status",
                "COMPLETE",
                "results",
                List.of(plain(ask.portal().object(ask.name("from")), ask.name("id"), ask.name("other"), kinds)));
        body.put("startedAt", Clock.text(System.currentTimeMillis()));
        body.put("completedAt", Clock.text(System.currentTimeMillis()));
        return Reply.ok(body);
    }

    private List<AssociationTypes.Kind> tie(Ask ask, JsonNode types) {
        Records from = writable(ask, "from");
        Records to = writable(ask, "to");
        Row row = live(from, ask.name("id"));
        Row partner = live(to, ask.name("other"));
        if (row == null || partner == null) {
            throw Refusal.notFound();
        }
        List<AssociationTypes.Kind> kinds = kinds(from, to, types);
        associations.tie(from, row, to, partner, kinds);
        return kinds;
    }

    private Reply untie(Ask ask) {
        untie(writable(ask, "from"), ask.name("id"), writable(ask, "to"), ask.name("other"), null);
        return Reply.empty(204);
    }

    /** @param types null for all; pairs that are not there do not matter */
    private void untie(Records from, String id, Records to, String other, Set<Integer> types) {
        Row row = live(from, id);
        Row partner = live(to, other);
        associations.kinds(from, to);
        if (row != null && partner != null) {
            associations.untie(from, row, to, partner, types);
        }
    }

    /** @param types as sent, null for the plain kind */
    private List<AssociationTypes.Kind> kinds(Records from, Records to, JsonNode types) {
        if (types == null) {
            return List.of(associations.kinds(from, to).get(0));
        }
        List<AssociationTypes.Kind> kinds = new ArrayList<>();
        for (JsonNode type : types) {
            AssociationTypes.Kind kind = associations.kind(from, to, type);
            if (kind == null) {
                throw Refusal.invalid(
                        "Association type " + type.path("associationTypeId").asText() + " does not exist from "
                                + from.type().id() + " to " + to.type().id());
            }
            kinds.add(kind);
        }
        if (kinds.isEmpty()) {
            throw Refusal.invalid("Invalid input JSON on line 1, column 1: types must not be empty");
        }
        return kinds;
    }

    private static JsonNode inputs(Ask ask) {
        JsonNode inputs = ask.json().path("inputs");
        if (inputs.size() > MOST) {
            throw Refusal.invalid("The maximum number of inputs supported in a batch request is " + MOST
                    + ". Please reduce the number of items and try again");
        }
        return inputs;
    }

    private static Row live(Records records, String id) {
        Row row = ObjectReading.find(records, null, id);
        return row == null || row.binned() ? null : row;
    }

    private static Map<String, Object> result(
            Records from, String id, Records to, String other, List<AssociationTypes.Kind> kinds) {
        return Maps.of(
                "fromObjectTypeId", from.type().id(),
                "fromObjectId", id,
                "toObjectTypeId", to.type().id(),
                "toObjectId", other,
                "labels",
                        kinds.stream()
                                .map(AssociationTypes.Kind::label)
                                .filter(Objects::nonNull)
                                .toList());
    }

    private static Map<String, Object> plain(Records from, String id, String other, List<AssociationTypes.Kind> kinds) {
        AssociationTypes.Kind kind = kinds.get(0);
        return Maps.of(
                "from", Map.of("id", id),
                "to", Map.of("id", other),
                "associationSpec",
                        Maps.of(
                                "associationCategory",
                                kind.category(),
                                "associationTypeId",
                                Associations.json(kind, Associations.forward(from, kind))
                                        .get("typeId")));
    }

    private static Map<String, Object> missing(Records records, String id) {
        return Maps.of(
                "status",
                "error",
                "category",
                "OBJECT_NOT_FOUND",
                "message",
                "No " + records.type().word() + " with ID " + id + " exists",
                "context",
                Map.of("ids", List.of(id)));
    }

    private static Records writable(Ask ask, String placeholder) {
        Records records = ask.portal().object(ask.name(placeholder));
        ask.token().needOneOf(records.type().writeScopes());
        return records;
    }
}
