package dev.serai.mapping;

/** The first line of a text that may have several. One way: the other lines are not in HubSpot. */
final class AsFirstLine extends SingleConverter {
    AsFirstLine() {
        super("first-line");
    }

    @Override
    public boolean bothWays() {
        return false;
    }

    @Override
    Converted toHubspot(String value, String country) {
        return Converted.of(value.lines().findFirst().map(String::strip).orElse(null));
    }
}
