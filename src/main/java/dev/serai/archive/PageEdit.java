package dev.serai.archive;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * What is to be done with one page of rows.
 *
 * @param left    which rows are left out
 * @param instead for each row what takes its place; null to keep it
 */
record PageEdit(Frame frame, String[] ids, boolean[] left, byte[][] instead) {
    /** A page as it is after the edit. */
    record Edited(List<String> ids, Packer.Packed rows) {}

    /** @param packed the frame's packed rows */
    Edited apply(byte[] packed) throws IOException {
        byte[] raw = frame.raw(packed);
        int[] bounds = frame.bounds(raw);
        List<String> kept = new ArrayList<>();
        ByteArrayOutputStream rows = new ByteArrayOutputStream(raw.length + 1024);
        for (int i = 0; i < ids.length; i++) {
            if (left[i]) {
                continue;
            }
            kept.add(ids[i]);
            if (instead[i] != null) {
                rows.writeBytes(instead[i]);
            } else {
                rows.write(raw, bounds[i], bounds[i + 1] - bounds[i]);
            }
        }
        try (Packer packer = new Packer(Packer.FASTEST)) {
            return new Edited(kept, packer.pack(rows.toByteArray()));
        }
    }
}
