package dev.serai.hubspot;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The properties of an object.
 *
 * @param byName archived ones included
 * @param unreadable why values of a sensitivity cannot be read with the account's token; readable ones have no entry
 * @param required properties without which no record of a custom object can be created; empty for HubSpot's own objects
 * @param warnings what could not be found out
 */
public record Definitions(
        Map<String, Definition> byName, Map<String, String> unreadable, List<String> required, List<String> warnings) {

    /**
     * @param properties array of definitions as HubSpot gives them, archived or not, such as a backup keeps
     * @param rules {@code results} of the validation rules; missing if there are none
     */
    public static Definitions of(Iterable<JsonNode> properties, JsonNode rules) {
        Map<String, List<Definition.Rule>> rulesByName = rules(rules);
        Map<String, Definition> byName = new LinkedHashMap<>();
        for (JsonNode one : properties) {
            String name = one.path("name").asText();
            Definition definition = definition(one, rulesByName.getOrDefault(name, List.of()));
            byName.merge(name, definition, (first, second) -> first.archived() ? second : first);
        }
        return new Definitions(byName, Map.of(), List.of(), List.of());
    }

    /** As {@link #of(Iterable, JsonNode)}, without rules. */
    public static Definitions of(Iterable<JsonNode> properties) {
        return of(properties, MissingNode.getInstance());
    }

    private static Map<String, List<Definition.Rule>> rules(JsonNode results) {
        Map<String, List<Definition.Rule>> byName = new LinkedHashMap<>();
        for (JsonNode one : results) {
            List<Definition.Rule> rules =
                    byName.computeIfAbsent(one.path("propertyName").asText(), name -> new ArrayList<>());
            for (JsonNode rule : one.path("propertyValidationRules")) {
                List<String> arguments = new ArrayList<>();
                rule.path("ruleArguments").forEach(argument -> arguments.add(argument.asText()));
                rules.add(new Definition.Rule(
                        rule.path("ruleType").asText(),
                        List.copyOf(arguments),
                        rule.path("shouldApplyNormalization").asBoolean()));
            }
        }
        return byName;
    }

    private static Definition definition(JsonNode json, List<Definition.Rule> rules) {
        List<Definition.Option> options = new ArrayList<>();
        for (JsonNode option : json.path("options")) {
            JsonNode order = option.path("displayOrder");
            options.add(new Definition.Option(
                    option.path("value").asText(),
                    option.path("label").asText(),
                    order.isNumber() ? order.intValue() : null,
                    option.path("hidden").asBoolean()));
        }
        return new Definition(
                json.path("name").asText(),
                json.path("label").asText(),
                json.path("type").asText(),
                json.path("fieldType").asText(),
                List.copyOf(options),
                json.path("modificationMetadata").path("readOnlyValue").asBoolean(),
                calculated(json),
                json.path("archived").asBoolean(),
                json.path("dataSensitivity").asText("non_sensitive"),
                json.path("hasUniqueValue").asBoolean(),
                json.path("externalOptions").asBoolean(),
                json.path("referencedObjectType").asText(null),
                List.copyOf(rules));
    }

    /** {@code calculated} is said of HubSpot's own properties only (facts section 6). */
    private static boolean calculated(JsonNode json) {
        return json.path("calculated").asBoolean()
                || !json.path("calculationFormula").asText("").isEmpty()
                || json.path("fieldType").asText().startsWith("calculation_");
    }
}
