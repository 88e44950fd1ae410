package dev.serai.sandbox;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a write would do to one record, and what speaks against it. */
final class Draft {
    /** A value that was made right, which 2026-09 tells. */
    record Normalized(String property, String raw, String value) {
        Map<String, Object> json() {
            return Maps.of(
                    "category",
                    "PROPERTY_VALUE_NORMALIZED",
                    "message",
                    "The value of " + property + " was normalized from " + raw + " to " + value + ".",
                    "context",
                    Maps.of("propertyName", property, "rawValue", raw, "normalizedValue", value));
        }
    }

    private final Map<Property, String> values = new LinkedHashMap<>();
    private final Set<String> names = new LinkedHashSet<>();
    private final List<Problem> problems = new ArrayList<>();
    private final List<Normalized> normalized = new ArrayList<>();
    private Refusal refusal;

    /** Empty text clears. */
    Map<Property, String> values() {
        return values;
    }

    /** All properties that were sent and are known, also those that stay as they are. */
    Set<String> names() {
        return names;
    }

    List<Problem> problems() {
        return problems;
    }

    List<Normalized> normalized() {
        return normalized;
    }

    /** Another reason not to write than a bad value; the first one counts. */
    void refuse(Refusal reason) {
        refusal = refusal == null ? reason : refusal;
    }

    /** Why this cannot be written, or null. */
    Refusal refusal() {
        return problems.isEmpty() ? refusal : Problem.refusal(problems);
    }
}
