package dev.serai.backup;

/**
 * Names a lane within its backup.
 *
 * @param kind what is read: records, threads, changes, bin, recount, associations
 * @param name object, or pair of objects
 * @param part number of the stretch, from 0
 */
record LaneKey(String kind, String name, int part) {
    static final String RECORDS = "records";
    static final String THREADS = "threads";
    static final String CHANGES = "changes";
    static final String BIN = "bin";
    static final String RECOUNT = "recount";
    static final String ASSOCIATIONS = "associations";

    /** The first stretch of something. */
    static LaneKey first(String kind, String name) {
        return new LaneKey(kind, name, 0);
    }

    @Override
    public String toString() {
        return kind + " of " + name + " (part " + part + ")";
    }
}
