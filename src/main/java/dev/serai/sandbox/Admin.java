package dev.serai.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a test or a person may do behind the API's back, under {@code /sandbox/}: change data, set fault rules, read the
 * counts. Needs no token; the sandbox listens on loopback only.
 */
final class Admin {
    private final List<Portal> portals;
    private final Faults faults;
    private final Stats stats;
    private final Quotas quotas;

    Admin(List<Portal> portals, Faults faults, Stats stats, Quotas quotas) {
        this.portals = portals;
        this.faults = faults;
        this.stats = stats;
        this.quotas = quotas;
    }

    /** @param path the whole path; the account is the first one or {@code /sandbox/<portal id>/records/...} */
    Reply handle(String method, String path, byte[] body) {
        String[] parts = path.substring(1).split("/");
        String what = method + " " + (parts.length > 1 ? parts[1] : "");
        return switch (what) {
            case "GET stats" -> Reply.ok(stats.json());
            case "GET faults" -> Reply.ok(faults.json());
            case "POST faults" -> addFaults(body);
            case "DELETE faults" -> {
                faults.clear();
                yield Reply.empty(204);
            }
            case "POST reset" -> reset(parts.length > 2 ? parts[2] : "all");
            default -> records(method, parts, body);
        };
    }

    private Reply reset(String what) {
        boolean all = what.equals("all");
        if (all || what.equals("stats")) {
            stats.clear();
        }
        if (all || what.equals("quotas")) {
            quotas.reset();
        }
        if (all || what.equals("faults")) {
            faults.clear();
        }
        if (all || what.equals("records")) {
            portals.forEach(portal -> portal.objects().forEach(Records::reset));
        }
        return Reply.empty(204);
    }

    private Reply addFaults(byte[] body) {
        try {
            faults.add(body);
            return Reply.of(201, faults.json());
        } catch (IllegalArgumentException e) {
            throw Refusal.invalid("sandbox " + e.getMessage());
        }
    }

    private Reply records(String method, String[] parts, byte[] body) {
        boolean named = parts.length > 2 && parts[2].equals("records");
        int at = named ? 2 : 1;
        if (parts.length < at + 2 || !parts[at].equals("records")) {
            throw Refusal.of(
                    404,
                    null,
                    "sandbox: " + method + " /" + String.join("/", parts)
                            + " is unknown; known are stats, faults, reset, records");
        }
        Portal portal = portals.stream()
                .filter(one -> !named || Long.toString(one.id()).equals(parts[1]))
                .findFirst()
                .orElseThrow(Refusal::notFound);
        Records records = portal.object(parts[at + 1]);
        String id = parts.length > at + 2 ? parts[at + 2] : "";
        long now = portal.now();
        if (method.equals("POST") && id.isEmpty()) {
            return shown(records.changes().create(values(records, json(body)), now));
        } else if (method.equals("POST") && id.equals("merge")) {
            JsonNode json = json(body);
            Row primary = find(records, json.path("primary").asText());
            return shown(records.changes()
                    .merge(primary, find(records, json.path("other").asText()), now));
        } else if (method.equals("POST")) {
            return shown(records.changes().set(find(records, id), values(records, json(body)), now));
        } else if (method.equals("DELETE") && parts.length > at + 3 && parts[at + 3].equals("for-good")) {
            records.changes().wipe(find(records, id), now);
            return Reply.empty(204);
        } else if (method.equals("DELETE")) {
            records.changes().bin(find(records, id).id(), now);
            return Reply.empty(204);
        }
        throw Refusal.of(405, null, "sandbox: " + method + " is unknown here; known are POST and DELETE");
    }

    private static Row find(Records records, String id) {
        Row row = ObjectReading.find(records, null, id);
        if (row == null) {
            throw Refusal.notFound();
        }
        return row;
    }

    private static Map<Property, String> values(Records records, JsonNode json) {
        Map<Property, String> values = new LinkedHashMap<>();
        json.properties().forEach(member -> {
            Property property = records.property(member.getKey());
            if (property == null) {
                throw Refusal.invalid(
                        "sandbox: " + records.type().name() + " has no property '" + member.getKey() + "'");
            }
            values.put(
                    property,
                    member.getValue().isNull() ? "" : member.getValue().asText());
        });
        return values;
    }

    private static Reply shown(Row row) {
        return Reply.ok(Maps.of("id", Long.toString(row.id()), "updatedAt", Clock.text(row.modified())));
    }

    private static JsonNode json(byte[] body) {
        try {
            return Maps.JSON.readTree(body.length == 0 ? Json.bytes("{}") : body);
        } catch (IOException e) {
            throw Refusal.invalid("sandbox: the body is no JSON: " + e.getMessage());
        }
    }
}
