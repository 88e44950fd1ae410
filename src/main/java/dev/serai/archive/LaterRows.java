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
    private final IdMap places = new IdMap();
    private final Path spilled;
    private final FileChannel rows;

    /** @param spilled a file to use meanwhile */
    LaterRows(List<Path> segments, Path spilled) throws IOException {
        this.spilled = spilled;
        spill(segments);
        rows = FileChannel.open(spilled, StandardOpenOption.READ);
    }

    /** Writes the rows to the file and keeps where each id's last one begins. */
    private void spill(List<Path> segments) throws IOException {
        long place = 0;
        try (Frames frames = new Frames(segments);
                DataOutputStream out =
                        new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(spilled), 1 << 16))) {
            for (Frame frame = frames.next(); frame != null; frame = frames.next()) {
                String[] ids = frame.rowIds();
                byte[] raw = frame.raw();
                int[] bounds = frame.bounds(raw);
                for (int i = 0; i < ids.length; i++) {
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
