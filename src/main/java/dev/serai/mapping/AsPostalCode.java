package dev.serai.mapping;

import java.util.regex.Pattern;

/** A postal code: a Japanese one as 100-0001 in HubSpot and 1000001 in Sansan, any other as it is written. */
final class AsPostalCode extends SingleConverter {
    private static final Pattern SIGN = Pattern.compile("^〒\\s*");
    private static final Pattern HYPHENS = Pattern.compile("[-\u2010-\u2015\u2212\u30fc]");
    private static final Pattern JAPANESE = Pattern.compile("\\d{7}");

    AsPostalCode() {
        super("postal-code");
    }

    /** The seven digits of a Japanese code, else the text. */
    private static String digits(String value) {
        String text = SIGN.matcher(Texts.width(value)).replaceFirst("");
        String digits = HYPHENS.matcher(text).replaceAll("");
        return JAPANESE.matcher(digits).matches() ? digits : text;
    }

    @Override
    Converted toHubspot(String value, String country) {
        if (Texts.unreadable(value)) {
            return Texts.refusedAsUnreadable(value);
        }
        String code = digits(value);
        return Converted.of(JAPANESE.matcher(code).matches() ? code.substring(0, 3) + "-" + code.substring(3) : code);
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
