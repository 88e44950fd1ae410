package dev.serai.archive;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The ids of one frame as bytes: for each a length (7 bits a byte, lowest first, high bit = more) and its UTF-8. */
final class IdCodec {
    private IdCodec() {}

    static byte[] encode(List<String> ids) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(ids.size() * 16);
        for (String id : ids) {
            byte[] text = id.getBytes(StandardCharsets.UTF_8);
            int length = text.length;
            while (length > 127) {
                out.write(length & 127 | 128);
                length >>>= 7;
            }
            out.write(length);
            out.writeBytes(text);
        }
        return out.toByteArray();
    }

    /** @throws IndexOutOfBoundsException if the bytes hold fewer than {@code count} ids */
    static String[] decode(byte[] bytes, int count) {
        String[] ids = new String[count];
        int at = 0;
        for (int i = 0; i < count; i++) {
            int length = 0;
            int shift = 0;
            byte next;
            do {
                next = bytes[at++];
                length |= (next & 127) << shift;
                shift += 7;
            } while (next < 0);
            ids[i] = new String(bytes, at, length, StandardCharsets.UTF_8);
            at += length;
        }
        return ids;
    }
}
