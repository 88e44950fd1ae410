package dev.serai.sync;

/** One of the two systems of a sync. */
enum Side {
    HUBSPOT("HubSpot"),
    SANSAN("Sansan");

    private final String title;

    Side(String title) {
        this.title = title;
    }

    @Override
    public String toString() {
        return title;
    }
}
