package dev.serai.sandbox;

/**
 * Records that were read from a file.
 *
 * @param binnedAt 0 for a record that is not in the bin
 */
record Filled(Ids ids, long[] createdAt, long[] modifiedAt, long[] binnedAt, long newest, long live) implements Origin {
    static Filled of(long[] ids, long[] createdAt, long[] modifiedAt, long[] binnedAt) {
        long newest = 0;
        long live = 0;
        for (int i = 0; i < ids.length; i++) {
            newest = Math.max(newest, modifiedAt[i]);
            live += binnedAt[i] == 0 ? 1 : 0;
        }
        return new Filled(new ListedIds(ids), createdAt, modifiedAt, binnedAt, newest, live);
    }

    @Override
    public long hash(int index) {
        return Mix.mix(index < 0 ? 0 : ids.at(index));
    }

    @Override
    public long created(int index) {
        return createdAt[index];
    }

    @Override
    public long modified(int index) {
        return modifiedAt[index];
    }

    @Override
    public long binned(int index) {
        return binnedAt[index];
    }

    @Override
    public boolean derived() {
        return false;
    }
}
