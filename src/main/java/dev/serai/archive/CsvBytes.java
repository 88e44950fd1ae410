package dev.serai.archive;

import java.util.Arrays;

/** Finds the rows in CSV bytes without turning them into text; quotes, CR and LF are single bytes in UTF-8. */
final class CsvBytes {
    private CsvBytes() {}

    /**
     * Counts rows, line breaks in quotes not taken for row ends.
     *
     * @throws IllegalArgumentException if the bytes do not end with a whole row
     */
    static int rows(byte[] csv) {
        int rows = 0;
        boolean quoted = false;
        for (byte b : csv) {
            if (b == '"') {
                quoted = !quoted;
            } else if (b == '\n' && !quoted) {
                rows++;
            }
        }
        if (csv.length > 0 && (quoted || !endsWithLineBreak(csv))) {
            throw new IllegalArgumentException(
                    "rows of " + csv.length + " bytes: the last row is cut off; end every row with CR LF");
        }
        return rows;
    }

    /** Where each row begins, and the length of it all as the last element: row i is from [i] to [i + 1]. */
    static int[] bounds(byte[] csv, int expectedRows) {
        int[] bounds = new int[expectedRows + 1];
        int rows = 0;
        boolean quoted = false;
        for (int i = 0; i < csv.length; i++) {
            if (csv[i] == '"') {
                quoted = !quoted;
            } else if (csv[i] == '\n' && !quoted) {
                rows++;
                if (rows == bounds.length) {
                    bounds = Arrays.copyOf(bounds, rows + 1);
                }
                bounds[rows] = i + 1;
            }
        }
        return rows + 1 == bounds.length ? bounds : Arrays.copyOf(bounds, rows + 1);
    }

    private static boolean endsWithLineBreak(byte[] csv) {
        return csv.length > 1 && csv[csv.length - 2] == '\r' && csv[csv.length - 1] == '\n';
    }
}
