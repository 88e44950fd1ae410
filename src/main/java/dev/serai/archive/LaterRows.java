package dev.serai.archive;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * The last row of every id of some segments, each to be taken once. The rows stand unpacked in a temporary file that is
 * deleted at the end; in memory there is one number per id.
 */
final class LaterRows implements AutoCloseable {
    private final IdMap places;
    private final Path spilled;
    private final FileChannel rows;

    /** @param spilled a file to use meanwhile */
    LaterRows(List<Path> segments, Path spilled) throws IOException {
        this.spilled = spilled;
        this.places = lastOccurrences(segments);
        spill(segments);
        rows = FileChannel.open(spilled, StandardOpenOption.READ);
    }

    /** For every id how many ids come before its last occurrence. */
    private static IdMap lastOccurrences(List<Path> segments) throws IOException {
        IdMap last = new IdMap();
        long index = 0;
        try (Frames frames = new Frames(segments)) {
            for (Frame frame = frames.next(); frame != null; frame = frames.next()) {
                for (String id : frame.rowIds()) {
                    last.put(id, index++);
                }
            }
        }
        return last;
    }

    /** Writes the last row of every id to the file and puts its place there into the map instead. */
    private void spill(List<Path> segments) throws IOException {
        long index = 0;
        long place = 0;
        try (Frames frames = new Frames(segments);
                DataOutputStream out =
                        new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(spilled), 1 << 16))) {
            for (Frame frame = frames.next(); frame != null; frame = frames.next()) {
                String[] ids = frame.rowIds();
                byte[] raw = null;
                int[] bounds = null;
                for (int i = 0; i < ids.length; i++) {
                    if (places.get(ids[i]) != index++) {
                        continue;
                    }
                    if (raw == null) {
                        raw = frame.raw();
                        bounds = frame.bounds(raw);
                    }
                    int length = bounds[i + 1] - bounds[i];
                    out.writeInt(length);
                    out.write(raw, bounds[i], length);
                    places.put(ids[i], place);
                    place += Integer.BYTES + (long) length;
                }
            }
        }
    }

    boolean has(String id) {
        return places.get(id) >= 0;
    }

    /** The row of an id that {@link #has} one; from then on it has none. */
    byte[] take(String id) throws IOException {
        long place = places.get(id);
        places.put(id, ~place);
        byte[] length = new byte[Integer.BYTES];
        Frame.readFully(rows, place, length, length.length);
        byte[] row = new byte[ByteBuffer.wrap(length).getInt()];
        Frame.readFully(rows, place + length.length, row, row.length);
        return row;
    }

    /** Ids whose row was not taken: numbers ascending, then the others in the order they came. */
    Iterable<String> rest() {
        long[] numbers = places.numbers(place -> place >= 0);
        List<String> texts = places.texts(place -> place >= 0);
        return () -> Stream.concat(Arrays.stream(numbers).mapToObj(Long::toString), texts.stream())
                .iterator();
    }

    @Override
    public void close() throws IOException {
        try (rows) {
            Files.deleteIfExists(spilled);
        }
    }
}
