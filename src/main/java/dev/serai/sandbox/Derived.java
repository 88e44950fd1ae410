package dev.serai.sandbox;

/** Records that follow from the seed and are computed at every reading. */
final class Derived implements Origin {
    /** They lie between 1 January 2019 and 1 June 2026. */
    private static final long START = 1_546_300_800_000L;

    private static final long SPAN = 233_971_200_000L;

    private final long salt;
    private final Ids ids;
    private final long live;

    /** @param live records that are not in the bin; about one in fifty more is */
    Derived(ObjectType type, long seed, Ids.Style style, int live) {
        this.salt = Mix.mix(seed ^ Mix.of(type.shortName()));
        this.ids = new DerivedIds(style, salt, withBinned(live));
        this.live = live;
    }

    @Override
    public Ids ids() {
        return ids;
    }

    @Override
    public long hash(int index) {
        return Mix.mix(salt + index);
    }

    @Override
    public long created(int index) {
        long step = SPAN / Math.max(1, ids.size());
        return START + SPAN / Math.max(1, ids.size()) * index + (step > 0 ? (hash(index) >>> 8) % step : 0);
    }

    @Override
    public long modified(int index) {
        long created = created(index);
        return created + (START + SPAN - created) / 65_536 * (Mix.mix(hash(index)) & 0xffff);
    }

    @Override
    public long binned(int index) {
        return index % 51 == 25 ? modified(index) : 0;
    }

    @Override
    public long newest() {
        return START + SPAN;
    }

    @Override
    public long live() {
        return live;
    }

    @Override
    public boolean derived() {
        return true;
    }

    private static int withBinned(int live) {
        int all = live + live / 51;
        while (all - (all + 25) / 51 < live) {
            all++;
        }
        return all;
    }
}
