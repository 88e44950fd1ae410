package dev.serai.sandbox;

import java.util.BitSet;

/** What a search asks of a record. */
interface Condition {
    boolean holds(Row row);

    /**
     * Takes away places of derived records for which this surely does not hold, as long as nothing happened to them. Taking
     * away none is always right.
     */
    default void narrow(BitSet places) {}
}
