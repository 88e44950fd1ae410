package dev.serai.sandbox;

/** How the value of one property of one record is derived: a pure function of the seed, the object, the record and the property. */
interface Recipe {
    byte[] NULL = Json.bytes("null");

    /** Writes the value as a JSON string token, or null for empty. */
    void write(Row row, Json out);

    /** Whether the value follows from the record itself (id, dates), so that it exists for records created later too. */
    default boolean ofTheRecord() {
        return false;
    }

    /** The index of the only record that may carry this value, or -1: for properties with unique values. */
    default int indexOf(String value) {
        return -1;
    }
}
