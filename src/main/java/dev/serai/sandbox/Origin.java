package dev.serai.sandbox;

/** The records an object had at the start, by their places in the order of ids. Times are epoch milliseconds. */
interface Origin {
    Ids ids();

    /** A number of this record's own. */
    long hash(int index);

    long created(int index);

    long modified(int index);

    /** When the record came into the bin, 0 if it is not in there. */
    long binned(int index);

    /** No record was modified after this. */
    long newest();

    /** Records that are not in the bin. */
    long live();

    /** Whether the records follow from the seed; if so, their associations do too. */
    boolean derived();
}
