package dev.serai.archive;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Puts rows that were read later in the place of those read first and leaves out second rows of an id. Only pages with
 * such a row are unpacked and packed again, into a temporary segment that is deleted at the end.
 */
final class Edits implements AutoCloseable {
    private static final int PAGE_BYTES = 256 << 10;

    private final List<Path> base;
    private final Path edits;
    private final BitSet edited = new BitSet();
    private long replaced;
    private long added;
    private long duplicates;

    /** @param temporary beginning of the names of files to use meanwhile */
    Edits(List<Path> base, List<Path> laterSegments, Path temporary) throws IOException {
        this.base = base;
        edits = temporary.resolveSibling(temporary.getFileName() + ".edits");
        Path spilled = temporary.resolveSibling(temporary.getFileName() + ".rows");
        IdMap seen = ascending(base) ? null : new IdMap();
        try (Segment out = Segment.open(edits, 0)) {
            if (!laterSegments.isEmpty() || seen != null) {
                try (LaterRows later = new LaterRows(laterSegments, spilled)) {
                    editPages(later, seen, out);
                    addRest(later, out);
                }
            }
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(spilled);
            Files.deleteIfExists(edits);
            throw e;
        }
    }

    /** Whether all ids are numbers and each is larger than the one before, so that none can occur twice. */
    private static boolean ascending(List<Path> segments) throws IOException {
        long last = -1;
        try (Frames frames = new Frames(segments)) {
            for (Frame frame = frames.next(); frame != null; frame = frames.next()) {
                for (String id : frame.rowIds()) {
                    long number = IdMap.number(id);
                    if (number <= last) {
                        return false;
                    }
                    last = number;
                }
            }
        }
        return true;
    }

    private void editPages(LaterRows later, IdMap seen, Segment out) throws IOException {
        int index = 0;
        try (Frames frames = new Frames(base);
                Ahead<PageEdit.Edited> ahead = new Ahead<>()) {
            for (Frame frame = frames.next(); frame != null; frame = frames.next(), index++) {
                PageEdit edit = edit(frame, later, seen);
                if (edit != null) {
                    edited.set(index);
                    byte[] packed = frame.packed(new byte[0]);
                    ahead.submit(() -> edit.apply(packed));
                }
                while (ahead.full()) {
                    append(ahead.take(), out);
                }
            }
            while (!ahead.isEmpty()) {
                append(ahead.take(), out);
            }
        }
    }

    private static void append(PageEdit.Edited page, Segment out) throws IOException {
        out.append(page.ids(), page.rows(), page.ids().size());
    }

    /** What is to be done with a page; null if it stays as it is. */
    private PageEdit edit(Frame frame, LaterRows later, IdMap seen) throws IOException {
        String[] ids = frame.rowIds();
        boolean[] left = new boolean[ids.length];
        byte[][] instead = new byte[ids.length][];
        boolean touched = false;
        for (int i = 0; i < ids.length; i++) {
            if (seen != null && seen.put(ids[i], 0) != IdMap.NONE) {
                left[i] = true;
                duplicates++;
            } else if (later.has(ids[i])) {
                instead[i] = later.take(ids[i]);
                replaced++;
            }
            touched |= left[i] || instead[i] != null;
        }
        return touched ? new PageEdit(frame, ids, left, instead) : null;
    }

    private void addRest(LaterRows later, Segment out) throws IOException {
        List<String> ids = new ArrayList<>();
        ByteArrayOutputStream rows = new ByteArrayOutputStream();
        for (String id : later.rest()) {
            ids.add(id);
            rows.writeBytes(later.take(id));
            added++;
            if (rows.size() >= PAGE_BYTES) {
                out.append(ids, rows.toByteArray(), ids.size());
                ids.clear();
                rows.reset();
            }
        }
        out.append(ids, rows.toByteArray(), ids.size());
    }

    Composition composition() {
        return new Composition(base, edited, List.of(edits));
    }

    long replaced() {
        return replaced;
    }

    long added() {
        return added;
    }

    long duplicates() {
        return duplicates;
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(edits);
    }
}
