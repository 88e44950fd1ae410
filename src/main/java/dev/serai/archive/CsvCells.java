package dev.serai.archive;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import java.util.Arrays;

/** Rows as cells, where nothing between the commas is null and {@code ""} an empty text. */
final class CsvCells extends AbstractBaseCsvCallbackHandler<String[]> {
    private String[] cells = new String[16];
    private int count;

    @Override
    protected void handleBegin(long startingLineNumber) {
        count = 0;
    }

    @Override
    protected void handleField(int index, char[] buffer, int offset, int length, boolean quoted) {
        if (index == cells.length) {
            cells = Arrays.copyOf(cells, index * 2);
        }
        cells[index] = length == 0 && !quoted ? null : new String(buffer, offset, length);
        count = index + 1;
    }

    @Override
    protected String[] buildRecord() {
        return Arrays.copyOf(cells, count);
    }
}
