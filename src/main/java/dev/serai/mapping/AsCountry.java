package dev.serai.mapping;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * A country: Sansan has its ISO 3166 code of two letters, HubSpot the code ({@code country-code}) or the English name
 * ({@code country-name}). From HubSpot codes, English names and Japanese names are understood.
 */
final class AsCountry extends SingleConverter {
    private static final Set<String> CODES = Set.of(Locale.getISOCountries());
    private static final Map<String, String> BY_NAME = byName();
    private final boolean named;

    private AsCountry(String name, boolean named) {
        super(name);
        this.named = named;
    }

    static AsCountry code() {
        return new AsCountry("country-code", false);
    }

    static AsCountry named() {
        return new AsCountry("country-name", true);
    }

    private static Map<String, String> byName() {
        Map<String, String> codes = new HashMap<>();
        for (String code : Locale.getISOCountries()) {
            Locale country = new Locale.Builder().setRegion(code).build();
            codes.put(Texts.folded(country.getDisplayCountry(Locale.ENGLISH)), code);
            codes.put(Texts.folded(country.getDisplayCountry(Locale.JAPANESE)), code);
        }
        codes.put("usa", "US");
        codes.put("uk", "GB");
        return codes;
    }

    static boolean isCode(String text) {
        return CODES.contains(text);
    }

    /** Null if the text names no country. */
    static String codeOf(String text) {
        String upper = Texts.width(text).toUpperCase(Locale.ROOT);
        return CODES.contains(upper) ? upper : BY_NAME.get(Texts.folded(text));
    }

    private static Converted.Refused unknown(String value) {
        return new Converted.Refused("\"" + value + "\" is no country; write its English name or its two-letter code");
    }

    @Override
    Converted toHubspot(String value, String country) {
        String code = codeOf(value);
        if (code == null) {
            return unknown(value);
        }
        return Converted.of(
                named ? new Locale.Builder().setRegion(code).build().getDisplayCountry(Locale.ENGLISH) : code);
    }

    @Override
    public Converted toSansan(String value, String country) {
        String code = codeOf(value);
        return code == null ? unknown(value) : Converted.of(code);
    }

    @Override
    public String canonical(String value, String country) {
        String code = codeOf(value);
        return code == null ? value : code;
    }
}
