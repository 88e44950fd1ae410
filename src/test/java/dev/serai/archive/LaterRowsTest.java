package dev.serai.archive;

import static dev.serai.archive.Examples.HEADER;
import static dev.serai.archive.Examples.TIME;
import static dev.serai.archive.Examples.manifest;
import static dev.serai.archive.Examples.row;
import static dev.serai.archive.Examples.segment;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LaterRowsTest {
    @TempDir
    Path folder;

    private EntrySummary summary;

    @Test
    void theLastLaterRowTakesThePlaceOfTheFirst() throws IOException {
        Path base = segment(folder.resolve("base"), 1, 35, "old");
        Path later = segment(folder.resolve("later"), 2, List.of(row(12, "newer"), row(3, "new"), row(12, "newest")));
        Path latest = segment(folder.resolve("latest"), 10, List.<String[]>of(row(35, "ne\r\n\"w\"")));

        List<String[]> rows = sealed(List.of(base), List.of(later, latest));

        assertThat(summary.replaced()).isEqualTo(3);
        assertThat(rows)
                .hasSize(35)
                .extracting(row -> row[0])
                .startsWith("1", "2", "3")
                .endsWith("34", "35");
        assertThat(rows.get(2)).isEqualTo(row(3, "new"));
        assertThat(rows.get(11)).isEqualTo(row(12, "newest"));
        assertThat(rows.get(34)).isEqualTo(row(35, "ne\r\n\"w\""));
        assertThat(rows.get(20)).isEqualTo(row(21, "old21"));
    }

    @Test
    void rowsThatOnlyCameLaterStandAtTheEndInNumericOrder() throws IOException {
        Path base = segment(folder.resolve("base"), 5, 8, "old");
        Path later = segment(
                folder.resolve("later"),
                2,
                List.of(named("b-2"), row(100, "x"), row(99, "x"), named("007"), row(100, "last"), named("b-1")));

        List<String[]> rows = sealed(List.of(base), List.of(later));

        assertThat(rows)
                .extracting(row -> row[0])
                .containsExactly("5", "6", "7", "8", "99", "100", "b-2", "007", "b-1");
        assertThat(rows.get(5)[4]).isEqualTo("last");
        assertThat(summary.added()).isEqualTo(5);
    }

    @Test
    void anEntryMayConsistOfLaterRowsOnly() throws IOException {
        Path later = segment(folder.resolve("later"), 1, 3, "x");
        assertThat(sealed(List.of(), List.of(later))).extracting(row -> row[0]).containsExactly("1", "2", "3");
    }

    @Test
    void leavesOutSecondRowsWhereTheOrderIsBroken() throws IOException {
        Path first = segment(folder.resolve("1"), 1, 20, "first");
        Path second = segment(folder.resolve("2"), 15, 25, "second");
        Path third = segment(folder.resolve("3"), 10, List.of(named("x"), named("x"), row(4, "third"), row(26, "n")));

        List<String[]> rows = sealed(List.of(first, second, third), List.of());

        assertThat(summary.duplicates()).isEqualTo(8);
        assertThat(rows).extracting(row -> row[0]).doesNotHaveDuplicates().hasSize(27);
        assertThat(rows.get(14)).isEqualTo(row(15, "first15"));
        assertThat(rows.get(3)).isEqualTo(row(4, "first4"));
    }

    @Test
    void replacesOnceAndLeavesOutSecondRowsAtTheSameTime() throws IOException {
        Path first = segment(folder.resolve("1"), 1, 3, "a");
        Path second = segment(folder.resolve("2"), 2, 4, "b");
        Path later = segment(folder.resolve("later"), 3, 3, "later");

        List<String[]> rows = sealed(List.of(first, second), List.of(later));

        assertThat(rows).extracting(row -> row[4]).containsExactly("a1", "a2", "later3", "b4");
    }

    @Test
    void refusesLaterRowsWhereRowsHaveNoIdOfTheirOwn() throws IOException {
        Path rows = segment(folder.resolve("1"), 1, 3, "a");
        try (ArchiveWriter writer = ArchiveWriter.open(folder.resolve("a.zip"), TIME)) {
            assertThatThrownBy(() -> writer.csv("a.csv", EntryKind.ASSOCIATIONS, HEADER, List.of(rows), List.of(rows)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("no id of their own");
        }
    }

    @Test
    void refusesRecordsWithoutOneIdPerRow() throws IOException {
        Path rows = folder.resolve("1");
        try (Segment segment = Segment.open(rows, 0)) {
            segment.append(List.of("1"), CsvRows.write(List.of(row(1, "a"), row(2, "b"))));
        }
        assertThatThrownBy(() -> sealed(List.of(rows), List.of()))
                .isInstanceOf(DamagedSegment.class)
                .hasMessageContaining("2 rows and 1 ids");
    }

    @Test
    void agreesWithASimpleMapOverRandomRows() throws IOException {
        for (int seed = 0; seed < 40; seed++) {
            Random random = new Random(seed);
            TreeMap<Long, String[]> expected = new TreeMap<>();
            List<String[]> base = new ArrayList<>();
            for (long id = 10; id < 200; id += 1 + random.nextInt(3)) {
                base.add(row(id, Examples.nasty(random)));
            }
            List<String[]> later = new ArrayList<>();
            for (int i = random.nextInt(60); i > 0; i--) {
                later.add(row(10 + random.nextInt(250), Examples.nasty(random)));
            }
            base.forEach(row -> expected.put(Long.valueOf(row[0]), row));
            long last = Long.parseLong(base.get(base.size() - 1)[0]);
            later.forEach(row -> expected.put(Long.valueOf(row[0]), row));
            List<String[]> wanted = new ArrayList<>();
            base.forEach(row -> wanted.add(expected.remove(Long.valueOf(row[0]))));
            wanted.addAll(expected.values());

            Path one = segment(folder.resolve("base"), 1 + random.nextInt(20), base);
            Path two = segment(folder.resolve("later"), 1 + random.nextInt(20), later);

            assertThat(sealed(List.of(one), List.of(two)).toArray(new String[0][]))
                    .as("seed %d, base up to %d", seed, last)
                    .isDeepEqualTo(wanted.toArray(new String[0][]));
        }
    }

    private List<String[]> sealed(List<Path> base, List<Path> later) throws IOException {
        Path target = folder.resolve("a/a.zip");
        try (ArchiveWriter writer = ArchiveWriter.open(target, TIME)) {
            summary = writer.csv("contacts.csv", EntryKind.RECORDS, HEADER, base, later);
            writer.seal(manifest());
        }
        assertThat(target.getParent().toFile().list())
                .as("nothing temporary is left")
                .containsExactly("a.zip");
        List<String[]> rows = new ArrayList<>();
        try (ArchiveReader reader = ArchiveReader.open(target);
                ArchiveRows contacts = reader.rows("contacts.csv")) {
            contacts.forEachRemaining(rows::add);
        }
        assertThat(summary.rows()).isEqualTo(rows.size());
        assertThat(ArchiveVerifier.verify(target).findings()).isEmpty();
        return rows;
    }

    private static String[] named(String id) {
        String[] row = row(0, "x");
        row[0] = id;
        return row;
    }
}
