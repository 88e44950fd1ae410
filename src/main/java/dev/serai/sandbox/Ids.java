package dev.serai.sandbox;

/** The ids of the records an object had at the start, ascending. */
interface Ids {
    /** What the ids look like. */
    enum Style {
        /** Eleven digits, dense and sparse stretches, some large jumps. */
        SPREAD,
        /** From 1 upwards through 9, 10, 99, 100 and on, then sparser and sparser: as text they do not sort as numbers. */
        MIXED_LENGTH,
        /** 1, 2, 3 and so on. */
        DENSE
    }

    int size();

    /** The lowest number above all these ids. */
    long end();

    long at(int index);

    /** The place of an id, or -1. */
    int indexOf(long id);

    /** The place of the first id that is not below the given one; the size when there is none. */
    int from(long id);
}
