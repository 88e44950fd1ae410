package dev.serai.sandbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A request that has a handler.
 *
 * @param version the path family: {@code v3}, {@code v4}, {@code 2026-03}, {@code 2026-09}
 * @param names values of the path's placeholders, decoded
 * @param rawQuery as sent, "" for none
 * @param effect what a fault rule does to the answer
 * @param address scheme, host and port the client used
 */
record Ask(
        String method,
        String path,
        String version,
        Map<String, String> names,
        String rawQuery,
        byte[] body,
        Portal portal,
        Token token,
        String address,
        SandboxSettings settings,
        FaultRule.Effect effect) {

    String name(String placeholder) {
        return names.get(placeholder);
    }

    /** The records of the object named in the path. */
    Records object() {
        return portal.object(name("type"));
    }

    /** The first value of a query parameter, or null. */
    String query(String name) {
        return new QueryText(rawQuery).first(name);
    }

    /** All values of a query parameter, decoded. */
    List<String> queries(String name) {
        return new QueryText(rawQuery).all(name);
    }

    /** Values of a parameter that is repeated, separated by commas, or both. */
    List<String> list(String name) {
        List<String> values = new ArrayList<>();
        for (String value : queries(name)) {
            for (String one : value.split(",")) {
                if (!one.isBlank()) {
                    values.add(one.trim());
                }
            }
        }
        return values;
    }

    /** @throws Refusal with 400 if the value is neither true nor false */
    boolean flag(String name) {
        String value = query(name);
        if (value != null && !value.equals("true") && !value.equals("false")) {
            throw Refusal.invalid("Invalid boolean " + value + " for " + name);
        }
        return "true".equals(value);
    }

    /** A whole number between 1 and the most allowed. */
    int limit(int byDefault, int most) {
        String value = query("limit");
        if (value == null) {
            return byDefault;
        }
        if (!value.matches("\\d{1,6}") || Integer.parseInt(value) < 1 || Integer.parseInt(value) > most) {
            throw Refusal.invalid("limit must be between 1 and " + most + ", but was " + value);
        }
        return Integer.parseInt(value);
    }

    /** The body, which must be a JSON object. */
    JsonNode json() {
        try {
            JsonNode json = Maps.JSON.readTree(body);
            if (json.isObject()) {
                return json;
            }
        } catch (JsonProcessingException e) {
            throw Refusal.invalid(
                    "Invalid input JSON on line " + e.getLocation().getLineNr() + ", column "
                            + e.getLocation().getColumnNr() + ": " + e.getOriginalMessage());
        } catch (IOException e) {
            throw Refusal.invalid("Invalid input JSON: " + e.getMessage());
        }
        throw Refusal.invalid("Invalid input JSON on line 1, column 1: an object is needed");
    }
}
