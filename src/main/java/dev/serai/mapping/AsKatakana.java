package dev.serai.mapping;

/** A reading in katakana: half-width becomes full-width, hiragana stays. */
final class AsKatakana extends SingleConverter {
    AsKatakana() {
        super("katakana");
    }

    @Override
    Converted toHubspot(String value, String country) {
        return Texts.unreadable(value)
                ? Texts.refusedAsUnreadable(value)
                : Converted.of(Texts.oneLine(Texts.width(value)));
    }

    @Override
    public Converted toSansan(String value, String country) {
        return Converted.of(Texts.oneLine(Texts.width(value)));
    }

    @Override
    public String canonical(String value, String country) {
        return Texts.width(value);
    }
}
