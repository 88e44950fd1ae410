package dev.serai.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SortedRowsTest {
    private static final int EMAIL = 4;

    @TempDir
    Path folder;

    private List<String[]> sorted(List<String[]> rows) throws IOException {
        Path segment = Examples.segment(folder.resolve("rows"), 100, rows);
        Path archive = folder.resolve("main.zip");
        try (ArchiveWriter writer = ArchiveWriter.open(archive, Examples.TIME)) {
            writer.csv("contacts.csv", EntryKind.RECORDS, Examples.HEADER, List.of(segment), List.of());
            writer.seal(Examples.manifest());
        }
        List<String[]> all = new ArrayList<>();
        try (ArchiveReader reader = ArchiveReader.open(archive);
                SortedRows found =
                        SortedRows.of(reader, "contacts.csv", new int[] {EMAIL, 2}, folder.resolve("files"))) {
            found.forEachRemaining(all::add);
        }
        return all;
    }

    private long files() throws IOException {
        if (!Files.exists(folder.resolve("files"))) {
            return 0;
        }
        try (Stream<Path> files = Files.list(folder.resolve("files"))) {
            return files.count();
        }
    }

    @Test
    void givesTheColumnsWantedInTheOrderAskedFor() throws IOException {
        assertThat(sorted(List.of(Examples.row(7, "a\r\n\"b\""), Examples.row(12, null))))
                .containsExactly(
                        new String[] {"7", "a\r\n\"b\"", "2026-01-02T00:00:00Z"},
                        new String[] {"12", null, "2026-01-02T00:00:00Z"});
        assertThat(files()).as("of rows that are in order already").isZero();
    }

    @Test
    void sortsMoreRowsThanItKeepsInMemory() throws IOException {
        List<String[]> rows = new ArrayList<>();
        for (int id = 1; id <= 6000; id++) {
            rows.add(Examples.row(id, id + " " + "long text ".repeat(300)));
        }
        Collections.shuffle(rows, new Random(11));
        List<String[]> sorted = sorted(rows);
        assertThat(files()).isGreaterThan(1);
        assertThat(sorted).hasSize(6000);
        for (int i = 0; i < sorted.size(); i++) {
            assertThat(sorted.get(i)[0]).isEqualTo(String.valueOf(i + 1));
            assertThat(sorted.get(i)[1]).startsWith(i + 1 + " long");
        }
    }
}
