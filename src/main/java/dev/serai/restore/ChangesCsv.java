package dev.serai.restore;

import dev.serai.archive.CsvRows;
import dev.serai.catalogue.Journal;
import dev.serai.catalogue.RestoreChanges;
import dev.serai.catalogue.RestoreChanges.Filter;
import dev.serai.catalogue.RestoreLinks;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** A plan, and what became of it, as CSV: a row for each record and property, streamed. */
@Component
public class ChangesCsv {
    private static final Filter ALL = new Filter(null, null, null, null);

    private final RestoreChanges changes;
    private final RestoreLinks links;
    private final Journal journal;

    ChangesCsv(RestoreChanges changes, RestoreLinks links, Journal journal) {
        this.changes = changes;
        this.links = links;
        this.journal = journal;
    }

    /** The plan. */
    public void changes(String restore, String actor, OutputStream out) {
        journal.write(actor, "restore.download", restore, "changes", Map.of());
        write(out, "class,record,target,property,current,wanted,clears,chosen,reason");
        changes.forEach(restore, ALL, row -> {
            ChangeView view = ChangeView.of(row);
            List<String[]> rows = new ArrayList<>();
            for (Change change : view.changes()) {
                String clears = String.valueOf(change.clears());
                rows.add(row(view, change, clears, String.valueOf(view.chosen()), view.reason()));
            }
            for (Blocked blocked : view.blocked()) {
                rows.add(row(view, blocked, "", "false", blocked.reason()));
            }
            if (rows.isEmpty()) {
                rows.add(row(view, "", "", "", "", "", view.reason()));
            }
            write(out, rows);
        });
    }

    /** What became of each record and property. */
    public void results(String restore, String actor, OutputStream out) {
        journal.write(actor, "restore.download", restore, "results", Map.of());
        write(out, "class,record,target,property,before,wanted,outcome,message");
        changes.forEach(restore, ALL, row -> {
            ChangeView view = ChangeView.of(row);
            List<String[]> rows = new ArrayList<>();
            for (Change change : view.changes()) {
                rows.add(row(view, change, outcome(view, change.property()), message(view)));
            }
            for (Blocked blocked : view.blocked()) {
                rows.add(row(view, blocked, "not written", blocked.reason()));
            }
            if (rows.isEmpty()) {
                rows.add(row(view, "", "", "", "not written", view.reason()));
            }
            write(out, rows);
        });
    }

    private static String[] row(ChangeView view, Change change, String... more) {
        return row(view, change.property(), change.current(), change.wanted(), more);
    }

    private static String[] row(ChangeView view, Blocked blocked, String... more) {
        return row(view, blocked.property(), blocked.current(), blocked.wanted(), more);
    }

    private static String[] row(ChangeView view, String property, String current, String wanted, String... more) {
        return Stream.concat(
                        Stream.of(view.kind(), view.record(), view.target(), property, current, wanted),
                        Stream.of(more))
                .toArray(String[]::new);
    }

    /** The associations of records created anew that were not put back. */
    public void associations(String restore, String actor, OutputStream out) {
        journal.write(actor, "restore.download", restore, "associations", Map.of());
        write(out, "from_object,from_id,to_object,to_id,category,type_id,label,outcome,reason");
        links.forEach(
                restore,
                one -> write(out, List.<String[]>of(new String[] {
                    one.fromObject(),
                    one.fromId(),
                    one.toObject(),
                    one.toId(),
                    one.category(),
                    one.typeId(),
                    one.label(),
                    one.outcome(),
                    one.reason()
                })));
    }

    private static String outcome(ChangeView view, String property) {
        return view.results().getOrDefault(property, view.chosen() ? "not written" : "not chosen");
    }

    private static String message(ChangeView view) {
        return view.outcome() != null || !view.chosen() || !view.kind().equals(Decision.Kind.CHANGE.name())
                ? view.message()
                : "the restore has not come to this record, or was ended before";
    }

    private static void write(OutputStream out, String header) {
        write(out, List.<String[]>of(header.split(",")));
    }

    private static void write(OutputStream out, List<String[]> rows) {
        try {
            out.write(CsvRows.write(rows));
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }
}
