package dev.serai.sync;

/**
 * What either side had when a field was last settled, both as values of the property; null is empty. A side has changed a
 * field if it differs from this. They may differ from each other, as HubSpot may store a value otherwise than written.
 */
record Agreed(String card, String contact) {
    /** For a field that was never settled: whatever is there counts as changed. */
    static final Agreed NOTHING = new Agreed(null, null);
}
