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
        try (Frames frames = new Frames(base)) {
            for (Frame frame = frames.next(); frame != null; frame = frames.next(), index++) {
                String[] ids = frame.rowIds();
                boolean[] left = new boolean[ids.length];
                boolean touched = false;
                for (int i = 0; i < ids.length; i++) {
                    left[i] = seen != null && seen.put(ids[i], 0) != IdMap.NONE;
                    touched |= left[i] || later.has(ids[i]);
                }
                if (touched) {
                    edited.set(index);
                    edit(frame, ids, left, later, out);
                }
            }
        }
    }

    private void edit(Frame frame, String[] ids, boolean[] left, LaterRows later, Segment out) throws IOException {
        byte[] raw = frame.raw();
        int[] bounds = frame.bounds(raw);
        List<String> kept = new ArrayList<>();
        ByteArrayOutputStream rows = new ByteArrayOutputStream(raw.length + 1024);
        for (int i = 0; i < ids.length; i++) {
            if (left[i]) {
                duplicates++;
                continue;
            }
            kept.add(ids[i]);
            if (later.has(ids[i])) {
                rows.writeBytes(later.take(ids[i]));
                replaced++;
            } else {
                rows.write(raw, bounds[i], bounds[i + 1] - bounds[i]);
            }
        }
        out.append(kept, rows.toByteArray(), kept.size());
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
