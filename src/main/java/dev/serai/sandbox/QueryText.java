package dev.serai.sandbox;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A query as it was sent, "" for none. */
record QueryText(String raw) {
    /** The first value of a parameter, or null. */
    String first(String name) {
        List<String> all = all(name);
        return all.isEmpty() ? null : all.get(0);
    }

    /** All values of a parameter, decoded. */
    List<String> all(String name) {
        List<String> values = new ArrayList<>();
        for (int from = 0; from < raw.length(); ) {
            int to = raw.indexOf('&', from);
            to = to < 0 ? raw.length() : to;
            int equals = raw.indexOf('=', from);
            if (equals >= 0
                    && equals < to
                    && decoded(raw.substring(from, equals)).equals(name)) {
                values.add(decoded(raw.substring(equals + 1, to)));
            }
            from = to + 1;
        }
        return values;
    }

    private static String decoded(String text) {
        return text.indexOf('%') < 0 && text.indexOf('+') < 0 ? text : URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
