package dev.serai.restore;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpellingTest {
    @ParameterizedTest(name = "{0}: {1} = {2}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            TEXT       | Sato                     | Sato
            TEXT       | -                        | ''
            TEXT       | ''                       | -
            EMAIL      | A@B.jp                   | a@b.JP
            NUMBER     | 1                        | 1.0
            NUMBER     | 0                        | 0.00
            NUMBER     | -0                       | 0
            NUMBER     | -.5                      | -0.50
            NUMBER     | 5.                       | 5
            NUMBER     | 007                      | 7
            NUMBER     | +7                       | 7
            NUMBER     | 1.2E+3                   | 1200
            NUMBER     | 12345678901234567890.10  | 12345678901234567890.1
            NUMBER     | abc                      | abc
            NUMBER     | -                        | ''
            BOOL       | TRUE                     | true
            BOOL       | False                    | false
            DATE       | 2024-01-05               | 1704412800000
            DATE       | 2024-01-05T00:00:00Z     | 2024-01-05
            DATE       | 1970-01-01               | 0
            DATE       | 1969-12-31               | -86400000
            DATETIME   | 2024-01-05T10:00:00.000Z | 1704448800000
            DATETIME   | 2024-01-05T10:00:00Z     | 2024-01-05T10:00:00.000Z
            DATETIME   | 2024-01-05T10:00Z        | 2024-01-05T10:00:00.000Z
            DATETIME   | 2024-01-05T19:00:00+09:00| 2024-01-05T10:00:00.000Z
            DATETIME   | 2024-01-05               | 2024-01-05T00:00:00.000Z
            DATETIME   | 2024-01-05T10:00:00.0009Z| 2024-01-05T10:00:00.000Z
            CHECKBOXES | a;b;c                    | c;a;b
            CHECKBOXES | ;a;b                     | b;a
            CHECKBOXES | a;a;b                    | b;a;;
            CHECKBOXES | ;                        | -
            CHECKBOXES | ''                       | ;;
            """)
    void meansTheSame(Spelling spelling, String one, String other) {
        assertThat(spelling.same(one, other)).isTrue();
        assertThat(spelling.same(other, one)).isTrue();
    }

    @ParameterizedTest(name = "{0}: {1} <> {2}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            TEXT       | Sato                     | sato
            TEXT       | 1                        | 1.0
            TEXT       | ' '                      | -
            EMAIL      | a@b.jp                   | a@c.jp
            EMAIL      | a@b.jp                   | -
            NUMBER     | 1                        | 1.0000000000000000000000001
            NUMBER     | 0                        | -
            NUMBER     | 1                        | one
            NUMBER     | one                      | two
            NUMBER     | １                        | 1
            BOOL       | true                     | false
            BOOL       | false                    | -
            BOOL       | true                     | yes
            DATE       | 2024-01-05               | 2024-01-06
            DATE       | 2024-01-05               | 1704412800001
            DATETIME   | 2024-01-05T10:00:00.000Z | 2024-01-05T10:00:00.001Z
            DATETIME   | 2024-01-05T10:00:00.000Z | 2024-01-05T10:00:00.000
            DATETIME   | 2024-01-05T10:00:00.000Z | -
            CHECKBOXES | a;b                      | a
            CHECKBOXES | a;b                      | a;B
            CHECKBOXES | ab                       | a;b
            """)
    void meansSomethingElse(Spelling spelling, String one, String other) {
        assertThat(spelling.same(one, other)).isFalse();
        assertThat(spelling.same(other, one)).isFalse();
    }

    @ParameterizedTest(name = "{0}: {1} is sent as {2}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            TEXT       | ' Sato '                     | ' Sato '
            EMAIL      | A@B.jp                       | a@b.jp
            NUMBER     | 1000.50                      | 1000.50
            NUMBER     | -.5                          | -.5
            NUMBER     | 1E+3                         | 1000
            NUMBER     | 1.5e-3                       | 0.0015
            NUMBER     | +7                           | 7
            NUMBER     | '1,000'                      | -
            NUMBER     | 1.2.3                        | -
            NUMBER     | ' 7'                         | -
            NUMBER     | 1-2                          | -
            NUMBER     | 1E999999999                  | -
            NUMBER     | 1E-999999999                 | -
            NUMBER     | NaN                          | -
            BOOL       | TRUE                         | true
            BOOL       | 1                            | -
            DATE       | 1704412800000                | 2024-01-05
            DATE       | 2024-02-29                   | 2024-02-29
            DATE       | 2023-02-29                   | -
            DATE       | 5.1.2024                     | -
            DATE       | 05-01-2024                   | -
            DATE       | 2024-01-05T10:00:00Z         | -
            DATE       | 99999999999999999999         | -
            DATETIME   | 1704448800000                | 2024-01-05T10:00:00.000Z
            DATETIME   | -1                           | 1969-12-31T23:59:59.999Z
            DATETIME   | 2024-01-05T19:00:00.5+09:00  | 2024-01-05T10:00:00.500Z
            DATETIME   | 2024-01-05 10:00:00          | -
            DATETIME   | 2024-01-05T25:00:00Z         | -
            DATETIME   | -                            | -
            CHECKBOXES | ;b;;a;                       | b;a
            CHECKBOXES | ;                            | ''
            """)
    void isSentAsHubspotTakesIt(Spelling spelling, String value, String sent) {
        assertThat(value == null ? null : spelling.sent(value)).isEqualTo(sent);
    }

    @Test
    void whatIsSentMeansWhatWasToBeSent() {
        for (Spelling spelling : Spelling.values()) {
            for (String value : new String[] {"1.50", "1E3", "TRUE", "1704412800000", "2024-01-05", "b;a;;b", "x"}) {
                String sent = spelling.sent(value);
                if (sent != null) {
                    assertThat(spelling.same(value, sent))
                            .as(spelling + " " + value)
                            .isTrue();
                    assertThat(spelling.sent(sent)).as(spelling + " " + value).isEqualTo(sent);
                }
            }
        }
    }
}
