package dev.serai.sandbox;

import java.util.Arrays;

/** Ids that were given, ascending. */
record ListedIds(long[] ids) implements Ids {
    @Override
    public int size() {
        return ids.length;
    }

    @Override
    public long end() {
        return ids.length == 0 ? 1 : ids[ids.length - 1] + 1000;
    }

    @Override
    public long at(int index) {
        return ids[index];
    }

    @Override
    public int indexOf(long id) {
        return Math.max(-1, Arrays.binarySearch(ids, id));
    }

    @Override
    public int from(long id) {
        int found = Arrays.binarySearch(ids, id);
        return found >= 0 ? found : -found - 1;
    }
}
