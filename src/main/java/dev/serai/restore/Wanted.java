package dev.serai.restore;

import java.util.Map;
import java.util.Set;

/**
 * A row to be planned.
 *
 * @param key     by what the account is asked for the record: its id, or the value of a unique property; null if the row
 *                has no such value
 * @param record  what it is listed as: its id in the backup
 * @param row     with the id that the record has in the account today
 * @param written by property, what the record may hold by the restore that is to be undone; null if nothing is undone
 * @param left    why it is left alone; null if it is not
 */
record Wanted(String key, String record, Row row, Map<String, Set<String>> written, String left) {
    /** The same record, which has another id by now. */
    Wanted as(String id) {
        return new Wanted(id, record, new Row(id, row.values()), written, left);
    }
}
