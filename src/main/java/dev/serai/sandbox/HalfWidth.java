package dev.serai.sandbox;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.Map;

/** Katakana as old systems print it: ヤマダ becomes ﾔﾏﾀﾞ. */
final class HalfWidth {
    private static final char FIRST = 'ｦ';
    private static final char LAST = 'ﾝ';
    /** Signs that follow a letter: as in ﾀﾞ and ﾊﾟ. */
    private static final String[] SIGNS = {"", "ﾞ", "ﾟ"};

    private static final Map<String, String> LETTERS = letters();

    private HalfWidth() {}

    private static Map<String, String> letters() {
        Map<String, String> letters = new HashMap<>();
        for (char letter = FIRST; letter <= LAST; letter++) {
            for (String sign : SIGNS) {
                String wide = Normalizer.normalize(letter + sign, Normalizer.Form.NFKC);
                if (wide.length() == 1) {
                    letters.put(wide, letter + sign);
                }
            }
        }
        return letters;
    }

    /** @param text null for none */
    static String of(String text) {
        if (text == null) {
            return null;
        }
        StringBuilder narrow = new StringBuilder();
        text.codePoints()
                .mapToObj(Character::toString)
                .forEach(letter -> narrow.append(LETTERS.getOrDefault(letter, letter)));
        return narrow.toString();
    }
}
