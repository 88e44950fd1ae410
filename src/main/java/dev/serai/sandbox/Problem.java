package dev.serai.sandbox;

import java.util.List;
import java.util.Map;

/**
 * Why a value cannot be written.
 *
 * @param code as in facts 5.3; the code for too long texts is not documented
 */
record Problem(String property, String code, String message) {
    private static final int MOST_TOLD = 3;

    /** The refusal of a request for all its bad values. It does not tell which record they were meant for (facts 5.1). */
    static Refusal refusal(List<Problem> problems) {
        List<Map<String, Object>> errors = problems.stream()
                // In a recorded body the second list was shorter than the first (facts 5.1).
                .limit(MOST_TOLD)
                .map(problem -> Maps.of(
                        "message",
                        problem.message(),
                        "code",
                        problem.code(),
                        "context",
                        Map.of("propertyName", List.of(problem.property()))))
                .toList();
        return Refusal.of(400, "VALIDATION_ERROR", message(problems), "errors", errors);
    }

    /** All of them in one sentence that ends in JSON. */
    private static String message(List<Problem> problems) {
        List<Map<String, Object>> all = problems.stream()
                .map(problem -> Maps.of(
                        "isValid",
                        false,
                        "message",
                        problem.message(),
                        "error",
                        problem.code(),
                        "name",
                        problem.property(),
                        "localizedErrorMessage",
                        problem.message()))
                .toList();
        return "Property values were not valid: " + Json.text(Maps.bytes(all));
    }
}
