package dev.serai.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serai.hubspot.Definition;
import dev.serai.mapping.FieldRule;
import dev.serai.mapping.MappingReader;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PropertyFitTest {
    /** A line, the type of its property, its options, and whether HubSpot takes what the line writes. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            title, as: text                    | string      |            | true
            title, as: text                    | phone_number |           | true
            title, as: text                    | something new |          | true
            title, as: text                    | number      |            | false
            title, as: text                    | date        |            | false
            title, as: text                    | datetime    |            | false
            title, as: text                    | bool        |            | false
            title, as: text                    | enumeration | CEO CFO    | false
            exchangeDate, as: date             | date        |            | true
            exchangeDate, as: date             | datetime    |            | true
            exchangeDate, as: date             | string      |            | true
            exchangeDate, as: date             | number      |            | false
            registeredTime, as: datetime       | datetime    |            | true
            registeredTime, as: datetime       | date        |            | false
            registeredTime, as: datetime-to-date | date      |            | true
            countryCode, as: country-name      | enumeration | Japan Peru | true
            countryCode, as: country-code      | enumeration | Japan Peru | false
            countryCode, as: country-code      | enumeration | JP PE      | true
            entryStatus, as: text              | enumeration | processing completed unreadable | true
            entryStatus, as: text              | enumeration | processing completed | false
            tags, as: tags                     | enumeration | VIP        | true
            tags, as: tags                     | number      |            | false
            """)
    void knowsWhatHubspotWouldRefuse(String line, String type, String options, boolean fits) {
        assertThat(PropertyFit.hinders(rule(line), property(type, options, false), "JP")
                        .isEmpty())
                .isEqualTo(fits);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            tags, as: tags  |
            title, as: text | OWNER
            """)
    void choicesThatAreKeptElsewhereAreNotKnown(String line, String options) {
        assertThat(PropertyFit.hinders(rule(line), property("enumeration", options, true), "JP"))
                .hasValueSatisfying(why -> assertThat(why).startsWith("its type is enumeration, and as: "));
    }

    private static FieldRule rule(String line) {
        return MappingReader.read("x.yaml", """
                        sync: x
                        hubspot: main
                        sansan: main
                        direction: to-hubspot
                        fields:
                          - {hubspot: somewhere, sansan: %s}
                        """.formatted(line))
                .mapping()
                .orElseThrow()
                .fields()
                .get(0);
    }

    private static Definition property(String type, String options, boolean elsewhere) {
        List<Definition.Option> all = options == null
                ? List.of()
                : Arrays.stream(options.split(" "))
                        .map(value -> new Definition.Option(value, value, 0, false))
                        .toList();
        return new Definition(
                "somewhere",
                "Somewhere",
                type,
                "text",
                all,
                false,
                false,
                false,
                "non_sensitive",
                false,
                elsewhere,
                null,
                List.of());
    }
}
