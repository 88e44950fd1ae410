package dev.serai.archive;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.List;

/** Any bytes into a segment, one frame for every 256 KiB; closing it leaves the segment open. */
final class SegmentOutput extends OutputStream {
    private final Segment segment;
    private final byte[] buffer = new byte[256 << 10];
    private int length;

    SegmentOutput(Segment segment) {
        this.segment = segment;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int count) throws IOException {
        int done = 0;
        while (done < count) {
            if (length == buffer.length) {
                appendFrame();
            }
            int step = Math.min(count - done, buffer.length - length);
            System.arraycopy(bytes, offset + done, buffer, length, step);
            length += step;
            done += step;
        }
    }

    private void appendFrame() throws IOException {
        segment.append(List.of(), Arrays.copyOf(buffer, length), 0);
        length = 0;
    }

    @Override
    public void close() throws IOException {
        appendFrame();
    }
}
