package dev.serai.flow;

import java.io.InputStream;
import java.util.Iterator;

/** What stands behind the format {@code csvRows} of the routes; whoever knows how to read and write rows provides the bean. */
public interface RowsFormat {
    /**
     * Writes rows as one document.
     *
     * @param rows the rows in order, each with one cell per column; a cell may be null
     */
    byte[] write(Iterable<String[]> rows);

    /** Reads the rows of a document as they are asked for; the document stays open until its last row. */
    Iterator<String[]> read(InputStream document);
}
