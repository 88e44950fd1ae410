package dev.serai.restore;

import dev.serai.archive.CsvRows;
import dev.serai.catalogue.ComparisonDifferences;
import dev.serai.catalogue.ComparisonDifferences.Filter;
import dev.serai.catalogue.DifferenceRow;
import dev.serai.catalogue.Journal;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What a comparison found, as CSV: a row for each record and property that differs, streamed. */
@Component
public class DifferencesCsv {
    private static final String[] HEADER = {"object", "class", "record", "name", "property", "from", "to", "note"};

    private final ComparisonDifferences differences;
    private final Journal journal;

    DifferencesCsv(ComparisonDifferences differences, Journal journal) {
        this.differences = differences;
        this.journal = journal;
    }

    public void write(String comparison, Filter filter, String actor, OutputStream out) {
        journal.write(actor, "comparison.download", comparison, "differences", Map.of());
        write(out, List.<String[]>of(HEADER));
        differences.forEach(comparison, filter, row -> write(out, rows(row)));
    }

    private static List<String[]> rows(DifferenceRow row) {
        DifferenceView view = DifferenceView.of(row);
        List<String[]> rows = new ArrayList<>();
        view.changes()
                .forEach(change -> rows.add(new String[] {
                    view.object(),
                    view.kind(),
                    view.record(),
                    view.name(),
                    change.property(),
                    change.from(),
                    change.to(),
                    view.note()
                }));
        if (rows.isEmpty()) {
            rows.add(new String[] {view.object(), view.kind(), view.record(), view.name(), null, null, null, view.note()
            });
        }
        return rows;
    }

    private static void write(OutputStream out, List<String[]> rows) {
        try {
            out.write(CsvRows.write(rows));
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }
}
