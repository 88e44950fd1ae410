package dev.serai.archive;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/** Proves an archive: every size, hash, row count and CSV shape against its manifest. */
public final class ArchiveVerifier {
    private static final String UNFIT = "it is no archive of Serai, or was changed; use another copy or backup";

    private final Path path;
    private final Findings findings = new Findings();
    private final Map<String, Manifest.Entry> unread = new LinkedHashMap<>();
    private int entries;
    private long rows;
    private long bytes;

    private ArchiveVerifier(Path path) {
        this.path = path;
    }

    /** Reads the whole file; whatever is wrong with it is a finding, never an exception. */
    public static Verification verify(Path path) {
        return new ArchiveVerifier(path).verify();
    }

    private Verification verify() {
        try (ZipFile zip = ZipFile.builder().setPath(path).get()) {
            verify(zip);
        } catch (IOException | RuntimeException e) {
            boolean there = Files.isReadable(path);
            findings.add(
                    null,
                    there ? "is no whole ZIP file (" + e.getMessage() + ")" : "is not there or not readable",
                    there ? "it was cut off, or never was an archive; copy it again" : "check the path");
        }
        return new Verification(entries, rows, bytes, findings.list());
    }

    private void verify(ZipFile zip) throws IOException {
        ZipShape.check(path, zip, findings);
        Manifest manifest = manifest(zip);
        if (manifest != null) {
            checkObjects(manifest);
        }
        for (ZipArchiveEntry entry : Collections.list(zip.getEntriesInPhysicalOrder())) {
            verify(zip, entry, manifest != null);
        }
        unread.keySet().forEach(name -> findings.add(name, "is in the manifest but not in the archive", UNFIT));
    }

    private Manifest manifest(ZipFile zip) {
        ZipArchiveEntry entry = zip.getEntry(EntryName.MANIFEST);
        if (entry == null) {
            findings.add(EntryName.MANIFEST, "is missing", UNFIT);
            return null;
        }
        try (InputStream in = zip.getInputStream(entry)) {
            return ManifestJson.read(in);
        } catch (IOException | RuntimeException e) {
            findings.add(EntryName.MANIFEST, "cannot be read (" + e.getMessage() + ")", UNFIT);
            return null;
        }
    }

    private void checkObjects(Manifest manifest) {
        for (Manifest.Entry entry : manifest.entries()) {
            if (entry.name() == null || entry.kind() == null || unread.put(entry.name(), entry) != null) {
                findings.add(EntryName.MANIFEST, "lists " + entry.name() + " twice, or without name or kind", UNFIT);
            }
        }
        manifest.objects().forEach(this::checkObject);
    }

    private void checkObject(Manifest.ReadObject object) {
        Manifest.Entry entry = unread.get(object.entry());
        Long listed = entry == null ? null : entry.rows();
        if (object.entry() == null ? object.read() != 0 : listed == null || listed != object.read()) {
            findings.add(
                    EntryName.MANIFEST,
                    "says that " + object.read() + " rows of " + object.name() + " were read, its entry "
                            + object.entry() + " is listed with " + listed,
                    UNFIT);
        }
        if (object.countMatches() != null && !Objects.equals(object.countMatches(), object.countsFit())) {
            findings.add(
                    EntryName.MANIFEST,
                    "says countMatches " + object.countMatches() + " for " + object.name() + ", its numbers say "
                            + object.countsFit(),
                    UNFIT);
        }
    }

    private void verify(ZipFile zip, ZipArchiveEntry zipEntry, boolean hasManifest) {
        String name = zipEntry.getName();
        Manifest.Entry listed = unread.remove(name);
        EntryCheck check = new EntryCheck(name, findings);
        try {
            check.read(zip.getInputStream(zipEntry), listed);
            check.compareSizes(zipEntry.getSize(), zipEntry.getCrc());
            if (listed != null) {
                check.compare(listed);
            } else if (hasManifest && !name.equals(EntryName.MANIFEST)) {
                findings.add(name, "is in the archive but not in the manifest", UNFIT);
            }
            if (check.doubtful()) {
                EntryCheck.findTwice(zip.getInputStream(zipEntry), listed, findings);
            }
        } catch (IOException | RuntimeException e) {
            findings.add(name, "cannot be read (" + e.getMessage() + ")", UNFIT);
        }
        entries++;
        rows += check.rows();
        bytes += check.bytes();
    }
}
