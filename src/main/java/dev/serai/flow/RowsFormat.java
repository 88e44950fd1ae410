package dev.serai.flow;

/** What stands behind {@code marshal: {custom: {ref: csvRows}}} in a route; whoever knows how to write rows provides the bean. */
@FunctionalInterface
public interface RowsFormat {
    /**
     * Writes rows as one document.
     *
     * @param rows the rows in order, each with one cell per column; a cell may be null
     */
    byte[] write(Iterable<String[]> rows);
}
