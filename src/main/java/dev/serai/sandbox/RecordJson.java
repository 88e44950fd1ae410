package dev.serai.sandbox;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/** Writes records as the objects API shows them. */
final class RecordJson {
    private static final byte[] START = Json.bytes("{\"id\":\"");
    private static final byte[] PROPERTIES = Json.bytes("\",\"properties\":{");
    private static final byte[] CREATED = Json.bytes("},\"createdAt\":\"");
    private static final byte[] UPDATED = Json.bytes("\",\"updatedAt\":\"");
    private static final byte[] LIVE = Json.bytes("\",\"archived\":false");
    private static final byte[] BINNED = Json.bytes("\",\"archived\":true,\"archivedAt\":\"");

    private final byte[] url;
    private final List<BiConsumer<Row, Json>> extras = new ArrayList<>();

    RecordJson(Ask ask, Records records) {
        url = Json.bytes(",\"url\":\"https://app.hubspot.com/contacts/"
                + ask.portal().id() + "/record/" + records.type().id() + "/");
    }

    /** Lets every record have further members, each with a comma before it. */
    void add(BiConsumer<Row, Json> extra) {
        extras.add(extra);
    }

    void write(Row row, Selection selection, Json out) {
        out.raw(START).number(row.id()).raw(PROPERTIES);
        selection.write(row, out);
        out.raw(CREATED).instant(row.created()).raw(UPDATED).instant(row.modified());
        if (row.binned()) {
            out.raw(BINNED).instant(row.binnedAt()).raw('"');
        } else {
            out.raw(LIVE);
        }
        out.raw(url).number(row.id()).raw('"');
        for (BiConsumer<Row, Json> extra : extras) {
            extra.accept(row, out);
        }
        out.raw('}');
    }

    /** Writes an array of records. */
    void array(List<Row> rows, Selection selection, Json out) {
        out.raw('[');
        for (int i = 0; i < rows.size(); i++) {
            if (i > 0) {
                out.raw(',');
            }
            write(rows.get(i), selection, out);
        }
        out.raw(']');
    }
}
