package dev.serai.sandbox;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The words of a text, as search tells them apart: letters and digits in lower case. */
final class Words {
    private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Pattern BETWEEN_WITH_STARS = Pattern.compile("[^\\p{L}\\p{N}*]+");

    private Words() {}

    /** Patterns for the words of a filter's value, in which {@code *} stands for any characters. */
    static List<Pattern> patterns(String value) {
        return Stream.of(BETWEEN_WITH_STARS.split(value.toLowerCase(Locale.ROOT)))
                .filter(word -> !word.isEmpty())
                .map(word -> Pattern.compile(word.replace("*", ".*")))
                .toList();
    }

    /** Whether every pattern fits a word of the text. */
    static boolean contain(String text, List<Pattern> patterns) {
        String[] words = BETWEEN.split(text.toLowerCase(Locale.ROOT));
        return patterns.stream()
                .allMatch(pattern -> Stream.of(words)
                        .anyMatch(
                                word -> !word.isEmpty() && pattern.matcher(word).matches()));
    }
}
