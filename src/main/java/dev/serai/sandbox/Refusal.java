package dev.serai.sandbox;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A request is answered with an error. Every body but that of 429 has the envelope of facts 5.3. */
final class Refusal extends RuntimeException {
    private static final String SCOPES = "https://developers.hubspot.com/scopes";

    private final int status;
    private final transient Map<String, Object> body;
    private final transient Map<String, String> headers;

    private Refusal(int status, Map<String, Object> body, Map<String, String> headers) {
        super((String) body.get("message"), null, false, false);
        this.status = status;
        this.body = body;
        this.headers = headers;
    }

    int status() {
        return status;
    }

    Map<String, Object> body() {
        return body;
    }

    Map<String, String> headers() {
        return headers;
    }

    /** @param more further members of the body, names and values in turn */
    static Refusal of(int status, String category, String message, Object... more) {
        Map<String, Object> body = Maps.of("status", "error", "message", message, "correlationId", id());
        body.putAll(Maps.of(more));
        if (category != null) {
            body.put("category", category);
        }
        return new Refusal(status, body, Map.of());
    }

    static Refusal invalid(String message) {
        return of(400, "VALIDATION_ERROR", message);
    }

    static Refusal notFound() {
        return of(404, "OBJECT_NOT_FOUND", "resource not found");
    }

    static Refusal unknownObject(String name) {
        return of(400, null, "Unable to infer object type from: " + name);
    }

    static Refusal notAuthenticated() {
        return of(
                401,
                "INVALID_AUTHENTICATION",
                "Authentication credentials not found. This API supports OAuth 2.0 authentication and you can find more"
                        + " details at https://developers.hubspot.com/docs/methods/auth/oauth-overview");
    }

    static Refusal missingScopes(Collection<String> anyOf) {
        return of(
                403,
                "MISSING_SCOPES",
                "This app hasn't been granted all required scopes to make this call. Read more about required scopes here: "
                        + SCOPES + ".",
                "errors",
                List.of(Maps.of(
                        "message",
                        "One or more of the following scopes are required.",
                        "context",
                        Map.of("requiredGranularScopes", List.copyOf(anyOf)))),
                "links",
                Map.of("scopes", SCOPES));
    }

    static Refusal urlTooLong() {
        return of(414, null, "URI Too Long");
    }

    /** The same refusal with one more response header. */
    Refusal header(String name, String value) {
        Map<String, String> all = new java.util.LinkedHashMap<>(headers);
        all.put(name, value);
        return new Refusal(status, body, all);
    }

    static String id() {
        return UUID.randomUUID().toString();
    }
}
