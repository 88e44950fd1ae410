package dev.serai.mapping;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The converters that a mapping file may name. A new one is a class, a line here and a name in the schema. */
final class Converters {
    /** What a line without {@code as:} uses. */
    static final Converter TEXT = new AsText();

    private static final Map<String, Converter> ALL = Stream.of(
                    TEXT,
                    new AsLines(),
                    new AsFirstLine(),
                    new AsEmail(),
                    AsPhone.international(),
                    AsPhone.asWritten(),
                    new AsKatakana(),
                    AsCountry.code(),
                    AsCountry.named(),
                    new AsPostalCode(),
                    new AsUrl(),
                    new AsDate(),
                    AsDateTime.moment(),
                    AsDateTime.toDate(),
                    AsJoined.joined(),
                    AsJoined.concatenated(),
                    new AsTags())
            .collect(Collectors.toMap(Converter::name, Function.identity(), (one, other) -> one, TreeMap::new));

    private Converters() {}

    static Map<String, Converter> all() {
        return ALL;
    }
}
