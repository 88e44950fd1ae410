package dev.serai.sandbox;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.CsvReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** A CSV file in UTF-8 with a header. Nothing between two commas is null, {@code ""} is an empty text. */
final class CsvTable implements AutoCloseable {
    private final CsvReader<String[]> reader;
    private final Iterator<String[]> rows;
    private final List<String> header;

    CsvTable(InputStream in) {
        this.reader = CsvReader.builder().detectBomHeader(true).build(new Cells(), in);
        this.rows = reader.iterator();
        this.header = rows.hasNext() ? List.of(rows.next()) : List.of();
    }

    /** Opens a table of a source, or returns null if there is no such file. */
    static CsvTable of(FillSource source, String name) {
        try {
            InputStream in = source.open(name);
            return in == null ? null : new CsvTable(in);
        } catch (IOException e) {
            throw new UncheckedIOException("sandbox.fill: " + name + " in " + source + " cannot be read", e);
        }
    }

    List<String> header() {
        return header;
    }

    /** The rows after the header; a row may have fewer cells than that. */
    Iterator<String[]> rows() {
        return rows;
    }

    @Override
    public void close() {
        try {
            reader.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Cells extends AbstractBaseCsvCallbackHandler<String[]> {
        private final List<String> cells = new ArrayList<>();

        @Override
        protected void handleBegin(long startingLineNumber) {
            cells.clear();
        }

        @Override
        protected void handleField(int index, char[] buffer, int offset, int length, boolean quoted) {
            cells.add(length == 0 && !quoted ? null : new String(buffer, offset, length));
        }

        @Override
        protected String[] buildRecord() {
            return cells.toArray(new String[0]);
        }
    }
}
