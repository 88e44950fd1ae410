package dev.serai.restore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serai.hubspot.Definition;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ValidationRuleTest {
    @ParameterizedTest(name = "{0} {1}: {2} but not {3}")
    @CsvSource(delimiter = '|', textBlock = """
            ALPHANUMERIC   | ALPHANUMERIC   | Abc漢字12                 | a-1
            ALPHANUMERIC   |                | Abc12                    | a b
            ALPHANUMERIC   | ALPHA_ONLY     | Abc                      | Abc1
            ALPHANUMERIC   | NUMERIC_ONLY   | 0012                     | 12a
            FORMAT         | UPPER          | ABC-1                    | Abc
            FORMAT         | LOWER          | abc-1                    | Abc
            MIN_LENGTH     | 3              | abc                      | ab
            MAX_LENGTH     | 3              | abc                      | abcd
            MIN_NUMBER     | -10.5          | -10.50                   | -10.51
            MAX_NUMBER     | 99.99          | 99.99                    | 100
            DECIMAL        | 2              | 1.500                    | 1.501
            START_DATE     | 1704412800000  | 2024-01-05               | 2024-01-04
            START_DATE     | 2024-01-05     | 2024-01-05               | 2024-01-04
            END_DATE       | 1704412800000  | 2024-01-05               | 2024-01-06
            START_DATETIME | 1704448800000  | 2024-01-05T10:00:00.000Z | 2024-01-05T09:59:59.999Z
            END_DATETIME   | 1704448800000  | 2024-01-05T10:00:00.000Z | 2024-01-05T10:00:00.001Z
            DAYS_OF_WEEK   | MONDAY         | 2024-01-01               | 2024-01-02
            REGEX          | ^[A-Z]+$       | ABC                      | ABC1
            """)
    void tellsWhatBreaksARule(String type, String argument, String good, String bad) {
        Check check = ValidationRule.of(
                        new Definition.Rule(type, argument == null ? List.of() : List.of(argument), false))
                .orElseThrow();
        assertThat(check.objection(good)).isNull();
        assertThat(check.objection(bad)).startsWith("it breaks the rule " + type);
    }

    @ParameterizedTest
    @ValueSource(strings = {"URL", "EMAIL_ALLOWED_DOMAINS", "AFTER_DURATION", "WHITESPACE", "SOMETHING_NEW"})
    void leavesToHubspotWhatOnlyHubspotCanTell(String type) {
        assertThat(ValidationRule.of(new Definition.Rule(type, List.of("P7D"), false)))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"MAX_LENGTH,many", "MAX_LENGTH,", "REGEX,(", "START_DATE,1704412800001", "DAYS_OF_WEEK,FREITAG"})
    void leavesToHubspotWhatCannotBeRead(String type, String argument) {
        List<String> arguments = argument == null ? List.of() : List.of(argument);
        assertThat(ValidationRule.of(new Definition.Rule(type, arguments, false)))
                .isEmpty();
    }

    @Test
    void leavesToHubspotWhatItMakesFit() {
        assertThat(ValidationRule.of(new Definition.Rule("FORMAT", List.of("UPPER"), true)))
                .isEmpty();
    }

    @Test
    void doesNotTellADayWithoutAZone() {
        Check check = ValidationRule.of(new Definition.Rule("DAYS_OF_WEEK", List.of("MONDAY"), false))
                .orElseThrow();
        assertThat(check.objection("2024-01-02T10:00:00.000Z")).isNull();
    }

    @Test
    void isNotHeldUpByACostlyPattern() {
        Check check = ValidationRule.of(new Definition.Rule("REGEX", List.of("^(a+)+$"), false))
                .orElseThrow();
        Assertions.assertTimeoutPreemptively(
                Duration.ofMinutes(1),
                () -> assertThat(check.objection("a".repeat(Check.LONGEST - 1) + "b"))
                        .contains("REGEX"));
    }
}
