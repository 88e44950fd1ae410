package dev.serai.mapping;

/** Text of several lines, taken as it is, unreadable characters included. */
final class AsLines extends SingleConverter {
    AsLines() {
        super("lines");
    }

    @Override
    public PropertyType type() {
        return PropertyType.LINES;
    }

    @Override
    Converted toHubspot(String value, String country) {
        return Converted.of(canonical(value, country));
    }

    @Override
    public Converted toSansan(String value, String country) {
        return Converted.of(canonical(value, country));
    }

    @Override
    public String canonical(String value, String country) {
        return value.replaceAll("\\h*\\R", "\n").strip();
    }
}
