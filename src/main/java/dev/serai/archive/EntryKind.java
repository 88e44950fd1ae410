package dev.serai.archive;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What an entry of an archive holds. */
public enum EntryKind {
    /** One CRM record a row. */
    @JsonProperty("records")
    RECORDS(true),
    /** Something about the account, mostly JSON. */
    @JsonProperty("metadata")
    METADATA(false),
    /** One association with one label a row. */
    @JsonProperty("associations")
    ASSOCIATIONS(false),
    /** Ids of archived records, one a row. */
    @JsonProperty("binned")
    BINNED(true),
    /** One inbox thread a row. */
    @JsonProperty("threads")
    THREADS(true);

    private final boolean uniqueIds;

    EntryKind(boolean uniqueIds) {
        this.uniqueIds = uniqueIds;
    }

    /** Whether the first cell of a row is an id that no other row may have. */
    boolean uniqueIds() {
        return uniqueIds;
    }
}
