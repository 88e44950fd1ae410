package dev.serai.mapping;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A web address, with or without http://; refused if it has no host name. */
final class AsUrl extends SingleConverter {
    private static final Pattern ADDRESS =
            Pattern.compile("(?i)(https?://)?([\\p{L}\\p{N}-]+(?:\\.[\\p{L}\\p{N}-]+)+)(:\\d+)?([/?#]\\S*)?");

    AsUrl() {
        super("url");
    }

    private static Converted converted(String value) {
        String text = Texts.width(value);
        return ADDRESS.matcher(text).matches()
                ? Converted.of(text)
                : new Converted.Refused("\"" + value + "\" is not a web address; correct it where it was written");
    }

    @Override
    Converted toHubspot(String value, String country) {
        return converted(value);
    }

    @Override
    public Converted toSansan(String value, String country) {
        return converted(value);
    }

    /** Without http://, with the host in lower case and no / at the end. */
    @Override
    public String canonical(String value, String country) {
        Matcher parts = ADDRESS.matcher(Texts.width(value));
        if (!parts.matches()) {
            return value;
        }
        String port = parts.group(3) == null ? "" : parts.group(3);
        String rest = parts.group(4) == null ? "" : parts.group(4);
        return parts.group(2).toLowerCase(Locale.ROOT) + port + rest.replaceFirst("/$", "");
    }
}
