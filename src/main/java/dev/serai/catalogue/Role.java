package dev.serai.catalogue;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.serai.remote.Refusal;
import java.util.Arrays;
import java.util.List;

/** What a person or the bearer of an API token may do; each role may do all that the roles after it may. */
public enum Role {
    /** Starts backups and restores, downloads archives, switches syncs, hands out tokens, sees to users. */
    SUPER_ADMIN("super-admin"),
    /** Reads the journal, the metrics and all of a sync, and sees to single records of it. */
    OPERATOR("operator"),
    /** Reads states, never records. */
    VIEWER("viewer");

    private final String text;

    Role(String text) {
        this.text = text;
    }

    /** The role as the API and the database write it. */
    @JsonValue
    public String text() {
        return text;
    }

    /** The one of two roles that may do less. */
    public Role least(Role other) {
        return compareTo(other) > 0 ? this : other;
    }

    /** @throws Refusal if there is no such role */
    @JsonCreator
    public static Role of(String text) {
        List<String> known = Arrays.stream(values()).map(Role::text).toList();
        return Arrays.stream(values())
                .filter(role -> role.text.equals(text))
                .findFirst()
                .orElseThrow(() ->
                        new Refusal(Refusal.Kind.INVALID, "role: unknown value '" + text + "'; known are " + known));
    }
}
