package dev.serai.archive;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** What the tests of archives share: rows, segments and a manifest. */
final class Examples {
    static final Instant TIME = Instant.parse("2026-11-21T10:15:30Z");
    static final List<String> HEADER = List.of("id", "createdAt", "updatedAt", "archived", "email", "id");
    private static final String[] PIECES = {
        "a",
        "é",
        "ド",
        "😀",
        "\r\n",
        "\n",
        "\r",
        "\"",
        "\"\"",
        ",",
        " ",
        "\t",
        "=1+1",
        "#",
        "'",
        "\\",
        "\u0000",
        "\ufeff",
        "\u2028",
        "null",
        ";",
        "long text ".repeat(30)
    };

    private Examples() {}

    static Manifest manifest() {
        return Manifest.of(
                new Manifest.Backup(
                        "b-1", "main", 123L, "tests", "api", TIME, TIME.plusSeconds(60), "COMPLETED", "0.1.0", "v3"),
                List.of(),
                List.of(),
                List.of());
    }

    /** An archive with thirty contacts, two associations, a binned id and metadata. */
    static Path archive(Path folder) throws IOException {
        Path contacts = segment(folder.resolve("contacts"), 1, 30, "value");
        Path associations = segment(
                folder.resolve("associations"),
                10,
                List.of(new String[] {"1", "9", "HUBSPOT_DEFINED", "1", null}, new String[] {"1", "9", "USER", "7", "x"
                }));
        Path binned = segment(folder.resolve("binned"), 10, List.<String[]>of(new String[] {"77", TIME.toString()}));
        Path archive = folder.resolve("main.zip");
        try (ArchiveWriter writer = ArchiveWriter.open(archive, TIME)) {
            writer.csv("contacts.csv", EntryKind.RECORDS, HEADER, List.of(contacts), List.of());
            writer.csv(
                    "associations/contacts-companies.csv",
                    EntryKind.ASSOCIATIONS,
                    List.of("from_id", "to_id", "category", "type_id", "label"),
                    List.of(associations),
                    List.of());
            writer.csv(
                    "metadata/binned/contacts.csv",
                    EntryKind.BINNED,
                    List.of("id", "archivedAt"),
                    List.of(binned),
                    List.of());
            writer.bytes("metadata/account.json", EntryKind.METADATA, "{}".getBytes(StandardCharsets.UTF_8));
            writer.seal(Manifest.of(manifest().backup(), List.of(contacts(30)), List.of(), List.of()));
        }
        return archive;
    }

    static Manifest.ReadObject contacts(long read) {
        return new Manifest.ReadObject(
                "contacts",
                "0-1",
                "contacts.csv",
                true,
                null,
                TIME,
                TIME.plusSeconds(50),
                29L,
                30L,
                read,
                2,
                0,
                0,
                true,
                List.of(new Manifest.LeftOut("secret", "sensitive, the token has no scope for it")),
                List.of());
    }

    static String[] row(long id, String value) {
        return new String[] {Long.toString(id), "2026-01-01T00:00:00Z", "2026-01-02T00:00:00Z", "false", value, null};
    }

    /** Rows from first to last, in pages of ten. */
    static Path segment(Path file, long first, long last, String value) throws IOException {
        List<String[]> rows = new ArrayList<>();
        for (long id = first; id <= last; id++) {
            rows.add(row(id, value + id));
        }
        return segment(file, 10, rows);
    }

    static Path segment(Path file, int pageSize, List<String[]> rows) throws IOException {
        try (Segment segment = Segment.open(file, 0)) {
            for (int i = 0; i < rows.size(); i += pageSize) {
                List<String[]> page = rows.subList(i, Math.min(rows.size(), i + pageSize));
                segment.append(page.stream().map(row -> row[0]).toList(), CsvRows.write(page));
            }
        }
        return file;
    }

    /** A cell of nasty characters, null or empty now and then. */
    static String nasty(Random random) {
        int pieces = random.nextInt(6) - 1;
        if (pieces < 0) {
            return null;
        }
        StringBuilder cell = new StringBuilder();
        for (int i = 0; i < pieces; i++) {
            cell.append(PIECES[random.nextInt(PIECES.length)]);
        }
        return cell.toString();
    }
}
