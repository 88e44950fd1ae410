package dev.serai.archive;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;

/**
 * The rows of one CSV of an archive, read as they are asked for. Null cells are null, empty texts are empty. I/O errors
 * while going on are {@link java.io.UncheckedIOException}s.
 */
public final class ArchiveRows implements Iterator<String[]>, AutoCloseable {
    private final CloseableIterator<String[]> rows;
    private final List<String> header;

    ArchiveRows(InputStream csv) {
        rows = CsvReader.builder()
                .skipEmptyLines(false)
                .allowUnclosedQuote(false)
                .build(new CsvCells(), reader(csv))
                .iterator();
        header = rows.hasNext() ? List.of(rows.next()) : List.of();
    }

    private static InputStreamReader reader(InputStream csv) {
        return new InputStreamReader(
                csv,
                StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT));
    }

    /** The columns' names, in order; names may occur twice where a property is called like one of the fixed columns. */
    public List<String> header() {
        return header;
    }

    @Override
    public boolean hasNext() {
        return rows.hasNext();
    }

    @Override
    public String[] next() {
        return rows.next();
    }

    @Override
    public void close() throws IOException {
        rows.close();
    }
}
