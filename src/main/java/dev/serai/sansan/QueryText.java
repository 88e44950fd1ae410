package dev.serai.sansan;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** A query string in the making. */
final class QueryText {
    private final StringBuilder text = new StringBuilder();

    /** @param value null or blank to leave the parameter out */
    QueryText put(String name, String value) {
        if (value != null && !value.isBlank()) {
            text.append(text.isEmpty() ? "" : "&")
                    .append(encoded(name))
                    .append('=')
                    .append(encoded(value));
        }
        return this;
    }

    /** Leaves the parameter out if it is not set, as that is its default. */
    QueryText flag(String name, boolean set) {
        return put(name, set ? "true" : null);
    }

    static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
