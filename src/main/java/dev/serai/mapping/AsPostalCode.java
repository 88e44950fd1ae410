package dev.serai.mapping;

import java.util.regex.Pattern;

/**
 * A postal code: one of Japan, or with its sign 〒, as 100-0001 in HubSpot and 1000001 in Sansan; any other as it is written.
 * Other countries have codes of seven digits too, without a hyphen.
 */
final class AsPostalCode extends SingleConverter {
    private static final Pattern SIGN = Pattern.compile("^〒\\s*");
    private static final Pattern HYPHENS = Pattern.compile("[-\u2010-\u2015\u2212\u30fc]");
    private static final Pattern DIGITS = Pattern.compile("\\d{7}");
    private static final String JAPAN = "JP";

    AsPostalCode() {
        super("postal-code");
    }

    /** The seven digits of a Japanese code; null if it is none. */
    private static String digits(String value, String country) {
        String text = Texts.width(value);
        String code = SIGN.matcher(text).replaceFirst("");
        String digits = HYPHENS.matcher(code).replaceAll("");
        boolean japanese = JAPAN.equals(country) || !code.equals(text);
        return japanese && DIGITS.matcher(digits).matches() ? digits : null;
    }

    private static String asWritten(String value) {
        return SIGN.matcher(Texts.width(value)).replaceFirst("");
    }

    @Override
    Converted toHubspot(String value, String country) {
        if (Texts.unreadable(value)) {
            return Texts.refusedAsUnreadable(value);
        }
        String code = digits(value, country);
        return Converted.of(code == null ? asWritten(value) : code.substring(0, 3) + "-" + code.substring(3));
    }

    @Override
    public Converted toSansan(String value, String country) {
        return Converted.of(canonical(value, country));
    }

    @Override
    public String canonical(String value, String country) {
        String code = digits(value, country);
        return code == null ? asWritten(value) : code;
    }
}
