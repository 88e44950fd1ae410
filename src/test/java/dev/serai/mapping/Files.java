package dev.serai.mapping;

import java.util.List;

/** Mapping files to read. */
final class Files {
    static final String SMALL = """
            sync: small
            hubspot: main
            sansan: main
            fields:
              - {sansan: id, hubspot: card_id}
              - {sansan: email, hubspot: email, as: email}
              - {sansan: lastName, hubspot: lastname}
              - {sansan: companyName, hubspot: company}
            """;

    private Files() {}

    static Loaded read(String text) {
        return MappingReader.read("small.yaml", text);
    }

    static Mapping mapping(String text) {
        Loaded loaded = read(text);
        return loaded.mapping().orElseThrow(() -> new AssertionError(loaded.findings()));
    }

    static List<String> findings(String text) {
        return read(text).findings().stream().map(Finding::toString).toList();
    }
}
