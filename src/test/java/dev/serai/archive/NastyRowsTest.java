package dev.serai.archive;

import static dev.serai.archive.Examples.TIME;
import static dev.serai.archive.Examples.manifest;
import static dev.serai.archive.Examples.segment;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.zip.ZipFile;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.QuoteMode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Random cells of nasty characters through the whole engine, read back by other people's readers. */
class NastyRowsTest {
    private static final int COLUMNS = 40;

    @TempDir
    Path folder;

    private Path archive;
    private final List<String[]> rows = new ArrayList<>();
    private final List<String> header = new ArrayList<>(List.of("id", "createdAt", "updatedAt", "archived"));

    @BeforeEach
    void seal() throws IOException {
        Random random = new Random(42);
        IntStream.range(4, COLUMNS).forEach(i -> header.add("p_" + i));
        for (int id = 1; id <= 1_000; id++) {
            String[] row = new String[COLUMNS];
            for (int i = 0; i < COLUMNS; i++) {
                row[i] = Examples.nasty(random);
            }
            row[0] = Integer.toString(id);
            rows.add(row);
        }
        archive = folder.resolve("a.zip");
        Path segment = segment(folder.resolve("1"), 17, rows);
        try (ArchiveWriter writer = ArchiveWriter.open(archive, TIME)) {
            writer.csv("contacts.csv", EntryKind.RECORDS, header, List.of(segment), List.of());
            writer.seal(manifest());
        }
    }

    @Test
    void areTheSameForTheJdkAndCommonsCsv() throws IOException {
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setNullString("")
                .setQuoteMode(QuoteMode.ALL_NON_NULL)
                .get();
        List<String[]> read = new ArrayList<>();
        try (ZipFile zip = new ZipFile(archive.toFile());
                InputStream in = zip.getInputStream(zip.getEntry("contacts.csv"));
                Reader reader = new InputStreamReader(in, UTF_8);
                CSVParser parser = CSVParser.parse(reader, format)) {
            parser.forEach(line -> read.add(line.values()));
        }
        assertThat(read.remove(0)).isEqualTo(header.toArray());
        assertSame(read);
    }

    @Test
    void areTheSameForTheArchiveReader() throws IOException {
        List<String[]> read = new ArrayList<>();
        try (ArchiveReader reader = ArchiveReader.open(archive);
                ArchiveRows contacts = reader.rows("contacts.csv")) {
            contacts.forEachRemaining(read::add);
        }
        assertSame(read);
    }

    @Test
    void areProven() {
        assertThat(ArchiveVerifier.verify(archive).findings()).isEmpty();
    }

    private void assertSame(List<String[]> read) {
        assertThat(read).hasSameSizeAs(rows);
        for (int i = 0; i < rows.size(); i++) {
            assertThat(read.get(i)).as("row %d", i + 1).isEqualTo(rows.get(i));
        }
    }
}
