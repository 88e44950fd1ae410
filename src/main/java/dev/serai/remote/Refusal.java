package dev.serai.remote;

import java.util.Map;

/** Something asked for is not done, and why. */
public class Refusal extends RuntimeException {
    /** What stands in the way. */
    public enum Kind {
        INVALID,
        NOT_FOUND,
        CONFLICT,
        GONE,
        TOO_EARLY,
        FORBIDDEN,
        UNAVAILABLE
    }

    private final Kind kind;
    private final transient Map<String, Object> members;

    public Refusal(Kind kind, String message, Map<String, Object> members) {
        super(message);
        this.kind = kind;
        this.members = Map.copyOf(members);
    }

    public Refusal(Kind kind, String message) {
        this(kind, message, Map.of());
    }

    public Kind kind() {
        return kind;
    }

    /** What else a caller may want to know, by name. */
    public Map<String, Object> members() {
        return members;
    }
}
