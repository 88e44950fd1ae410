package dev.serai.mapping;

/** One line of text, as it is. */
final class AsText extends SingleConverter {
    AsText() {
        super("text");
    }

    @Override
    Converted toHubspot(String value, String country) {
        return Texts.unreadable(value) ? Texts.refusedAsUnreadable(value) : Converted.of(Texts.oneLine(value));
    }

    @Override
    public Converted toSansan(String value, String country) {
        return Converted.of(Texts.oneLine(value));
    }

    @Override
    public String canonical(String value, String country) {
        return Texts.oneLine(value);
    }
}
