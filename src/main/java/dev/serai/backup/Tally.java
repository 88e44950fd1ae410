package dev.serai.backup;

/**
 * An object's records as the account counts them, and as they were read.
 *
 * @param counted by the account, when it was last asked
 * @param read    records in the archive
 * @param gone    those of them that were deleted or merged into others since they were read
 */
record Tally(long counted, long read, long gone) {
    boolean matches() {
        return read - gone == counted;
    }

    /** Records that the account counts and the archive does not have; 0 if it has as many or more. */
    long missing() {
        return Math.max(0, counted - (read - gone));
    }

    /**
     * Whether more is missing than can be explained: a count that lags behind may still hold the records that are gone.
     *
     * @param share part of the account's count that may be missing
     */
    boolean gap(double share) {
        return missing() - gone > counted * share;
    }

    @Override
    public String toString() {
        return "the account counts " + counted + " records, the archive has " + read + ", of which " + gone
                + " are gone since"
                + (matches() ? "" : missing() > 0 ? ": " + missing() + " are missing" : ": more than it counts");
    }
}
