package dev.serai.archive;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.PriorityQueue;

/**
 * The rows of a CSV with record ids in the order of their ids, some columns only. Rows mostly are in that order already,
 * but it is not promised (docs/archive-format.md): those that are not are sorted into files first, so that memory stays
 * the same however many there are.
 */
public final class SortedRows implements Iterator<String[]>, AutoCloseable {
    /** Short before long, which for decimal numbers is the order of their values. */
    public static final Comparator<String> BY_ID =
            Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder());

    private static final Comparator<String[]> BY_FIRST_CELL = Comparator.comparing(row -> row[0], BY_ID);
    private static final int CHARACTERS_IN_MEMORY = 8 << 20;
    private static final int ROWS_WRITTEN_AT_ONCE = 1000;

    /** Rows in order, of which the first is looked at. */
    private static final class Run {
        private final Iterator<String[]> rows;
        private final AutoCloseable source;
        private String[] first;

        Run(Iterator<String[]> rows, AutoCloseable source) {
            this.rows = rows;
            this.source = source;
            this.first = rows.hasNext() ? rows.next() : null;
        }
    }

    private final PriorityQueue<Run> runs = new PriorityQueue<>(Comparator.comparing(run -> run.first, BY_FIRST_CELL));
    private final List<AutoCloseable> sources = new ArrayList<>();

    private SortedRows() {}

    /**
     * @param entryName a CSV whose rows begin with an id that no other row has
     * @param columns   numbers of the columns wanted after the id
     * @param folder    for files with rows out of order; the caller removes it
     */
    public static SortedRows of(ArchiveReader archive, String entryName, int[] columns, Path folder)
            throws IOException {
        SortedRows sorted = new SortedRows();
        List<Path> late;
        try (ArchiveRows rows = archive.rows(entryName)) {
            late = new Late(new Picked(rows, columns, false), folder).files();
        }
        ArchiveRows main = archive.rows(entryName);
        sorted.add(new Picked(main, columns, true), main);
        for (Path file : late) {
            ArchiveRows rows = CsvRows.read(Files.newInputStream(file));
            sorted.add(rows, rows);
        }
        return sorted;
    }

    private void add(Iterator<String[]> rows, AutoCloseable source) {
        sources.add(source);
        Run run = new Run(rows, source);
        if (run.first != null) {
            runs.add(run);
        }
    }

    @Override
    public boolean hasNext() {
        return !runs.isEmpty();
    }

    /** The id, then the columns wanted. */
    @Override
    public String[] next() {
        Run run = runs.poll();
        if (run == null) {
            throw new NoSuchElementException();
        }
        String[] row = run.first;
        run.first = run.rows.hasNext() ? run.rows.next() : null;
        if (run.first != null) {
            runs.add(run);
        }
        return row;
    }

    @Override
    public void close() throws IOException {
        for (AutoCloseable source : sources) {
            try {
                source.close();
            } catch (IOException failed) {
                throw failed;
            } catch (Exception impossible) {
                throw new IllegalStateException(impossible);
            }
        }
    }

    /** The wanted columns of those rows that have a greater id than all before them, or of the others. */
    private static final class Picked implements Iterator<String[]> {
        private final Iterator<String[]> rows;
        private final int[] columns;
        private final boolean inOrder;
        private String greatest;
        private String[] next;

        Picked(Iterator<String[]> rows, int[] columns, boolean inOrder) {
            this.rows = rows;
            this.columns = columns;
            this.inOrder = inOrder;
        }

        @Override
        public boolean hasNext() {
            while (next == null && rows.hasNext()) {
                String[] row = rows.next();
                boolean greater = greatest == null || BY_ID.compare(row[0], greatest) > 0;
                greatest = greater ? row[0] : greatest;
                next = greater == inOrder ? picked(row) : null;
            }
            return next != null;
        }

        private String[] picked(String[] row) {
            String[] some = new String[columns.length + 1];
            some[0] = row[0];
            for (int i = 0; i < columns.length; i++) {
                some[i + 1] = row[columns[i]];
            }
            return some;
        }

        @Override
        public String[] next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            String[] row = next;
            next = null;
            return row;
        }
    }

    /** Sorts rows into files, as many at a time as memory may take. */
    private record Late(Iterator<String[]> rows, Path folder) {
        List<Path> files() throws IOException {
            List<Path> files = new ArrayList<>();
            while (rows.hasNext()) {
                List<String[]> some = new ArrayList<>();
                for (long characters = 0; characters < CHARACTERS_IN_MEMORY && rows.hasNext(); ) {
                    String[] row = rows.next();
                    some.add(row);
                    for (String cell : row) {
                        characters += 16 + (cell == null ? 0 : cell.length());
                    }
                }
                some.sort(BY_FIRST_CELL);
                files.add(written(some));
            }
            return files;
        }

        private Path written(List<String[]> sorted) throws IOException {
            Path file = Files.createTempFile(Files.createDirectories(folder), "late", ".csv");
            try (OutputStream out = Files.newOutputStream(file)) {
                String[] header = new String[sorted.get(0).length];
                Arrays.fill(header, "");
                out.write(CsvRows.write(List.<String[]>of(header)));
                for (int i = 0; i < sorted.size(); i += ROWS_WRITTEN_AT_ONCE) {
                    out.write(CsvRows.write(sorted.subList(i, Math.min(sorted.size(), i + ROWS_WRITTEN_AT_ONCE))));
                }
            } catch (UncheckedIOException failed) {
                throw failed.getCause();
            }
            return file;
        }
    }
}
