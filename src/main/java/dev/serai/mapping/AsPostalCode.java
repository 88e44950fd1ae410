package dev.serai.mapping;

/** A postal code: a Japanese one as 100-0001 in HubSpot and 1000001 in Sansan, any other as it is written. */
final class AsPostalCode extends SingleConverter {
    AsPostalCode() {
        super("postal-code");
    }

    /** The seven digits of a Japanese code, else the text. */
    private static String digits(String value) {
        String text = Texts.width(value).replaceFirst("^〒\\s*", "");
        String digits = text.replaceAll("[-\u2010-\u2015\u2212\u30fc]", "");
        return digits.matches("\\d{7}") ? digits : text;
    }

    @Override
    Converted toHubspot(String value, String country) {
        if (Texts.unreadable(value)) {
            return Texts.refusedAsUnreadable(value);
        }
        String code = digits(value);
        return Converted.of(code.matches("\\d{7}") ? code.substring(0, 3) + "-" + code.substring(3) : code);
    }

    @Override
    public Converted toSansan(String value, String country) {
        return Converted.of(digits(value));
    }

    @Override
    public String canonical(String value, String country) {
        return digits(value);
    }
}
