package dev.serai.archive;

import static dev.serai.archive.Examples.HEADER;
import static dev.serai.archive.Examples.TIME;
import static dev.serai.archive.Examples.manifest;
import static dev.serai.archive.Examples.segment;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchiveWriterTest {
    @TempDir
    Path folder;

    private Path target;

    @BeforeEach
    void name() {
        target = folder.resolve("archives/main.zip");
    }

    @Test
    void sealsRowsOfSeveralSegmentsInOrder() throws IOException {
        Path first = segment(folder.resolve("1"), 1, 25, "a");
        Path second = segment(folder.resolve("2"), 26, 40, "b");
        EntrySummary contacts;
        Sealed sealed;
        try (ArchiveWriter writer = ArchiveWriter.open(target, TIME)) {
            contacts = writer.csv("contacts.csv", EntryKind.RECORDS, HEADER, List.of(first, second), List.of());
            sealed = writer.seal(manifest());
        }
        assertThat(contacts.rows()).isEqualTo(40);
        assertThat(sealed.bytes()).isEqualTo(Files.size(target));
        assertThat(sealed.sha256()).isEqualTo(sha256(Files.readAllBytes(target)));
        try (ArchiveReader reader = ArchiveReader.open(target);
                ArchiveRows rows = reader.rows("contacts.csv")) {
            assertThat(rows.header()).isEqualTo(HEADER);
            List<String> ids = new ArrayList<>();
            rows.forEachRemaining(row -> ids.add(row[0]));
            assertThat(ids).hasSize(40).startsWith("1", "2").endsWith("39", "40");
            assertThat(reader.manifest().entries())
                    .containsExactly(new Manifest.Entry(
                            "contacts.csv", EntryKind.RECORDS, 40L, contacts.bytes(), contacts.sha256(), 6));
            assertThat(reader.manifest().withEntries(List.of())).isEqualTo(manifest());
        }
    }

    @Test
    void isReadableForPlainZipReadersFromFrontToBack() throws IOException {
        Path rows = segment(folder.resolve("1"), 1, 25, "ド");
        try (ArchiveWriter writer = ArchiveWriter.open(target, TIME)) {
            writer.csv("contacts.csv", EntryKind.RECORDS, HEADER, List.of(rows), List.of());
            writer.bytes("metadata/ドウ.json", EntryKind.METADATA, "{}".getBytes(UTF_8));
            writer.bytes("metadata/nothing.json", EntryKind.METADATA, new byte[0]);
            writer.seal(manifest());
        }
        List<String> names = new ArrayList<>();
        try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(target))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                names.add(entry.getName());
                byte[] content = zip.readAllBytes();
                assertThat(entry.getSize()).isEqualTo(content.length);
                assertThat(entry.getTimeLocal()).isEqualTo("2026-11-21T10:15:30");
            }
        }
        assertThat(names).containsExactly("contacts.csv", "metadata/ドウ.json", "metadata/nothing.json", "manifest.json");
    }

    @Test
    void givesTheSameFileForTheSameSegments() throws IOException {
        Path rows = segment(folder.resolve("1"), 1, 25, "a");
        List<Sealed> both = new ArrayList<>();
        for (String name : List.of("one.zip", "two.zip")) {
            try (ArchiveWriter writer = ArchiveWriter.open(folder.resolve(name), TIME)) {
                writer.csv("contacts.csv", EntryKind.RECORDS, HEADER, List.of(rows), List.of());
                both.add(writer.seal(manifest()));
            }
        }
        assertThat(both.get(0).sha256()).isEqualTo(both.get(1).sha256());
    }

    @Test
    void leavesOutACsvWithoutRows() throws IOException {
        Path empty = segment(folder.resolve("1"), 10, List.of());
        try (ArchiveWriter writer = ArchiveWriter.open(target, TIME)) {
            EntrySummary summary = writer.csv("deals.csv", EntryKind.RECORDS, HEADER, List.of(empty), List.of());
            assertThat(summary.written()).isFalse();
            assertThat(summary.rows()).isZero();
            writer.seal(manifest());
        }
        try (ArchiveReader reader = ArchiveReader.open(target)) {
            assertThat(reader.manifest().entries()).isEmpty();
            assertThatThrownBy(() -> reader.rows("deals.csv")).hasMessageContaining("no entry \"deals.csv\"");
        }
    }

    @Test
    void streamsContentLargerThanAFrame() throws IOException {
        byte[] part = "0123456789".repeat(1000).getBytes(UTF_8);
        try (ArchiveWriter writer = ArchiveWriter.open(target, TIME)) {
            EntrySummary summary = writer.stream("metadata/owners.json", EntryKind.METADATA, out -> {
                for (int i = 0; i < 100; i++) {
                    out.write(part);
                    out.write('\n');
                }
            });
            assertThat(summary.bytes()).isEqualTo(1_000_100);
            writer.seal(manifest());
        }
        try (ArchiveReader reader = ArchiveReader.open(target);
                InputStream content = reader.content("metadata/owners.json")) {
            assertThat(new String(content.readAllBytes(), UTF_8))
                    .isEqualTo((new String(part, UTF_8) + "\n").repeat(100));
        }
    }

    @Test
    void leavesNothingBehindUnlessSealed() throws IOException {
        Path rows = segment(folder.resolve("1"), 1, 25, "a");
        try (ArchiveWriter writer = ArchiveWriter.open(target, TIME)) {
            writer.csv("contacts.csv", EntryKind.RECORDS, HEADER, List.of(rows), List.of());
            assertThat(target).doesNotExist();
            assertThat(ArchiveWriter.leftovers(target.getParent())).isNotEmpty();
        }
        assertThat(target.getParent()).isEmptyDirectory();
    }

    @Test
    void removesWhatADeadWriterOfTheSameArchiveLeft() throws IOException {
        Files.createDirectories(target.getParent());
        for (String name : List.of(".main.zip.part", ".main.zip.part.rows", ".other.zip.part", "main.zip", "a.part")) {
            Files.createFile(target.resolveSibling(name));
        }
        ArchiveWriter.removeLeftovers(target);
        assertThat(target.getParent().toFile().list())
                .containsExactlyInAnyOrder(".other.zip.part", "main.zip", "a.part");
        assertThat(ArchiveWriter.leftovers(target.getParent()))
                .containsExactly(target.resolveSibling(".other.zip.part"));
    }

    @Test
    void refusesNamesThatLeaveTheArchiveOrOccurTwice() throws IOException {
        try (ArchiveWriter writer = ArchiveWriter.open(target, TIME)) {
            for (String bad :
                    List.of("", "/a", "../a", "a/../b", "a//b", "a/", ".", "a\\b", "c:a", "a\nb", "a/.../b")) {
                assertThatThrownBy(() -> writer.bytes(bad, EntryKind.METADATA, new byte[1]))
                        .as(bad)
                        .isInstanceOf(IllegalArgumentException.class);
            }
            writer.bytes("a.json", EntryKind.METADATA, new byte[1]);
            assertThatThrownBy(() -> writer.bytes("a.json", EntryKind.METADATA, new byte[1]))
                    .hasMessageContaining("added twice");
        }
    }

    @Test
    void refusesADamagedSegment() throws IOException {
        Path rows = segment(folder.resolve("1"), 1, 25, "a");
        byte[] bytes = Files.readAllBytes(rows);
        bytes[bytes.length - 20] ^= 1;
        Files.write(rows, bytes);
        try (ArchiveWriter writer = ArchiveWriter.open(target, TIME)) {
            assertThatThrownBy(() -> writer.csv("contacts.csv", EntryKind.RECORDS, HEADER, List.of(rows), List.of()))
                    .isInstanceOf(DamagedSegment.class);
        }
    }

    private static String sha256(byte[] bytes) {
        MessageDigest digest = Digests.sha256();
        return HexFormat.of().formatHex(digest.digest(bytes));
    }
}
