package dev.serai.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FilterTest {
    private static final Map<String, String> CARD = Map.of(
            "title",
            "営業部長",
            "companyName",
            "ＡＢＣ Corp.",
            "tags",
            "VIP;展示会 2026",
            "exchangeDate",
            "2026-08-01",
            "registeredTime",
            "2026-08-02T08:00:00+09:00",
            "memo",
            " ");

    private static Mapping mapping(String filter) {
        return Files.mapping(
                Files.SMALL.replace("fields:", "filters: {to-hubspot: {email: any, " + filter + "}}\nfields:"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            field: title, is: 営業部長               | true
            field: title, is: 部長                   | false
            field: title, is: [社長, 営業部長]       | true
            field: title, is-not: 部長               | true
            field: title, is-not: [社長, 営業部長]   | false
            field: title, contains: 部長             | true
            field: companyName, is: abccorp.         | true
            field: companyName, contains: [xyz, abc] | true
            field: tags, is: vip                     | true
            field: tags, is: 展示会                  | false
            field: tags, contains: 展示会            | true
            field: tags, is-not: VIP                 | false
            field: memo, known: true                 | false
            field: memo, unknown: true               | true
            field: title, known: true                | true
            field: memo, is: x                       | false
            field: memo, is-not: x                   | true
            field: memo, contains: x                 | false
            field: memo, before: 2026-01-01          | false
            field: exchangeDate, before: 2026-08-02  | true
            field: exchangeDate, before: 2026-08-01  | false
            field: exchangeDate, after: 2026-07-31   | true
            field: exchangeDate, after: 2026-08-01   | false
            field: registeredTime, after: 2026-08-01 | true
            field: title, before: 2026-01-01         | false
            """)
    void asks(String question, boolean in) {
        assertThat(mapping("all: [{" + question + "}]").cards().stops(CARD).isEmpty())
                .isEqualTo(in);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            all: [{field: title, known: true}, {field: memo, known: true}]                          | false
            any: [{field: title, known: true}, {field: memo, known: true}]                          | true
            any: [{field: city, known: true}, {field: memo, known: true}]                           | false
            all: [{field: title, known: true}, {any: [{field: tags, is: A}, {field: tags, is: VIP}]}] | true
            any: [{field: memo, known: true}, {all: [{field: tags, is: A}, {field: tags, is: VIP}]}]  | false
            all: [{field: title, known: true}], any: [{field: memo, known: true}]                   | false
            """)
    void groupsQuestions(String groups, boolean in) {
        assertThat(mapping(groups).cards().stops(CARD).isEmpty()).isEqualTo(in);
    }

    @Test
    void saysWhyARecordStaysOut() {
        assertThat(mapping("all: [{field: tags, is: A}]").cards().stops(CARD))
                .contains("tags is \"VIP;展示会 2026\", the filter asks for is \"A\"");
        assertThat(mapping("any: [{field: memo, known: true}, {field: city, is: [a, b]}]")
                        .cards()
                        .stops(CARD))
                .contains("memo is empty, the filter asks for known; and city is empty, the filter asks for is [a, b]");
    }

    @Test
    void asksForAnEmailAddressUnlessToldOtherwise() {
        Filter filter = Files.mapping(Files.SMALL).cards();
        assertThat(filter.stops(Map.of("email", "a@b.com"))).isEmpty();
        assertThat(filter.stops(Map.of("email", "a@b"))).contains("email \"a@b\" is not an e-mail address");
        assertThat(mapping("all: [{field: title, known: true}]").cards().stops(CARD))
                .isEmpty();
    }
}
