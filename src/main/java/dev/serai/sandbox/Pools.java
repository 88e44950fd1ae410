package dev.serai.sandbox;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Stream;
import net.datafaker.Faker;

/**
 * Made-up words in several languages, encoded as JSON once. Seven slots stand for seven kinds of people, so that one
 * record's values share a language; three of them are Japanese. Always the same words.
 */
final class Pools {
    private static final int WORDS = 128;
    private static final List<String> LANGUAGES = List.of("ja", "en", "ja", "de", "fr", "ja", "pt-BR");

    private static final Map<String, Function<Faker, String>> KINDS = Map.ofEntries(
            Map.entry("first", f -> f.name().firstName()),
            Map.entry("last", f -> f.name().lastName()),
            Map.entry("company", f -> f.company().name()),
            Map.entry("city", f -> f.address().city()),
            Map.entry("street", f -> f.address().streetAddress()),
            Map.entry("state", f -> f.address().state()),
            Map.entry("zip", f -> f.address().zipCode()),
            Map.entry("country", f -> f.address().country()),
            Map.entry("job", f -> f.job().title()),
            Map.entry("phone", f -> f.phoneNumber().phoneNumber()),
            Map.entry("product", f -> f.commerce().productName()),
            Map.entry("sentence", f -> f.lorem().sentence(6)));

    private static final class Once {
        static final Pools POOLS = new Pools();
    }

    private final Map<String, byte[][][]> byKind;

    private Pools() {
        Map<String, Map<String, byte[][]>> words = Stream.of("en", "ja", "de", "fr", "pt-BR")
                .parallel()
                .collect(java.util.stream.Collectors.toMap(language -> language, Pools::words));
        byKind = KINDS.keySet().stream()
                .collect(java.util.stream.Collectors.toMap(
                        kind -> kind,
                        kind -> LANGUAGES.stream()
                                .map(language -> words.get(language).get(kind))
                                .toArray(byte[][][]::new)));
    }

    static Pools get() {
        return Once.POOLS;
    }

    /** The words of a kind, as JSON tokens, by slot. */
    byte[][][] of(String kind) {
        return byKind.get(kind);
    }

    boolean has(String kind) {
        return byKind.containsKey(kind);
    }

    /** The slot of languages a record belongs to. */
    static int slot(long recordHash) {
        return Mix.below(recordHash, LANGUAGES.size());
    }

    private static Map<String, byte[][]> words(String language) {
        Faker faker = new Faker(Locale.forLanguageTag(language), new Random(17));
        // One kind after the other in a fixed order: the faker's random numbers must fall the same way at every start.
        Map<String, byte[][]> words = new java.util.TreeMap<>();
        KINDS.keySet().stream()
                .sorted()
                .forEach(kind -> words.put(
                        kind,
                        Stream.generate(() -> Json.token(KINDS.get(kind).apply(faker)))
                                .limit(WORDS)
                                .toArray(byte[][]::new)));
        return words;
    }
}
