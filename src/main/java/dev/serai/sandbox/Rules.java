package dev.serai.sandbox;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a write must have or keep to: the properties an object cannot do without (facts 5.2), the account's validation rules,
 * and its rules for people that 2026-09 applies to programs too (facts 1).
 */
final class Rules {
    private final Ask ask;
    private final Records records;
    private final SandboxSettings.Rules rules;
    private final boolean strict;

    Rules(Ask ask, Records records) {
        this.ask = ask;
        this.records = records;
        this.rules = ask.settings().rules();
        this.strict = ask.version().equals("2026-09");
    }

    /** @param row the record to be changed, null for one to be created */
    void check(Draft draft, Row row) {
        for (SandboxSettings.Validation validation : rules.validations()) {
            Property property = records.property(validation.property());
            String value = validation.concerns(records.type()) ? draft.values().get(property) : null;
            if (value != null && !value.isEmpty() && !validation.rule().allows(value, validation.arguments())) {
                draft.problems()
                        .add(new Problem(
                                validation.property(),
                                validation.rule().code(),
                                value + " does not keep to the rule " + validation.rule() + " "
                                        + validation.arguments()));
            }
        }
        if (row == null) {
            required(draft);
        }
        if (strict) {
            conditions(draft, row);
        }
    }

    private void required(Draft draft) {
        List<String> missing = new ArrayList<>();
        for (List<String> anyOf : Required.of(ask.portal(), records)) {
            if (anyOf.stream().allMatch(name -> empty(draft, null, name))) {
                missing.addAll(anyOf);
            }
        }
        if (strict) {
            for (SandboxSettings.Form form : rules.createForm()) {
                if (form.concerns(records.type())) {
                    form.requires().stream()
                            .filter(name -> empty(draft, null, name))
                            .forEach(missing::add);
                }
            }
        }
        if (!missing.isEmpty()) {
            draft.refuse(Refusal.of(
                    400,
                    "VALIDATION_ERROR",
                    "Error creating " + records.type().word() + ". Some required properties were not set.",
                    "errors",
                    missing.stream()
                            .map(name -> error(
                                    "MISSING_REQUIRED_PROPERTY", "Required property " + name + " is missing", name))
                            .toList(),
                    "context",
                    Map.of("properties", missing)));
        }
    }

    private void conditions(Draft draft, Row row) {
        List<Map<String, Object>> errors = new ArrayList<>();
        for (SandboxSettings.Conditional rule : rules.conditions()) {
            if (!rule.concerns(records.type()) || !rule.holds(value(draft, row, rule.property()))) {
                continue;
            }
            for (String name : rule.requires()) {
                boolean touched = draft.names().contains(name) || draft.names().contains(rule.property());
                if ((touched || rules.untouched()) && empty(draft, row, name)) {
                    errors.add(error(
                            "MISSING_CONDITIONAL_REQUIRED_PROPERTY",
                            "Required property " + name + " is missing (" + rule.property() + ")",
                            name));
                }
            }
        }
        if (!errors.isEmpty()) {
            draft.refuse(
                    Refusal.of(400, "VALIDATION_ERROR", (String) errors.get(0).get("message"), "errors", errors));
        }
    }

    private boolean empty(Draft draft, Row row, String name) {
        return value(draft, row, name).isEmpty();
    }

    private String value(Draft draft, Row row, String name) {
        Property property = records.property(name);
        if (property == null) {
            return "";
        }
        String value = draft.values().get(property);
        if (value == null && row != null) {
            value = row.text(property);
        }
        return value == null ? "" : value;
    }

    private static Map<String, Object> error(String code, String message, String property) {
        return Maps.of("message", message, "code", code, "context", Map.of("propertyName", List.of(property)));
    }

    /** The validation rules of an object as the API shows them. */
    static List<Map<String, Object>> json(Ask ask, Records records) {
        Map<String, List<Map<String, Object>>> byProperty = new LinkedHashMap<>();
        for (SandboxSettings.Validation validation : ask.settings().rules().validations()) {
            if (validation.concerns(records.type())) {
                byProperty
                        .computeIfAbsent(validation.property(), name -> new ArrayList<>())
                        .add(Maps.of(
                                "ruleType", validation.rule().name(),
                                "ruleArguments", validation.arguments()));
            }
        }
        return byProperty.entrySet().stream()
                .map(entry -> Maps.of("propertyName", entry.getKey(), "propertyValidationRules", entry.getValue()))
                .toList();
    }
}
