package dev.serai.archive;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SegmentTest {
    @TempDir
    Path folder;

    private Path path;
    private final List<Long> commits = new ArrayList<>(List.of(0L));

    @BeforeEach
    void threePages() throws IOException {
        path = folder.resolve("contacts/part-1");
        try (Segment segment = Segment.open(path, 0)) {
            commits.add(segment.append(List.of("1", "2"), csv("1,a\r\n2,b\r\n")));
            commits.add(segment.append(List.of("30", "4-x"), csv("30,\"two\r\nlines\"\r\n4-x,\"a \"\"b\"\"\n\"\r\n")));
            commits.add(segment.append(List.of("500"), csv("500,é\r\n")));
        }
    }

    @Test
    void goesOnWhereItWasCommitted() throws IOException {
        try (Segment segment = Segment.open(path, commits.get(2))) {
            assertThat(segment.rows()).isEqualTo(4);
            assertThat(segment.idCount()).isEqualTo(4);
            assertThat(segment.lastId()).isEqualTo("4-x");
            assertThat(segment.length()).isEqualTo(commits.get(2)).isEqualTo(Files.size(path));
            segment.append(List.of("6"), csv("6,f\r\n"));
            assertThat(ids(segment.ids())).containsExactly("1", "2", "30", "4-x", "6");
        }
    }

    @Test
    void cutsOffWhateverADeadProcessLeftBehindTheCommittedLength() throws IOException {
        byte[] whole = Files.readAllBytes(path);
        for (int committed = 0; committed < commits.size(); committed++) {
            long length = commits.get(committed);
            for (int size = (int) length; size <= whole.length; size++) {
                Path copy = Files.write(folder.resolve("copy"), Arrays.copyOf(whole, size));
                try (Segment segment = Segment.open(copy, length)) {
                    assertThat(segment.length()).isEqualTo(length).isEqualTo(Files.size(copy));
                }
            }
        }
    }

    @Test
    void givesTheSameFileWhetherItsWritersDiedOrNot() throws IOException {
        Random random = new Random(3);
        Path undisturbed = Examples.segment(folder.resolve("undisturbed"), 1, 300, "x");
        Path disturbed = folder.resolve("disturbed");
        long committed = 0;
        for (int page = 0; page < 30; page++) {
            List<String[]> rows = new ArrayList<>();
            List<String> ids = new ArrayList<>();
            for (int id = page * 10 + 1; id <= page * 10 + 10; id++) {
                rows.add(Examples.row(id, "x" + id));
                ids.add(Integer.toString(id));
            }
            try (Segment segment = Segment.open(disturbed, committed)) {
                committed = segment.append(ids, CsvRows.write(rows));
                segment.append(List.of("lost"), csv("lost,page\r\n".repeat(random.nextInt(50))));
            }
            long garbage = Files.size(disturbed) - committed;
            try (FileChannel file = FileChannel.open(disturbed, StandardOpenOption.WRITE)) {
                file.truncate(committed + random.nextLong(garbage + 1));
            }
        }
        Segment.open(disturbed, committed).close();
        assertThat(disturbed).hasSameBinaryContentAs(undisturbed);
    }

    @Test
    void refusesAFileThatIsShorterThanCommitted() throws IOException {
        byte[] whole = Files.readAllBytes(path);
        for (int size = 0; size < whole.length; size++) {
            Path copy = Files.write(folder.resolve("copy"), Arrays.copyOf(whole, size));
            assertThatThrownBy(() -> Segment.open(copy, whole.length))
                    .isInstanceOf(DamagedSegment.class)
                    .hasMessageContaining("copy at byte " + size)
                    .hasMessageContaining(whole.length + " bytes were committed")
                    .hasMessageEndingWith("start this segment again from its beginning");
        }
    }

    @Test
    void findsEverySingleChangedByte() throws IOException {
        byte[] whole = Files.readAllBytes(path);
        for (int i = 0; i < whole.length; i++) {
            byte[] changed = whole.clone();
            changed[i] ^= 0x10;
            Path copy = Files.write(folder.resolve("copy"), changed);
            assertThatThrownBy(() -> Segment.open(copy, changed.length))
                    .as("byte %d", i)
                    .isInstanceOf(DamagedSegment.class);
        }
    }

    @Test
    void refusesALengthThatIsNotTheEndOfAPage() {
        assertThatThrownBy(() -> Segment.open(path, commits.get(1) + 1)).isInstanceOf(DamagedSegment.class);
    }

    @Test
    void startsAgainWithNothingCommitted() throws IOException {
        try (Segment segment = Segment.open(path, 0)) {
            assertThat(segment.rows()).isZero();
            assertThat(segment.lastId()).isNull();
            assertThat(segment.ids()).isExhausted();
        }
        assertThat(path).isEmptyFile();
    }

    @Test
    void skipsIdsThatAreDone() throws IOException {
        try (Segment segment = Segment.open(path, commits.get(3))) {
            assertThat(ids(segment.ids(0))).containsExactly("1", "2", "30", "4-x", "500");
            assertThat(ids(segment.ids(1))).containsExactly("2", "30", "4-x", "500");
            assertThat(ids(segment.ids(3))).containsExactly("4-x", "500");
            assertThat(ids(segment.ids(4))).containsExactly("500");
            assertThat(ids(segment.ids(9))).isEmpty();
        }
    }

    @Test
    void keepsIdsOfPagesWithoutRows() throws IOException {
        try (Segment segment = Segment.open(folder.resolve("associations"), 0)) {
            segment.append(List.of("7", "8"), new byte[0]);
            segment.append(List.of(), csv("9,1\r\n"));
            assertThat(segment.rows()).isEqualTo(1);
            assertThat(segment.lastId()).isEqualTo("8");
        }
    }

    @Test
    void keepsIdsOfAnyKind() throws IOException {
        List<String> odd = List.of("", "00", "-1", "x".repeat(127), "y".repeat(128), "z".repeat(70_000), "ドウ😀");
        Path file = folder.resolve("odd");
        long committed;
        try (Segment segment = Segment.open(file, 0)) {
            committed = segment.append(odd, new byte[0]);
        }
        try (Segment segment = Segment.open(file, committed)) {
            assertThat(ids(segment.ids())).isEqualTo(odd);
        }
    }

    @Test
    void refusesPagesThatAreCutOff() throws IOException {
        try (Segment segment = Segment.open(path, commits.get(3))) {
            for (String bad : List.of("1,a", "1,a\n", "1,\"a\r\n", "1,a\r\n2", "\n")) {
                assertThatThrownBy(() -> segment.append(List.of("1"), csv(bad)))
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessageContaining("the last row is cut off");
            }
            assertThat(segment.length()).isEqualTo(commits.get(3));
        }
    }

    private static List<String> ids(Iterator<String> ids) {
        List<String> list = new ArrayList<>();
        ids.forEachRemaining(list::add);
        return list;
    }

    private static byte[] csv(String text) {
        return text.getBytes(UTF_8);
    }
}
