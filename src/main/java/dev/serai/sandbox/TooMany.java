package dev.serai.sandbox;

import java.util.Locale;

/** The three bodies of status 429 (facts 8). They have no envelope like other errors. */
enum TooMany {
    TEN_SECONDLY_ROLLING("You have reached your ten_secondly_rolling limit."),
    SECONDLY("You have reached your secondly limit."),
    DAILY("You have reached your daily limit.");

    private final String message;

    TooMany(String message) {
        this.message = message;
    }

    /** The refusal, with Retry-After if the settings ask for it. */
    Refusal refusal(Portal portal, long seconds, SandboxSettings.Quota settings) {
        Refusal refusal = refusal(portal);
        return settings.retryAfter() ? refusal.header("Retry-After", Long.toString(seconds)) : refusal;
    }

    /** The refusal without Retry-After. */
    Refusal refusal(Portal portal) {
        String id = Refusal.id();
        if (this == TEN_SECONDLY_ROLLING) {
            return Refusal.of(
                    429,
                    null,
                    message,
                    "errorType",
                    "RATE_LIMIT",
                    "correlationId",
                    id,
                    "policyName",
                    name(),
                    "groupName",
                    "publicapi:private_app-api-calls-ten-secondly:" + portal.id() + ":1234567");
        }
        return Refusal.of(
                429,
                null,
                message,
                "errorType",
                "RATE_LIMIT",
                "correlationId",
                id,
                "policyName",
                name(),
                "requestId",
                id);
    }

    /** By its name in settings: {@code ten-secondly-rolling}, {@code secondly}, {@code daily}. */
    static TooMany named(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
