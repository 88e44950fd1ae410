package dev.serai.restore;

import java.util.List;

/**
 * What is to be done about one record.
 *
 * @param targetId record to write to, or the one it was merged into; null if there is none today
 * @param changes empty unless the kind is CHANGE or RECREATE
 * @param blocked properties that differ and stay as they are
 * @param reason in words; null for UNCHANGED, CHANGE and RECREATE
 */
record Decision(Kind kind, String targetId, List<Change> changes, List<Blocked> blocked, String reason) {
    enum Kind {
        UNCHANGED,
        CHANGE,
        /** Deleted, still in the recycling bin. */
        BINNED,
        /** Deleted for good. */
        GONE,
        /** Merged into another record, which is left alone. */
        MERGED,
        /** It differs, and nothing of it can be written. */
        NOT_RESTORABLE,
        /** Deleted for good, to be created anew. */
        RECREATE
    }

    static Decision unchanged(String id) {
        return new Decision(Kind.UNCHANGED, id, List.of(), List.of(), null);
    }

    static Decision nothing(Kind kind, String id, String reason) {
        return new Decision(kind, id, List.of(), List.of(), reason);
    }
}
