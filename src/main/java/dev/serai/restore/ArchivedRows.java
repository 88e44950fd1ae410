package dev.serai.restore;

import dev.serai.archive.ArchiveRows;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Turns an archive's rows into rows that want the values of some of its columns. */
final class ArchivedRows extends Lookahead<Wanted> {
    /** Columns ahead of the properties: id, createdAt, updatedAt, archived (docs/archive-format.md). */
    static final int LEADING = 4;

    private final ArchiveRows rows;
    private final Map<String, Integer> columns = new LinkedHashMap<>();
    private final Set<String> only;
    private final int key;

    /**
     * @param properties the columns that are wanted
     * @param matchBy    the column by which records are found; null for their id
     * @param only       ids of the only records wanted; none for all
     */
    ArchivedRows(ArchiveRows rows, Set<String> properties, String matchBy, Set<String> only) {
        this.rows = rows;
        this.only = only;
        int match = 0;
        List<String> header = rows.header();
        for (int i = LEADING; i < header.size(); i++) {
            if (properties.contains(header.get(i))) {
                columns.put(header.get(i), i);
            }
            match = header.get(i).equals(matchBy) ? i : match;
        }
        this.key = match;
    }

    @Override
    Wanted find() {
        while (rows.hasNext()) {
            String[] row = rows.next();
            if (only.isEmpty() || only.contains(row[0])) {
                return wanted(row);
            }
        }
        return null;
    }

    private Wanted wanted(String[] row) {
        Map<String, String> values = new LinkedHashMap<>(columns.size() * 2);
        columns.forEach((property, column) -> values.put(property, row[column]));
        String found = row[key];
        return new Wanted(found == null || found.isEmpty() ? null : found, row[0], new Row(row[0], values), null, null);
    }
}
