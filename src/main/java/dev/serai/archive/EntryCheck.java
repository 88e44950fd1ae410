package dev.serai.archive;

import de.siegmar.fastcsv.reader.CsvParseException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.zip.CRC32;

/** Reads one entry to its end: size, checksums and, if it is a CSV, its shape. */
final class EntryCheck {
    private static final String DAMAGED = "the archive is damaged; copy it again, or use another backup";

    private final String name;
    private final Findings findings;
    private final MessageDigest sha = Digests.sha256();
    private final CRC32 crc = new CRC32();
    private long bytes;
    private boolean unreadable;
    private CsvCheck csv;

    EntryCheck(String name, Findings findings) {
        this.name = name;
        this.findings = findings;
    }

    /** @param listed what the manifest says; null if it says nothing */
    void read(InputStream content, Manifest.Entry listed) {
        boolean rows = listed != null && listed.rows() != null && listed.kind() != null;
        try (Measured in = new Measured(content)) {
            if (rows) {
                csv = new CsvCheck(name, listed.kind(), null, findings);
                readCsv(in, csv);
            }
            in.transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            unreadable = true;
            findings.add(name, "cannot be unpacked after " + bytes + " bytes (" + e.getMessage() + ")", DAMAGED);
        }
    }

    /** Looks for ids that occur twice, in an entry read before. */
    static void findTwice(InputStream content, Manifest.Entry listed, Findings findings) throws IOException {
        EntryCheck check = new EntryCheck(listed.name(), new Findings());
        check.readCsv(content, new CsvCheck(listed.name(), listed.kind(), new IdMap(), findings));
    }

    private void readCsv(InputStream in, CsvCheck check) throws IOException {
        try {
            check.read(new InputStreamReader(in, StandardCharsets.UTF_8.newDecoder()) {
                @Override
                public void close() {
                    // the rest of a CSV that cannot be parsed is still to be measured
                }
            });
        } catch (CsvParseException | UncheckedIOException e) {
            Throwable cause = e;
            while (cause.getCause() != null) {
                cause = cause.getCause();
            }
            if (cause instanceof IOException io && !(cause instanceof CharacterCodingException)) {
                throw io;
            }
            String problem =
                    cause instanceof CharacterCodingException ? "is not valid UTF-8" : "is no CSV: " + e.getMessage();
            findings.add(name, "after row " + check.rows() + ": " + problem, DAMAGED);
        }
    }

    void compareSizes(long declaredBytes, long declaredCrc) {
        if (!unreadable && bytes != declaredBytes) {
            findings.add(name, "has " + bytes + " bytes, the ZIP's directory says " + declaredBytes, DAMAGED);
        }
        if (!unreadable && crc.getValue() != declaredCrc) {
            findings.add(
                    name,
                    "has the CRC-32 %08x, the ZIP's directory says %08x".formatted(crc.getValue(), declaredCrc),
                    DAMAGED);
        }
    }

    void compare(Manifest.Entry listed) {
        if (unreadable) {
            return;
        }
        String hash = HexFormat.of().formatHex(sha.digest());
        if (!hash.equals(listed.sha256())) {
            findings.add(name, "has the SHA-256 " + hash + ", the manifest says " + listed.sha256(), DAMAGED);
        }
        same("bytes", bytes, listed.bytes());
        if (csv != null) {
            same("rows", csv.rows(), listed.rows());
            same("columns", csv.columns(), listed.columns() == null ? 0 : listed.columns());
        }
    }

    private void same(String what, long found, long listed) {
        if (found != listed) {
            findings.add(name, "has " + found + " " + what + ", the manifest says " + listed, DAMAGED);
        }
    }

    long bytes() {
        return bytes;
    }

    long rows() {
        return csv == null ? 0 : csv.rows();
    }

    /** Whether ids may occur twice, so that {@link #findTwice} has to look. */
    boolean doubtful() {
        return csv != null && !csv.ascending() && !unreadable;
    }

    /** Passes bytes on and measures them. */
    private final class Measured extends FilterInputStream {
        Measured(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 255;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int count = in.read(into, offset, length);
            if (count > 0) {
                sha.update(into, offset, count);
                crc.update(into, offset, count);
                bytes += count;
            }
            return count;
        }
    }
}
