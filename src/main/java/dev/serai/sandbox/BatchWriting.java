package dev.serai.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** Writes many records at once: facts 5.1. */
final class BatchWriting {
    /** @param row null for a record to be created */
    private record Plan(JsonNode input, Row row, Draft draft, List<NewLink> links) {}

    private final Associations associations;

    BatchWriting(Associations associations) {
        this.associations = associations;
    }

    void addTo(Router router) {
        router.add("POST", Family.OBJECTS, "/{type}/batch/create", this::create)
                .add("POST", Family.OBJECTS, "/{type}/batch/update", this::update)
                .add("POST", Family.OBJECTS, "/{type}/batch/upsert", this::upsert)
                .add("POST", Family.OBJECTS, "/{type}/batch/archive", this::archive);
    }

    private Reply create(Ask ask) {
        Records records = ObjectWriting.writable(ask);
        Batch batch = new Batch(ask, records);
        synchronized (records.changes()) {
            Drafts drafts = new Drafts(ask, records);
            List<Plan> plans = new ArrayList<>();
            for (JsonNode input : batch.inputs()) {
                Draft draft = drafts.of(null, input.path("properties"));
                List<NewLink> links = List.of();
                try {
                    links = NewLink.all(ask, associations, records, input.path("associations"));
                } catch (Refusal refusal) {
                    draft.refuse(refusal);
                }
                plans.add(new Plan(input, null, draft, links));
            }
            carryOut(records, batch, plans, batch.traced(), false);
            return batch.reply(201);
        }
    }

    private Reply update(Ask ask) {
        Records records = ObjectWriting.writable(ask);
        Batch batch = new Batch(ask, records);
        batch.refuseDuplicates();
        synchronized (records.changes()) {
            Drafts drafts = new Drafts(ask, records);
            List<Plan> plans = new ArrayList<>();
            for (JsonNode input : batch.inputs()) {
                Row row = find(ask, records, input);
                if (row == null || row.binned() && !row.mergedAway()) {
                    batch.missing(input);
                } else if (!row.mergedAway()) {
                    plans.add(new Plan(input, row, drafts.of(row, input.path("properties")), List.of()));
                }
                // A merged-away id is left out without a word (facts 5.1).
            }
            boolean isolated = batch.traced() && ask.settings().writes().isolatedUpdates();
            carryOut(records, batch, plans, isolated, false);
            return batch.reply(200);
        }
    }

    /** The record of exactly this id, merged away or not; contacts are not found by email here (facts 5.1). */
    private static Row find(Ask ask, Records records, JsonNode input) {
        String id = input.path("id").asText();
        if (!input.path("idProperty").isTextual()) {
            return id.matches("\\d{1,18}") ? records.find(Long.parseLong(id)) : null;
        }
        String name = input.get("idProperty").asText();
        Property property = ObjectWriting.unique(ask, records, name.equals("email") ? "" : name, "update");
        return records.findBy(property, id);
    }

    private Reply upsert(Ask ask) {
        Records records = ObjectWriting.writable(ask);
        Batch batch = new Batch(ask, records);
        batch.refuseDuplicates();
        synchronized (records.changes()) {
            Drafts drafts = new Drafts(ask, records);
            List<Plan> plans = new ArrayList<>();
            boolean partial = true;
            for (JsonNode input : batch.inputs()) {
                String name = input.path("idProperty").asText();
                Property property = ObjectWriting.unique(ask, records, name, "upsert");
                Row row = records.findBy(property, input.path("id").asText());
                row = row == null || row.binned() ? null : row;
                plans.add(new Plan(
                        input,
                        row,
                        drafts.of(row, row == null ? named(input, name) : input.path("properties")),
                        List.of()));
                partial &= !name.equals("email");
            }
            carryOut(records, batch, plans, partial && batch.traced(), true);
            return batch.reply(200);
        }
    }

    /** The properties of a record to be created, that by which it was looked for among them. */
    private static JsonNode named(JsonNode input, String idProperty) {
        JsonNode properties = input.path("properties");
        if (!properties.isObject() || properties.has(idProperty)) {
            return properties;
        }
        ObjectNode all = properties.deepCopy();
        return all.put(idProperty, input.path("id").asText());
    }

    /** @param isolated whether what speaks against one record leaves the others alone */
    private void carryOut(Records records, Batch batch, List<Plan> plans, boolean isolated, boolean telling) {
        if (!isolated) {
            refuseAll(plans);
        }
        long now = batch.now();
        for (Plan plan : plans) {
            Refusal refusal = plan.draft().refusal();
            if (refusal != null) {
                batch.failed(plan.input(), refusal);
                continue;
            }
            boolean created = plan.row() == null;
            Row row = created
                    ? records.changes().create(plan.draft().values(), now)
                    : records.changes().set(plan.row(), plan.draft().values(), now);
            plan.links().forEach(link -> link.tie(associations, records, row));
            batch.written(row, plan.draft(), telling ? created : null);
        }
    }

    /** One thing against one record stops all of them. */
    private static void refuseAll(List<Plan> plans) {
        List<Problem> problems =
                plans.stream().flatMap(plan -> plan.draft().problems().stream()).toList();
        if (!problems.isEmpty()) {
            throw Problem.refusal(problems);
        }
        for (Plan plan : plans) {
            if (plan.draft().refusal() != null) {
                throw plan.draft().refusal();
            }
        }
    }

    /** Ids that are unknown, binned or merged away do not matter. */
    private Reply archive(Ask ask) {
        Records records = ObjectWriting.writable(ask);
        for (JsonNode input : new Batch(ask, records).inputs()) {
            String id = input.path("id").asText();
            if (id.matches("\\d{1,18}")) {
                records.changes().bin(Long.parseLong(id), ask.settings().now());
            }
        }
        return Reply.empty(204);
    }
}
