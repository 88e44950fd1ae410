package dev.serai.sandbox;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** One record at the moment of reading. */
final class Row {
    private final Records records;
    private final int index;
    private final long id;
    private final long hash;
    private final Change change;

    Row(Records records, int index, long id, Change change) {
        this.records = records;
        this.index = index;
        this.id = id;
        this.hash = records.origin().hash(index);
        this.change = change;
    }

    long id() {
        return id;
    }

    /** The place among the derived records, -1 for one created later. */
    int index() {
        return index;
    }

    /** A number of this record's own. */
    long hash() {
        return hash;
    }

    /** What happened to it since the start, or null. */
    Change change() {
        return change;
    }

    boolean binned() {
        return binnedAt() != 0;
    }

    /** Epoch milliseconds, 0 if it is not in the bin. */
    long binnedAt() {
        if (change != null && change.binned() != 0) {
            return change.binned();
        }
        return index >= 0 ? records.origin().binned(index) : 0;
    }

    boolean mergedAway() {
        return change != null && change.mergedInto() != 0;
    }

    /** Ids of the records this one took the place of. */
    List<Long> merged() {
        return change == null ? List.of() : change.merged();
    }

    /** How many records this one is. */
    int identities() {
        return 1 + merged().size();
    }

    long created() {
        return index < 0 ? change.created() : records.origin().created(index);
    }

    long modified() {
        return change != null && change.modified() != 0
                ? change.modified()
                : records.origin().modified(index);
    }

    /** When a value was last set: by its own change, else by whatever changed the record before the start. */
    long modified(Property property) {
        Long set = change == null ? null : change.setAt().get(property);
        return set != null
                ? set
                : index < 0 ? change.created() : records.origin().modified(index);
    }

    /** Writes the value as a JSON string token or null. */
    void write(Property property, Json out) {
        if (change != null) {
            byte[] token = change.values().get(property);
            if (token != null) {
                out.raw(token);
                return;
            }
            if (index < 0 && !property.recipe().ofTheRecord()) {
                out.raw(Recipe.NULL);
                return;
            }
        }
        property.recipe().write(this, out);
    }

    /** The value as the API would show it, JSON text. */
    byte[] token(Property property) {
        Json out = new Json();
        write(property, out);
        return out.copy();
    }

    /** The value, or null when empty. */
    String text(Property property) {
        byte[] token = token(property);
        if (token[0] != '"') {
            return null;
        }
        try {
            return plain(token)
                    ? new String(token, 1, token.length - 2, StandardCharsets.UTF_8)
                    : Maps.JSON.readValue(token, String.class);
        } catch (IOException e) {
            throw new IllegalStateException(property.name() + " of " + id + ": derived value is no JSON", e);
        }
    }

    private static boolean plain(byte[] token) {
        for (byte b : token) {
            if (b == '\\') {
                return false;
            }
        }
        return true;
    }
}
