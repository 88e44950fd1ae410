package dev.serai.archive;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * One page of rows in a segment file: a header, the ids, the packed rows. The header is nine numbers of four bytes,
 * highest byte first: magic, rows, ids, bytes of the ids, bytes of the rows, bytes of the packed rows, CRC-32 of the
 * rows, CRC-32 of the packed rows, CRC-32 of the eight numbers before and the ids.
 */
record Frame(Path path, FileChannel file, long offset, Head head, byte[] idBytes) {
    static final int HEAD_BYTES = 36;
    private static final int MAGIC = 0x53524631;

    /** Bytes and checksums of a frame, without the checksum of the head itself. */
    record Head(int rows, int ids, int idBytes, int rawBytes, int packedBytes, int rawCrc, int packedCrc) {
        /** The head and the ids as they stand in the file, ready to be written. */
        ByteBuffer encode(byte[] ids) {
            ByteBuffer out = ByteBuffer.allocate(HEAD_BYTES + ids.length);
            out.putInt(MAGIC).putInt(rows).putInt(this.ids).putInt(idBytes).putInt(rawBytes);
            out.putInt(packedBytes).putInt(rawCrc).putInt(packedCrc);
            CRC32 crc = new CRC32();
            crc.update(out.array(), 0, HEAD_BYTES - 4);
            crc.update(ids);
            return out.putInt((int) crc.getValue()).put(ids).flip();
        }
    }

    /**
     * Reads head and ids of the frame that starts at {@code offset}.
     *
     * @param limit where the frames of this file end
     * @throws DamagedSegment if no whole frame starts there
     */
    static Frame read(Path path, FileChannel file, long offset, long limit) throws IOException {
        if (limit - offset < HEAD_BYTES) {
            throw new DamagedSegment(path, offset, "only " + (limit - offset) + " bytes where a frame should start");
        }
        byte[] bytes = new byte[HEAD_BYTES];
        readFully(file, offset, bytes, bytes.length);
        ByteBuffer in = ByteBuffer.wrap(bytes);
        if (in.getInt() != MAGIC) {
            throw new DamagedSegment(path, offset, "no frame starts here");
        }
        Head head = new Head(in.getInt(), in.getInt(), in.getInt(), in.getInt(), in.getInt(), in.getInt(), in.getInt());
        long left = limit - offset - HEAD_BYTES;
        if (head.idBytes < 0 || head.packedBytes < 0 || (long) head.idBytes + head.packedBytes > left) {
            throw new DamagedSegment(path, offset, "the frame is longer than the " + left + " bytes that are left");
        }
        byte[] ids = new byte[head.idBytes];
        readFully(file, offset + HEAD_BYTES, ids, ids.length);
        CRC32 crc = new CRC32();
        crc.update(bytes, 0, HEAD_BYTES - 4);
        crc.update(ids);
        if ((int) crc.getValue() != in.getInt()) {
            throw new DamagedSegment(path, offset, "the frame's head or ids are not what was written");
        }
        return new Frame(path, file, offset, head, ids);
    }

    int rows() {
        return head.rows;
    }

    String[] ids() {
        return IdCodec.decode(idBytes, head.ids);
    }

    /**
     * The id of every row.
     *
     * @throws DamagedSegment if there is not one id per row; a page without rows may have ids
     */
    String[] rowIds() throws DamagedSegment {
        if (head.rows == 0) {
            return new String[0];
        }
        if (head.rows != head.ids) {
            throw new DamagedSegment(
                    path,
                    offset,
                    "the frame has " + head.rows + " rows and " + head.ids + " ids, one per row is needed");
        }
        return ids();
    }

    /** Where the unpacked rows begin and end, see {@link CsvBytes#bounds}. */
    int[] bounds(byte[] raw) throws DamagedSegment {
        int[] bounds = CsvBytes.bounds(raw, head.rows);
        if (bounds.length != head.rows + 1) {
            throw new DamagedSegment(
                    path, offset, "the frame has " + (bounds.length - 1) + " rows, not " + head.rows + " as it says");
        }
        return bounds;
    }

    private long packedAt() {
        return offset + HEAD_BYTES + head.idBytes;
    }

    /** Where the next frame starts. */
    long end() {
        return packedAt() + head.packedBytes;
    }

    /** The packed rows; read into {@code buffer} if it is large enough. */
    byte[] packed(byte[] buffer) throws IOException {
        byte[] bytes = buffer.length >= head.packedBytes ? buffer : new byte[head.packedBytes];
        readFully(file, packedAt(), bytes, head.packedBytes);
        return bytes;
    }

    /** @throws DamagedSegment if the packed rows are not what was written; {@code packed} may be longer than they are */
    void check(byte[] packed) throws DamagedSegment {
        CRC32 crc = new CRC32();
        crc.update(packed, 0, head.packedBytes);
        if ((int) crc.getValue() != head.packedCrc) {
            throw new DamagedSegment(path, offset, "the frame's rows are not what was written");
        }
    }

    /** The rows as CSV, checked. */
    byte[] raw() throws IOException {
        return raw(packed(new byte[0]));
    }

    byte[] raw(byte[] packed) throws DamagedSegment {
        byte[] raw = new byte[head.rawBytes];
        Inflater inflater = new Inflater(true);
        try {
            inflater.setInput(packed, 0, head.packedBytes);
            int length = 0;
            int got = 1;
            while (length < raw.length && got > 0) {
                got = inflater.inflate(raw, length, raw.length - length);
                length += got;
            }
            CRC32 crc = new CRC32();
            crc.update(raw, 0, length);
            if (length < raw.length || (int) crc.getValue() != head.rawCrc) {
                throw new DamagedSegment(path, offset, "the frame's rows do not unpack to what was written");
            }
            return raw;
        } catch (DataFormatException e) {
            throw new DamagedSegment(path, offset, "the frame's rows cannot be unpacked (" + e.getMessage() + ")");
        } finally {
            inflater.end();
        }
    }

    static void readFully(FileChannel file, long offset, byte[] into, int length) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(into, 0, length);
        while (buffer.hasRemaining()) {
            if (file.read(buffer, offset + buffer.position()) < 0) {
                throw new EOFException("file ends at byte " + (offset + buffer.position()));
            }
        }
    }
}
