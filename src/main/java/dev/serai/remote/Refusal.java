package dev.serai.remote;

import java.util.LinkedHashMap;
import java.util.Map;

/** The hub itself says no to a request; whoever speaks HTTP turns the kind into a status. */
public class Refusal extends RuntimeException {
    /** Why a request is refused. */
    public enum Kind {
        /** The request makes no sense as it stands. */
        INVALID,
        NOT_FOUND,
        /** The state of things does not allow it, such as a backup already running. */
        CONFLICT,
        /** It was there once and was removed on purpose. */
        GONE,
        /** Allowed, but not yet; the member {@code nextAllowedAt} says from when on. */
        TOO_EARLY,
        FORBIDDEN,
        /** Something that the hub needs does not work just now. */
        UNAVAILABLE
    }

    private final Kind kind;
    private final transient Map<String, Object> members;

    public Refusal(Kind kind, String message) {
        this(kind, message, Map.of());
    }

    /** @param members what a program may want to read beside the message, such as {@code running}; JSON-able values */
    public Refusal(Kind kind, String message, Map<String, ?> members) {
        super(message);
        this.kind = kind;
        this.members = new LinkedHashMap<>(members);
    }

    public Kind kind() {
        return kind;
    }

    /** Facts beside the message, in the order given; empty if there are none. */
    public Map<String, Object> members() {
        return members;
    }
}
