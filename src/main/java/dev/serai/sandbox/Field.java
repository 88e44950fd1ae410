package dev.serai.sandbox;

/** A property as search reads it from records. */
record Field(Property property, Comparing comparing, Kind kind) {
    /** Whether the value follows from the record itself and needs no text to be read. */
    private enum Kind {
        ID,
        CREATED,
        MODIFIED,
        STORED
    }

    static Field of(Records records, Property property) {
        String name = property.name();
        Kind kind = name.equals("hs_object_id")
                ? Kind.ID
                : name.equals(records.type().created())
                        ? Kind.CREATED
                        : name.equals("lastmodifieddate") || name.equals("hs_lastmodifieddate")
                                ? Kind.MODIFIED
                                : Kind.STORED;
        return new Field(property, Comparing.of(property), kind);
    }

    boolean id() {
        return kind == Kind.ID;
    }

    boolean modified() {
        return kind == Kind.MODIFIED;
    }

    /** Whether records in the order of their ids are in the order of this value too. */
    boolean ascendsWithIds() {
        return kind == Kind.ID || kind == Kind.CREATED;
    }

    /** The value, or null for none. */
    Comparable<?> of(Row row) {
        return switch (kind) {
            case ID -> Double.valueOf(row.id());
            case CREATED -> Double.valueOf(row.created());
            case MODIFIED -> Double.valueOf(row.modified());
            case STORED -> {
                String text = row.text(property);
                yield text == null ? null : comparing.stored(text);
            }
        };
    }
}
