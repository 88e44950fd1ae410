package dev.serai.mapping;

/** Which way values travel. */
public enum Direction {
    BOTH,
    TO_HUBSPOT,
    TO_SANSAN;

    public boolean toHubspot() {
        return this != TO_SANSAN;
    }

    public boolean toSansan() {
        return this != TO_HUBSPOT;
    }

    /** What is left if both hold; null if that is no way at all. */
    Direction and(Direction other) {
        if (this == BOTH || this == other) {
            return other;
        }
        return other == BOTH ? this : null;
    }
}
