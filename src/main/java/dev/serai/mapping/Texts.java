package dev.serai.mapping;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Small questions about texts. */
final class Texts {
    /** What Sansan's operators put for a character they could not read. */
    private static final String UNREADABLE = "\u25cf";

    /** Most characters of a value that a message shows. */
    private static final int SHOWN = 20;

    private static final Pattern LINE_END = Pattern.compile("\\h*\\R\\s*");
    private static final Pattern SPACE = Pattern.compile("\\s+");

    private Texts() {}

    /** The value, stripped of white space (that of Japanese writing too); null if nothing is left. */
    static String value(Map<String, String> values, String name) {
        String text = values.get(name);
        return text == null || text.isBlank() ? null : text.strip();
    }

    /** With full-width Latin letters and digits made half-width, and half-width katakana made full-width. */
    static String width(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).strip();
    }

    static String oneLine(String text) {
        return LINE_END.matcher(text).replaceAll(" ").strip();
    }

    /** For comparing: without width, case and white space. */
    static String folded(String text) {
        return withoutSpace(width(text).toLowerCase(Locale.ROOT));
    }

    static String withoutSpace(String text) {
        return SPACE.matcher(text).replaceAll("");
    }

    /** Its beginning, to show in a message. */
    static String shortened(String text) {
        return text.codePointCount(0, text.length()) <= SHOWN
                ? text
                : text.substring(0, text.offsetByCodePoints(0, SHOWN)) + "…";
    }

    static boolean unreadable(String text) {
        return text.contains(UNREADABLE);
    }

    static Converted.Refused refusedAsUnreadable(String text) {
        return new Converted.Refused(
                "\"" + text + "\" has a character that could not be read (" + UNREADABLE + "); correct it in Sansan");
    }
}
