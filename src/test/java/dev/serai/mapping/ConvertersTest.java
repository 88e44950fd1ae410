package dev.serai.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConvertersTest {
    private static Converter converter(String name) {
        return Converters.all().get(name);
    }

    private static String shown(Converted converted) {
        return converted instanceof Converted.Refused ? "refused" : String.valueOf(converted.text());
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '"', delimiter = '|', textBlock = """
            text             | 見本                           | 見本
            text             | "a\nb"                         | a b
            text             | 見●                            | refused
            lines            | "展示会で \r\n● 交換"           | "展示会で\n● 交換"
            first-line       | "部長\n営業部"                  | 部長
            email            | Taro.Mihon@Example.co.jp       | taro.mihon@example.co.jp
            email            | ｔａｒｏ＠ｅｘａｍｐｌｅ．ｃｏｍ | taro@example.com
            email            | o'brien+x@mail.example.museum  | o'brien+x@mail.example.museum
            email            | taro@example                   | refused
            email            | taro..x@example.com            | refused
            email            | t●ro@example.com               | refused
            email            | taro@example.c                 | refused
            email            | a@b.com c@d.com                | refused
            phone            | 03-3210-0001                   | +81332100001
            phone            | ０３（３２１０）０００１         | +81332100001
            phone            | 090-1234-5678                  | +819012345678
            phone            | +1 212 555 0100                | +12125550100
            phone            | 03-3210-0001 ext. 12           | 03-3210-0001 ext. 12
            phone            | 内線 12                        | 内線 12
            phone            | 03-3210-00●1                   | refused
            phone-as-written | 03(3210)0001                   | 03(3210)0001
            katakana         | ﾐﾎﾝ ﾀﾞﾛｳ                        | ミホン ダロウ
            country-code     | jp                             | JP
            country-code     | Narnia                         | refused
            country-name     | JP                             | Japan
            country-name     | US                             | United States
            country-name     | ZZ                             | refused
            postal-code      | 1000001                        | 100-0001
            postal-code      | 〒１００－０００１               | 100-0001
            postal-code      | SW1A 1AA                       | SW1A 1AA
            url              | www.example.co.jp              | www.example.co.jp
            url              | https://www.example.co.jp/a?b  | https://www.example.co.jp/a?b
            url              | http//example                  | refused
            url              | 例                             | refused
            date             | 2026-08-01                     | 2026-08-01
            date             | 2026-02-30                     | refused
            datetime         | 2026-08-01T08:30:00+09:00      | 2026-07-31T23:30:00.000Z
            datetime         | yesterday                      | refused
            datetime-to-date | 2026-08-01T08:30:00+09:00      | 2026-08-01
            joined           | 千代田1-1                      | 千代田1-1
            tags             | VIP; 展示会 ;A                 | A;VIP;展示会
            """)
    void convertsToHubspot(String name, String member, String property) {
        assertThat(shown(converter(name).toHubspot(List.of(member), "JP"))).isEqualTo(property);
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '"', delimiter = '|', textBlock = """
            text             | "a\nb"          | a b
            lines            | "a \nb"         | "a\nb"
            email            | Jane@Example.com | jane@example.com
            email            | jane            | refused
            phone            | +81332100001    | 03-3210-0001
            phone            | +12125550100    | +1 212-555-0100
            phone            | 内線 12         | 内線 12
            phone-as-written | +81332100001    | +81332100001
            katakana         | ﾐﾎﾝ             | ミホン
            country-code     | 日本            | JP
            country-name     | japan           | JP
            country-name     | UK              | GB
            country-name     | Narnia          | refused
            postal-code      | 100-0001        | 1000001
            postal-code      | SW1A 1AA        | SW1A 1AA
            url              | nowhere         | refused
            date             | 1785542400000   | 2026-08-01
            joined           | 千代田1-1 見本ビル | 千代田1-1 見本ビル
            concatenated     | 東京都千代田区   | 東京都千代田区
            """)
    void convertsToSansan(String name, String property, String member) {
        assertThat(shown(converter(name).toSansan(property, "JP"))).isEqualTo(member);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            text         | a           | A             | false
            email        | a@b.com     | A@B.com       | true
            phone        | 03-3210-0001 | +81332100001 | true
            phone-as-written | 03-3210-0001 | +81332100001 | true
            phone        | 03-3210-0001 | +81332100001 ext 3 | false
            phone        | 内線 12     | 内線12        | true
            katakana     | ﾐﾎﾝ         | ミホン        | true
            country-name | Japan       | 日本          | true
            country-code | JP          | japan         | true
            postal-code  | 1000001     | 100-0001      | true
            url          | http://Example.com/ | example.com | true
            url          | example.com/a | example.com/b | false
            date         | 2026-08-01  | 1785542400000 | true
            datetime     | 2026-07-31T23:30:00.000Z | 2026-08-01T08:30:00+09:00 | true
            datetime-to-date | 2026-08-01 | 2026-08-01T00:00:00Z | true
            joined       | a b         | ab            | true
            tags         | B;A         | A;B           | true
            """)
    void tellsWhetherTwoValuesMeanTheSame(String name, String one, String other, boolean same) {
        Converter converter = converter(name);
        assertThat(converter.canonical(one, "JP").equals(converter.canonical(other, "JP")))
                .isEqualTo(same);
    }

    @Test
    void readsNumbersInTheWayOfTheCountry() {
        assertThat(converter("phone").toHubspot(List.of("(212) 555-0100"), "US").text())
                .isEqualTo("+12125550100");
        assertThat(converter("phone").toSansan("+81332100001", "US").text()).isEqualTo("+81 3-3210-0001");
    }

    /** As Israel's are; that of the second line bears Japan's sign. */
    @ParameterizedTest
    @CsvSource({
        "9614303, IL, 9614303, 9614303",
        "〒1000001, IL, 100-0001, 1000001",
        "961-4303, IL, 961-4303, 961-4303",
        "SW1A 1AA, GB, SW1A 1AA, SW1A 1AA"
    })
    void writesPostalCodesOfOtherCountriesAsTheyAre(String code, String country, String hubspot, String sansan) {
        Converter converter = converter("postal-code");
        assertThat(converter.toHubspot(List.of(code), country).text()).isEqualTo(hubspot);
        assertThat(converter.toSansan(code, country).text()).isEqualTo(sansan);
        assertThat(converter.canonical("9614303", "IL")).isNotEqualTo(converter.canonical("961-4303", "IL"));
    }

    @Test
    void joinsWhatIsThere() {
        List<String> members = Arrays.asList("東京都", null, "千代田区");
        assertThat(converter("joined").toHubspot(members, "JP").text()).isEqualTo("東京都 千代田区");
        assertThat(converter("concatenated").toHubspot(members, "JP").text()).isEqualTo("東京都千代田区");
        assertThat(shown(converter("joined").toHubspot(List.of("見●", "a"), "JP")))
                .isEqualTo("refused");
    }

    /** Else a value would change whenever it has gone there and back. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            text         | 株式会社サンプル
            email        | jane@example.com
            phone        | +81332100001
            phone        | 03-3210-0001 ext. 12
            phone-as-written | (212) 555-0100
            katakana     | ミホン
            country-code | JP
            country-name | Türkiye
            postal-code  | 100-0001
            url          | https://example.com/a
            date         | 2026-08-01
            joined       | a b c
            concatenated | 東京都千代田区
            """)
    void whatHasGoneThereAndBackMeansTheSame(String name, String value) {
        Converter converter = converter(name);
        Converted there = converter.toSansan(value, "JP");
        if (there instanceof Converted.Value) {
            Converted back = converter.toHubspot(List.of(there.text()), "JP");
            assertThat(converter.canonical(back.text(), "JP")).isEqualTo(converter.canonical(value, "JP"));
        }
        assertThat(converter.bothWays()).isTrue();
    }

    @Test
    void keepsSemicolonsWithinATag() {
        assertThat(ListText.join(List.of("a;b", " c ", "", "c"))).isEqualTo("a；b;c");
        assertThat(ListText.split("a；b; c;")).containsExactly("a；b", "c");
    }
}
