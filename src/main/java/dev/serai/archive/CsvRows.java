package dev.serai.archive;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.QuoteStrategies;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Turns rows into the archive's CSV: UTF-8, comma, CR LF, quotes only where needed. A null cell is nothing between the
 * commas, an empty text is {@code ""}. Half a surrogate pair has no form in UTF-8 and becomes U+FFFD; everything else
 * is kept as it is.
 */
public final class CsvRows {
    private static final int KEPT_BYTES = 4 << 20;
    private static final byte[] REPLACEMENT = {(byte) 0xEF, (byte) 0xBF, (byte) 0xBD};
    private static final ThreadLocal<ByteArrayOutputStream> BUFFER =
            ThreadLocal.withInitial(() -> new ByteArrayOutputStream(64 << 10));

    private CsvRows() {}

    /** The rows as CSV, each ended by CR LF; empty if there are none. Cells may be null. */
    public static byte[] write(Iterable<String[]> rows) {
        ByteArrayOutputStream buffer = BUFFER.get();
        buffer.reset();
        try (CsvWriter csv = CsvWriter.builder()
                .quoteStrategy(QuoteStrategies.EMPTY)
                .build(new OutputStreamWriter(buffer, encoder()))) {
            for (String[] row : rows) {
                csv.writeRecord(row);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (buffer.size() > KEPT_BYTES) {
            BUFFER.remove();
        }
        return buffer.toByteArray();
    }

    /** The rows of a CSV of this form, read as they are asked for. */
    public static ArchiveRows read(InputStream csv) {
        return new ArchiveRows(csv);
    }

    static byte[] header(List<String> columns) {
        return write(List.<String[]>of(columns.toArray(new String[0])));
    }

    private static CharsetEncoder encoder() {
        return StandardCharsets.UTF_8
                .newEncoder()
                .onMalformedInput(CodingErrorAction.REPLACE)
                .replaceWith(REPLACEMENT);
    }
}
