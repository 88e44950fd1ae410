package dev.serai.archive;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.assertj.core.api.ListAssert;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchiveVerifierTest {
    @TempDir
    Path folder;

    private Path archive;

    @BeforeEach
    void seal() throws IOException {
        archive = Examples.archive(folder);
    }

    @Test
    void provesAnUntouchedArchive() {
        Verification result = ArchiveVerifier.verify(archive);
        assertThat(result.findings()).isEmpty();
        assertThat(result.ok()).isTrue();
        assertThat(result.entries()).isEqualTo(5);
        assertThat(result.rows()).isEqualTo(30 + 2 + 1);
    }

    @Test
    void findsEveryCutAndNeverFails() throws IOException {
        byte[] whole = Files.readAllBytes(archive);
        for (int size = 0; size < whole.length; size++) {
            Files.write(archive, Arrays.copyOf(whole, size));
            assertThat(ArchiveVerifier.verify(archive).ok())
                    .as("cut at %d", size)
                    .isFalse();
        }
    }

    @Test
    void findsEveryChangedByteThatChangesContentAndNeverFails() throws IOException {
        byte[] whole = Files.readAllBytes(archive);
        Map<String, byte[]> contents = contents(archive);
        for (int i = 0; i < whole.length; i++) {
            byte[] changed = whole.clone();
            changed[i] ^= 0x04;
            Files.write(archive, changed);
            if (ArchiveVerifier.verify(archive).ok()) {
                assertThat(contents(archive))
                        .as("byte %d", i)
                        .usingRecursiveComparison()
                        .isEqualTo(contents);
            }
        }
    }

    @Test
    void findsWhatStandsBehindTheEnd() throws IOException {
        Files.write(archive, Arrays.copyOf(Files.readAllBytes(archive), (int) Files.size(archive) + 30));
        assertFindings().containsExactly("has bytes behind its end, or a comment");
    }

    @Test
    void findsWhatStandsInFront() throws IOException {
        byte[] whole = Files.readAllBytes(archive);
        try (OutputStream out = Files.newOutputStream(archive)) {
            out.write("#!/bin/sh\n".getBytes(UTF_8));
            out.write(whole);
        }
        assertThat(ArchiveVerifier.verify(archive).ok()).isFalse();
    }

    @Test
    void findsANameThatOnlySomeReadersWouldSee() throws IOException {
        byte[] bytes = Files.readAllBytes(archive);
        bytes[30] = 'k';
        Files.write(archive, bytes);
        assertFindings().containsExactly("its local header differs from the ZIP's directory");
    }

    @Test
    void findsAMissingManifest() throws IOException {
        remove("manifest.json");
        assertFindings().containsExactly("is missing");
    }

    @Test
    void findsAManifestOfALaterFormat() throws IOException {
        change("manifest.json", text("manifest.json").replace("\"formatVersion\" : 1", "\"formatVersion\" : 2"));
        assertFindings().singleElement().asString().contains("format version 2; this program reads version 1");
    }

    @Test
    void findsEntriesThatAreMissingOrTooMany() throws IOException {
        remove("contacts.csv");
        change("extra.csv", "id\r\n");
        assertFindings()
                .contains("is in the manifest but not in the archive", "is in the archive but not in the manifest");
    }

    @Test
    void findsUnsafeNames() throws IOException {
        change("../evil.sh", "rm");
        assertFindings().contains("the name has an empty part or one of dots only");
    }

    @Test
    void findsAChangedCell() throws IOException {
        change("contacts.csv", text("contacts.csv").replace("value7", "value8"));
        assertFindings().hasSize(1).first().asString().startsWith("has the SHA-256 ");
    }

    @Test
    void findsARowTooManyOrTooFew() throws IOException {
        String csv = text("contacts.csv");
        change("contacts.csv", csv.substring(0, csv.lastIndexOf("\n30,") + 1));
        assertFindings().contains("has 29 rows, the manifest says 30");
    }

    @Test
    void findsRowsWithAnotherNumberOfCells() throws IOException {
        assertRecords("1,,,false,x,\r\n2,,,false,x\r\n3,,,false,x,,\r\n\r\n")
                .contains(
                        "row 2: has 5 cells, the header 6",
                        "row 3: has 7 cells, the header 6",
                        "row 4: has 0 cells, the header 6");
    }

    @Test
    void findsAnIdThatOccursTwice() throws IOException {
        assertRecords(
                        "1,,,false,x,\r\n20,,,false,x,\r\n3,,,false,x,\r\n20,,,false,x,\r\nx,,,false,x,\r\nx,,,false,x,\r\n")
                .contains("row 4: the id 20 occurred before", "row 6: the id x occurred before")
                .doesNotContain("row 3: the id 3 occurred before");
    }

    @Test
    void findsAMissingId() throws IOException {
        assertRecords(",,,false,x,\r\n").contains("row 1: has no id");
    }

    @Test
    void findsAQuoteThatIsNotClosed() throws IOException {
        assertRecords("1,,,false,\"x,\r\n2,,,false,x,\r\n").anyMatch(problem -> problem.contains("is no CSV"));
    }

    @Test
    void findsAnotherHeader() throws IOException {
        change("contacts.csv", text("contacts.csv").replace("id,createdAt", "createdAt,id"));
        assertFindings()
                .contains(
                        "the header starts with createdAt,id,updatedAt,archived, not id,createdAt,updatedAt,archived");
        change("contacts.csv", "");
        assertFindings().contains("has no header");
    }

    @Test
    void findsBytesThatAreNotUtf8() throws IOException {
        String csv = new String(text("contacts.csv").getBytes(UTF_8), ISO_8859_1);
        change("contacts.csv", csv.replace("value7", "value\u00ff").getBytes(ISO_8859_1));
        assertFindings().contains("after row 0: is not valid UTF-8");
    }

    @Test
    void findsAnObjectWhoseCountIsNotThatOfItsEntry() throws IOException {
        change("manifest.json", text("manifest.json").replace("\"read\" : 30", "\"read\" : 31"));
        assertFindings().contains("says that 31 rows of contacts were read, its entry contacts.csv is listed with 30");
    }

    @Test
    void findsCountsThatDoNotFitWhatIsSaidAboutThem() throws IOException {
        change("manifest.json", text("manifest.json").replace("\"deletedMeanwhile\" : 0", "\"deletedMeanwhile\" : 1"));
        assertFindings().containsExactly("says countMatches true for contacts, its numbers say false");
    }

    @Test
    void listsOnlyTheFirstFindingsOfAnEntry() throws IOException {
        assertRecords("1\r\n".repeat(1_000)).hasSize(Verification.PER_ENTRY).endsWith("has more findings");
    }

    @Test
    void tellsThatAFileIsNotThere() {
        archive = folder.resolve("nothing.zip");
        assertFindings().containsExactly("is not there or not readable");
    }

    private ListAssert<String> assertRecords(String rows) throws IOException {
        String csv = text("contacts.csv");
        change("contacts.csv", csv.substring(0, csv.indexOf("\r\n") + 2) + rows);
        return assertFindings();
    }

    private ListAssert<String> assertFindings() {
        return assertThat(ArchiveVerifier.verify(archive).findings().stream()
                .map(Verification.Finding::problem)
                .toList());
    }

    private String text(String entry) throws IOException {
        return new String(contents(archive).get(entry), UTF_8);
    }

    private void change(String entry, String content) throws IOException {
        change(entry, content.getBytes(UTF_8));
    }

    private void remove(String entry) throws IOException {
        change(entry, (byte[]) null);
    }

    /** Writes the archive anew with an entry changed, added in front of the manifest, or removed. */
    private void change(String entry, byte[] content) throws IOException {
        Map<String, byte[]> contents = contents(archive);
        byte[] last = contents.remove("manifest.json");
        contents.put(entry, content);
        if (!contents.containsKey("manifest.json")) {
            contents.put("manifest.json", last);
        }
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(archive))) {
            for (Map.Entry<String, byte[]> each : contents.entrySet()) {
                if (each.getValue() != null) {
                    put(zip, each.getKey(), each.getValue());
                }
            }
        }
    }

    private static void put(ZipOutputStream zip, String name, byte[] content) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        CRC32 crc = new CRC32();
        crc.update(content);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(content.length);
        entry.setCrc(crc.getValue());
        zip.putNextEntry(entry);
        zip.write(content);
        zip.closeEntry();
    }

    private static Map<String, byte[]> contents(Path archive) throws IOException {
        Map<String, byte[]> contents = new LinkedHashMap<>();
        try (ZipFile zip = new ZipFile(archive.toFile())) {
            for (ZipEntry entry : zip.stream().map(ZipEntry.class::cast).toList()) {
                try (InputStream in = zip.getInputStream(entry)) {
                    contents.put(entry.getName(), in.readAllBytes());
                }
            }
        }
        return contents;
    }
}
