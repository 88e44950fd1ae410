package dev.serai.restore;

import java.util.Map;

/** What the account has of a record today. */
sealed interface Live {
    /**
     * @param id differs from the row's if the record was merged into this one, or was found by a unique property
     * @param values by property; null, empty or missing: empty
     */
    record Found(String id, Map<String, String> values) implements Live {}

    /** Deleted, and still in the recycling bin. */
    record Binned() implements Live {}

    /** Deleted for good, or never there. */
    record Gone() implements Live {}
}
