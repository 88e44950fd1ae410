package dev.serai.hubspot;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.serai.remote.RemoteException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Asks an account for all it says of the properties of one object. */
final class DefinitionReading {
    /** Rules are documented to be asked for by number only (facts section 3). */
    private static final Map<String, String> TYPE_IDS = Map.ofEntries(
            Map.entry("contacts", "0-1"),
            Map.entry("companies", "0-2"),
            Map.entry("deals", "0-3"),
            Map.entry("tickets", "0-5"),
            Map.entry("products", "0-7"),
            Map.entry("line_items", "0-8"),
            Map.entry("tasks", "0-27"),
            Map.entry("notes", "0-46"),
            Map.entry("meetings", "0-47"),
            Map.entry("calls", "0-48"),
            Map.entry("emails", "0-49"));

    private final Hubspot hubspot;
    private final String account;
    private final String type;
    private final List<String> warnings = new ArrayList<>();

    DefinitionReading(Hubspot hubspot, String account, String type) {
        this.hubspot = hubspot;
        this.account = account;
        this.type = type;
    }

    Definitions read() {
        ArrayNode properties = hubspot.properties(account, type);
        properties.addAll(hubspot.archivedProperties(account, type));
        JsonNode rules = known(
                "validation rules of " + type + ": they cannot be read, so values are not checked against them",
                () -> hubspot.validationRules(account, TYPE_IDS.getOrDefault(type, type)));
        Definitions definitions = Definitions.of(properties, rules);
        Map<String, String> unreadable = unreadable(definitions);
        return new Definitions(definitions.byName(), unreadable, required(), List.copyOf(warnings));
    }

    /** Asking for one sensitive value without its scope is answered 403 as a whole, so one of each level is asked for. */
    private Map<String, String> unreadable(Definitions definitions) {
        Map<String, String> oneOfEach = new LinkedHashMap<>();
        for (Definition one : definitions.byName().values()) {
            if (one.sensitive() && !one.archived()) {
                oneOfEach.putIfAbsent(one.sensitivity(), one.name());
            }
        }
        Map<String, String> reasons = new LinkedHashMap<>();
        oneOfEach.forEach((sensitivity, name) -> hubspot.refusalToList(account, type, List.of(name))
                .ifPresent(refused -> reasons.put(sensitivity, refused.getMessage())));
        return reasons;
    }

    private List<String> required() {
        List<String> names = new ArrayList<>();
        if (type.startsWith("2-")) {
            JsonNode schemas = known(
                    "schemas: they cannot be read, nor what a record of " + type + " cannot be created without",
                    () -> hubspot.schemas(account));
            for (JsonNode schema : schemas.path("results")) {
                if (schema.path("objectTypeId").asText().equals(type)) {
                    schema.path("requiredProperties").forEach(name -> names.add(name.asText()));
                }
            }
        }
        return names;
    }

    private JsonNode known(String otherwise, Supplier<JsonNode> read) {
        try {
            return read.get();
        } catch (RemoteException refused) {
            if (refused.status() == 400 || refused.status() == 403 || refused.status() == 404) {
                warnings.add(otherwise + ": " + refused.getMessage());
                return MissingNode.getInstance();
            }
            throw refused;
        }
    }
}
