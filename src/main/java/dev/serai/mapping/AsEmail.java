package dev.serai.mapping;

import java.util.Locale;
import java.util.regex.Pattern;

/** An e-mail address in lower case, as HubSpot stores it; refused if it cannot be one. */
final class AsEmail extends SingleConverter {
    private static final Pattern ADDRESS =
            Pattern.compile("[a-z0-9!#$%&'*+/=?^_`{|}~-]+(\\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*"
                    + "@([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]");
    private static final int LONGEST = 254;

    AsEmail() {
        super("email");
    }

    /** The address in its usual form; null if the text is none. */
    static String address(String text) {
        if (text == null) {
            return null;
        }
        String address = Texts.width(text).toLowerCase(Locale.ROOT);
        return address.length() <= LONGEST && ADDRESS.matcher(address).matches() ? address : null;
    }

    private static Converted converted(String value) {
        String address = address(value);
        return address == null
                ? new Converted.Refused("\"" + value + "\" is not an e-mail address; correct it where it was written")
                : Converted.of(address);
    }

    @Override
    Converted toHubspot(String value, String country) {
        return converted(value);
    }

    @Override
    public Converted toSansan(String value, String country) {
        return converted(value);
    }

    @Override
    public String canonical(String value, String country) {
        String address = address(value);
        return address == null ? value : address;
    }
}
