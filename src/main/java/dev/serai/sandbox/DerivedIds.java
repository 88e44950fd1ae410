package dev.serai.sandbox;

import java.util.Arrays;

/**
 * Made-up record ids: ascending, with gaps of uneven width, computed both ways. Blocks of 64 ids share a stride;
 * between blocks there may be a jump.
 */
final class DerivedIds implements Ids {
    private static final int[] STRIDES = {1, 1, 1, 2, 3, 7, 40, 500};

    private final long seed;
    private final int size;
    private final long[] starts;
    private final int[] strides;
    private final long end;

    DerivedIds(Style style, long seed, int size) {
        this.seed = seed;
        this.size = size;
        int blocks = (size + 63) / 64;
        starts = new long[blocks];
        strides = new int[blocks];
        long next = style == Style.SPREAD ? 10_000_000_000L + Mix.below(Mix.mix(seed), 900_000) : 1;
        for (int block = 0; block < blocks; block++) {
            long h = Mix.mix(seed + block);
            int stride =
                    style == Style.DENSE || style == Style.MIXED_LENGTH && block < 2 ? 1 : STRIDES[Mix.below(h, 8)];
            starts[block] = next;
            strides[block] = stride;
            next += 64L * stride;
            if (style == Style.MIXED_LENGTH && block > 1 && next < 10_000_000_000L) {
                next = (h & 3) == 0 ? next * 10 : next;
            } else if (style != Style.DENSE && (h & 63) == 0) {
                next += 100_000_000L;
            }
        }
        end = next + 1000;
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public long end() {
        return end;
    }

    @Override
    public long at(int index) {
        int block = index >>> 6;
        int stride = strides[block];
        long first = starts[block] + (long) (index & 63) * stride;
        return stride == 1 ? first : first + Mix.below(Mix.mix(seed ^ index), stride);
    }

    @Override
    public int indexOf(long id) {
        int index = from(id);
        return index < size && at(index) == id ? index : -1;
    }

    @Override
    public int from(long id) {
        if (size == 0 || id <= starts[0]) {
            return 0;
        }
        int found = Arrays.binarySearch(starts, id);
        int block = found >= 0 ? found : -found - 2;
        long within = Math.min(64, (id - starts[block]) / strides[block]);
        int index = (int) Math.min(size, (long) block * 64 + within);
        while (index < size && at(index) < id) {
            index++;
        }
        return index;
    }
}
