package dev.serai.sandbox;

import java.util.List;
import java.util.Map;

/** A request is answered with an error (facts 5). No code values are known; these cannot be relied on. */
final class SansanRefusal extends RuntimeException {
    private final int status;
    private final transient Object retryAfter;

    private SansanRefusal(int status, String message, Object retryAfter) {
        super(message, null, false, false);
        this.status = status;
        this.retryAfter = retryAfter;
    }

    static SansanRefusal of(int status, String message) {
        return new SansanRefusal(status, message, null);
    }

    static SansanRefusal invalid(String message) {
        return of(400, message);
    }

    static SansanRefusal notFound(String what) {
        return of(404, what + " is not found");
    }

    /** @param seconds to wait; told as the habits say */
    static SansanRefusal tooMany(long seconds, Habits habits) {
        Object told = switch (habits.retryAfter()) {
            case NUMBER -> seconds;
            case TEXT -> Long.toString(seconds);
            case ABSENT -> null;
        };
        return new SansanRefusal(429, "Too many requests", told);
    }

    Reply reply() {
        Map<String, Object> body =
                Maps.of("statusCode", status, "message", getMessage(), "error", List.of(Map.of("code", "E" + status)));
        if (retryAfter != null) {
            body.put("retry_after", retryAfter);
        }
        return Reply.of(status, body);
    }
}
