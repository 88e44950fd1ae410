package dev.serai.archive;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;

/** Goes through a CSV row by row: the header, the number of cells, the ids. It remembers no rows. */
final class CsvCheck extends AbstractBaseCsvCallbackHandler<Boolean> {
    private static final String ADVICE = "the archive was changed or written wrongly; use another backup";
    private static final List<String> RECORD_COLUMNS = List.of("id", "createdAt", "updatedAt", "archived");
    private static final List<String> ASSOCIATION_COLUMNS = List.of("from_id", "to_id", "category", "type_id", "label");

    private final String name;
    private final EntryKind kind;
    private final Findings findings;
    private final IdMap seen;
    private final List<String> header = new ArrayList<>();
    private boolean headerRead;
    private long rows;
    private int cells;
    private String id;
    private long lastNumber = -1;
    private boolean ascending = true;

    /** @param seen where to remember ids, to find those that occur twice; null to look only whether they ascend */
    CsvCheck(String name, EntryKind kind, IdMap seen, Findings findings) {
        this.name = name;
        this.kind = kind;
        this.seen = seen;
        this.findings = findings;
    }

    /** Reads to the end; parse errors are exceptions of FastCSV. */
    void read(Reader csv) throws IOException {
        try (CsvReader<Boolean> reader = CsvReader.builder()
                .skipEmptyLines(false)
                .allowUnclosedQuote(false)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .build(this, csv)) {
            reader.forEach(row -> {});
        }
        if (!headerRead) {
            findings.add(name, "has no header", ADVICE);
        }
    }

    long rows() {
        return rows;
    }

    int columns() {
        return header.size();
    }

    /** Whether every id was a number larger than the one before; if not, ids may occur twice. */
    boolean ascending() {
        return ascending;
    }

    @Override
    protected void handleBegin(long startingLineNumber) {
        cells = 0;
        id = "";
    }

    @Override
    protected void handleField(int index, char[] buffer, int offset, int length, boolean quoted) {
        cells++;
        if (!headerRead) {
            header.add(new String(buffer, offset, length));
        } else if (index == 0 && kind.uniqueIds()) {
            id = new String(buffer, offset, length);
        }
    }

    @Override
    protected Boolean buildRecord() {
        if (!headerRead) {
            headerRead = true;
            checkHeader();
            return Boolean.TRUE;
        }
        rows++;
        if (seen == null) {
            checkCells();
        } else if (seen.put(id, 0) != IdMap.NONE) {
            findings.add(name, "row " + rows + ": the id " + id + " occurred before", ADVICE);
        }
        return Boolean.TRUE;
    }

    private void checkCells() {
        if (cells != header.size()) {
            findings.add(name, "row " + rows + ": has " + cells + " cells, the header " + header.size(), ADVICE);
        }
        if (kind.uniqueIds()) {
            long number = IdMap.number(id);
            ascending &= number > lastNumber;
            lastNumber = number;
            if (id.isEmpty()) {
                findings.add(name, "row " + rows + ": has no id", ADVICE);
            }
        }
    }

    private void checkHeader() {
        List<String> wanted = switch (kind) {
            case RECORDS -> RECORD_COLUMNS;
            case ASSOCIATIONS -> ASSOCIATION_COLUMNS;
            case BINNED -> List.of("id", "archivedAt");
            case THREADS -> List.of("id");
            case METADATA -> List.<String>of();
        };
        List<String> first = header.subList(0, Math.min(wanted.size(), header.size()));
        if (!first.equals(wanted)) {
            findings.add(
                    name,
                    "the header starts with " + String.join(",", first) + ", not " + String.join(",", wanted),
                    ADVICE);
        }
    }
}
