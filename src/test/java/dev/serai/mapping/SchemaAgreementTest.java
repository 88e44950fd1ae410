package dev.serai.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Any value at any key of a mapping file: what an editor lets pass by the schema, the hub takes. */
class SchemaAgreementTest {
    private static final List<String> VALUES = List.of(
            "\"\"",
            "\" \"",
            "x",
            "5",
            "0",
            "-1",
            "1.5",
            "1000000000",
            "true",
            "false",
            "null",
            "[]",
            "{}",
            "[x]",
            "[x, y]",
            "[[x]]",
            "[\"\"]",
            "{x: y}",
            "JP",
            "XX",
            "jp",
            "9s",
            "09s",
            "10s",
            "0m",
            "1m",
            "9999h",
            "10000h",
            "5%",
            "100%",
            "101%",
            "2026-08-01",
            "2026-13-01",
            "2026-02-30",
            "valid",
            "any",
            "email",
            "[email]",
            "card-id",
            "[card-id, email]",
            "[[lastname, company]]",
            "lastname",
            "take",
            "exchangeDate",
            "[exchangeDate]",
            "title",
            "[title]",
            "nick",
            "create",
            "off",
            "in",
            "out",
            "none",
            "{title: x}",
            "{jobtitle: x}",
            "{Job Title: x}",
            "{title: [x, \"\"]}",
            "[{field: title, is: x}]",
            "[{all: [{field: title, is: x}], is: x}]",
            "[a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p]");

    /** What only the file as a whole shows, and is left to the hub. */
    private static final List<String> BEYOND = List.of(
            "the example says",
            "property of a line that is on",
            "is not the name of the file",
            "is in line",
            "would be written by line",
            "does not take",
            "takes one member",
            "values cannot go to Sansan");

    static Stream<String> places() {
        List<String> places = new ArrayList<>();
        for (String key : List.of(
                "description",
                "country",
                "direction",
                "winner",
                "match",
                "filters",
                "dedupe",
                "leaves-filter",
                "changes-to-sansan",
                "new-in-sansan",
                "new-card-tags",
                "poll",
                "caps",
                "examples")) {
            places.add(key + ": %s");
        }
        for (String way : List.of("to-hubspot", "to-sansan")) {
            places.add("filters: {" + way + ": %s}");
            places.add("filters: {" + way + ": {email: %s}}");
            places.add("filters: {" + way + ": {all: %s}}");
            places.add("filters: {" + way + ": {any: [{any: %s}]}}");
            places.add("filters: {" + way + ": {all: [{field: %s, is: x}]}}");
            for (String question : Spot.words(Operator.class)) {
                places.add("filters: {" + way + ": {all: [{field: title, " + question + ": %s}]}}");
            }
        }
        DedupeReader.KEYS.forEach(key -> places.add("dedupe: {" + key + ": %s}"));
        SyncReader.CAPS.forEach(key -> places.add("caps: {" + key + ": %s}"));
        places.add("examples: [{name: %s, card: {title: x}, filter: out}]");
        places.add("examples: [{name: x, card: %s, filter: out}]");
        places.add("examples: [{name: x, contact: %s, filter: out}]");
        places.add("examples: [{name: x, card: {title: x}, becomes: %s}]");
        places.add("examples: [{name: x, contact: {jobtitle: x}, becomes: %s}]");
        places.add("examples: [{name: x, card: {title: x}, filter: %s}]");
        places.add("examples: [{name: x, card: {title: x}, contact: {jobtitle: x}, match: %s}]");
        places.add("  - {sansan: %s, hubspot: jobtitle}");
        places.add("  - {sansan: title, hubspot: %s}");
        for (String key : List.of("as", "winner", "empty-overwrites", "direction", "label", "off")) {
            places.add("  - {sansan: title, hubspot: jobtitle, " + key + ": %s}");
        }
        return places.stream();
    }

    @ParameterizedTest
    @MethodSource("places")
    void whatTheSchemaAllowsTheHubTakes(String place) throws IOException {
        for (String value : VALUES) {
            String text = Files.SMALL + place.formatted(value) + "\n";
            if (MappingSchemaTest.breaches(text).isEmpty()) {
                assertThat(Files.findings(text).stream()
                                .filter(finding -> BEYOND.stream().noneMatch(finding::contains)))
                        .as(place.formatted(value))
                        .isEmpty();
            }
        }
    }

    /** An editor that finds fault with these would keep people from what the hub can do. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "country: US",
                "poll: 10s",
                "poll: 9999h",
                "match: [card-id, email, [lastname, company]]",
                "filters: {to-sansan: {all: [{field: hs_email_optout, is-not: true}]}}",
                "filters: {to-hubspot: {any: [{field: tagIds, is: [A, B]}, {all: [{field: title, known: true}]}]}}",
                "filters: {to-hubspot: {all: [{field: exchangeDate, after: 2026-08-01}]}}",
                "dedupe: {by: [email], newest: [updatedTime], past-cards: take, unfinished: take}",
                "new-card-tags: [T1]",
                "caps: {creates: 0, updates: 999999999, may-vanish: 100%}",
                "examples: [{name: x, card: {tags: [a, b]}, filter: out}]",
                "  - {sansan: title, hubspot: jobtitle, off: true}"
            })
    void whatTheHubTakesTheSchemaAllows(String line) throws IOException {
        String text = Files.SMALL + line + "\n";
        assertThat(Files.findings(text)).isEmpty();
        assertThat(MappingSchemaTest.breaches(text)).isEmpty();
    }

    @Test
    void bothKnowTheSameCountries() {
        List<String> codes = new ArrayList<>();
        MappingSchemaTest.TEXT.at("/properties/country/enum").forEach(code -> codes.add(code.asText()));
        assertThat(codes).hasSizeGreaterThan(200).allMatch(AsCountry::isCode);
    }
}
