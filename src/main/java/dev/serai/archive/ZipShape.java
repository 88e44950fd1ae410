package dev.serai.archive;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/**
 * Looks at a ZIP's outer form: names that are safe to unpack, nothing before, between or behind its entries, and the
 * same said in front of each entry as in the directory at the end, as some programs read the one and some the other.
 */
final class ZipShape {
    private static final int LOCAL_BYTES = 30;
    private static final int LOCAL_SIGNATURE = 0x04034b50;
    private static final int DIRECTORY_ENTRY_BYTES = 46;
    private static final int END_BYTES = 22;
    private static final int END_SIGNATURE = 0x06054b50;
    private static final long IN_ZIP64 = 0xFFFF_FFFFL;
    private static final String FOREIGN = "somebody added to the archive, or damaged it; use an untouched copy";

    private final FileChannel file;
    private final Findings findings;

    private ZipShape(FileChannel file, Findings findings) {
        this.file = file;
        this.findings = findings;
    }

    static void check(Path path, ZipFile zip, Findings findings) throws IOException {
        try (FileChannel file = FileChannel.open(path, StandardOpenOption.READ)) {
            new ZipShape(file, findings).check(Collections.list(zip.getEntriesInPhysicalOrder()));
        }
    }

    private void check(List<ZipArchiveEntry> entries) throws IOException {
        Set<String> names = new HashSet<>();
        long end = 0;
        long directory = 0;
        String last = EntryName.MANIFEST;
        for (ZipArchiveEntry entry : entries) {
            last = entry.getName();
            checkName(last, names.add(last));
            checkPlace(last, entry.getLocalHeaderOffset() - end);
            end = checkLocalHeader(entry) + entry.getCompressedSize();
            directory += directoryBytes(entry);
        }
        if (!last.equals(EntryName.MANIFEST) && names.contains(EntryName.MANIFEST)) {
            findings.add(last, "stands behind " + EntryName.MANIFEST + ", which is the last entry", FOREIGN);
        }
        checkEnd(entries.size(), end, directory);
    }

    private void checkName(String name, boolean first) {
        String problem = EntryName.problem(name);
        if (problem != null) {
            findings.add(name, "the name " + problem, "do not unpack this archive: " + FOREIGN);
        }
        if (!first) {
            findings.add(name, "is there twice", FOREIGN);
        }
    }

    private void checkPlace(String name, long between) {
        if (between > 0) {
            findings.add(name, between + " bytes before it belong to no entry", FOREIGN);
        } else if (between < 0) {
            findings.add(name, "overlaps the entry before it by " + -between + " bytes", FOREIGN);
        }
    }

    /** Returns where the entry's packed bytes start. */
    private long checkLocalHeader(ZipArchiveEntry entry) throws IOException {
        long offset = entry.getLocalHeaderOffset();
        ByteBuffer header = read(offset, LOCAL_BYTES);
        int nameLength = header.getShort(26) & 0xFFFF;
        String name = StandardCharsets.UTF_8
                .decode(read(offset + LOCAL_BYTES, nameLength))
                .toString();
        boolean same = header.getInt(0) == LOCAL_SIGNATURE
                && header.getShort(8) == entry.getMethod()
                && (header.getInt(14) & IN_ZIP64) == entry.getCrc()
                && same(header.getInt(18), entry.getCompressedSize())
                && same(header.getInt(22), entry.getSize())
                && name.equals(entry.getName());
        if (!same) {
            findings.add(entry.getName(), "its local header differs from the ZIP's directory", FOREIGN);
        }
        return offset + LOCAL_BYTES + nameLength + (header.getShort(28) & 0xFFFF);
    }

    private static boolean same(int size, long directorySize) {
        long unsigned = size & IN_ZIP64;
        return unsigned == IN_ZIP64 || unsigned == directorySize;
    }

    private static long directoryBytes(ZipArchiveEntry entry) {
        String comment = entry.getComment();
        return DIRECTORY_ENTRY_BYTES
                + (long) entry.getRawName().length
                + entry.getCentralDirectoryExtra().length
                + (comment == null ? 0 : comment.length());
    }

    private void checkEnd(int count, long endOfEntries, long directoryBytes) throws IOException {
        long endOfDirectory = file.size() - END_BYTES;
        ByteBuffer end = read(endOfDirectory, END_BYTES);
        if (end.getInt(0) != END_SIGNATURE || end.getShort(END_BYTES - 2) != 0) {
            findings.add(null, "has bytes behind its end, or a comment", FOREIGN);
            return;
        }
        boolean exact = (end.getShort(10) & 0xFFFF) == count
                && (end.getInt(12) & IN_ZIP64) == directoryBytes
                && (end.getInt(16) & IN_ZIP64) == endOfEntries
                && endOfEntries + directoryBytes == endOfDirectory;
        if (!exact && !inZip64(end)) {
            findings.add(null, "has bytes in or around its directory that belong to no entry", FOREIGN);
        }
    }

    private static boolean inZip64(ByteBuffer end) {
        return end.getShort(10) == -1 || end.getInt(12) == -1 || end.getInt(16) == -1;
    }

    private ByteBuffer read(long offset, int length) throws IOException {
        byte[] bytes = new byte[length];
        Frame.readFully(file, offset, bytes, length);
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}
