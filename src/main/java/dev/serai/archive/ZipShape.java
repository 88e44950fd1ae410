package dev.serai.archive;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/** Looks at a ZIP's outer form: nothing before, between or behind its entries, and names that are safe to unpack. */
final class ZipShape {
    private static final int END_BYTES = 22;
    private static final int END_SIGNATURE = 0x06054b50;
    private static final long IN_ZIP64 = 0xFFFF_FFFFL;
    private static final String FOREIGN = "somebody added to the archive, or damaged it; use an untouched copy";

    private final Findings findings;

    ZipShape(Findings findings) {
        this.findings = findings;
    }

    void check(Path path, ZipFile zip) throws IOException {
        List<ZipArchiveEntry> entries = Collections.list(zip.getEntriesInPhysicalOrder());
        checkNames(entries);
        long end = 0;
        for (ZipArchiveEntry entry : entries) {
            checkPlace(entry.getName(), entry.getLocalHeaderOffset() - end);
            end = entry.getDataOffset() + entry.getCompressedSize();
        }
        checkEnd(path, end);
        String last = entries.isEmpty() ? null : entries.get(entries.size() - 1).getName();
        if (last != null && !last.equals(EntryName.MANIFEST) && zip.getEntry(EntryName.MANIFEST) != null) {
            findings.add(last, "stands behind " + EntryName.MANIFEST + ", which is the last entry", FOREIGN);
        }
    }

    private void checkNames(List<ZipArchiveEntry> entries) {
        Set<String> names = new HashSet<>();
        for (ZipArchiveEntry entry : entries) {
            String problem = EntryName.problem(entry.getName());
            if (problem != null) {
                findings.add(entry.getName(), "the name " + problem, "do not unpack this archive: " + FOREIGN);
            }
            if (!names.add(entry.getName())) {
                findings.add(entry.getName(), "is there twice", FOREIGN);
            }
        }
    }

    private void checkPlace(String name, long between) {
        if (between > 0) {
            findings.add(name, between + " bytes before it belong to no entry", FOREIGN);
        } else if (between < 0) {
            findings.add(name, "overlaps the entry before it by " + -between + " bytes", FOREIGN);
        }
    }

    private void checkEnd(Path path, long endOfEntries) throws IOException {
        try (FileChannel file = FileChannel.open(path, StandardOpenOption.READ)) {
            ByteBuffer end = ByteBuffer.allocate(END_BYTES).order(ByteOrder.LITTLE_ENDIAN);
            Frame.readFully(file, file.size() - END_BYTES, end.array(), END_BYTES);
            if (end.getInt(0) != END_SIGNATURE || end.getShort(END_BYTES - 2) != 0) {
                findings.add(null, "has bytes behind its end, or a comment", FOREIGN);
                return;
            }
            long directory = end.getInt(16) & IN_ZIP64;
            if (directory != IN_ZIP64 && directory != endOfEntries) {
                findings.add(null, "has bytes between its last entry and its directory", FOREIGN);
            }
        }
    }
}
