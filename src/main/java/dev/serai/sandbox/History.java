package dev.serai.sandbox;

import java.util.List;

/** The "propertiesWithHistory" of a record: its present value, and that it was empty when the record was created. */
final class History {
    private final Selection selection;
    private final List<String> names;

    History(Selection selection, List<String> names) {
        this.selection = selection;
        this.names = names;
    }

    void write(Row row, Json out) {
        out.raw(",\"propertiesWithHistory\":{");
        boolean more = false;
        for (Property property : selection.properties()) {
            if (names.contains(property.name())) {
                out.raw(more ? "," : "").quoted(property.name()).raw(":[{\"value\":");
                row.write(property, out);
                entry(row.modified(property), out).raw(",{\"value\":\"\"");
                entry(row.created(), out).raw(']');
                more = true;
            }
        }
        out.raw('}');
    }

    private static Json entry(long at, Json out) {
        return out.raw(",\"timestamp\":\"")
                .instant(at)
                .raw("\",\"sourceType\":\"CRM_UI\",\"sourceId\":\"userId:7400000\",\"updatedByUserId\":7400000}");
    }
}
