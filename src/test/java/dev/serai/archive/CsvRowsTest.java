package dev.serai.archive;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CsvRowsTest {
    @Test
    void tellsNothingFromAnEmptyText() {
        assertThat(write("1", null, "", "x", null)).isEqualTo("1,,\"\",x,\r\n");
    }

    @Test
    void quotesOnlyWhatNeedsQuotes() {
        assertThat(write("a,b", "a\"b", "a\nb", "a\rb", " a ", "=1+1", "a'b", "\t", "ドウ😀é"))
                .isEqualTo("\"a,b\",\"a\"\"b\",\"a\nb\",\"a\rb\", a ,=1+1,a'b,\t,ドウ😀é\r\n");
    }

    @Test
    void writesNoBytesForNoRows() {
        assertThat(CsvRows.write(List.of())).isEmpty();
    }

    @Test
    void replacesHalfASurrogatePair() {
        assertThat(write("a\ud83d", "\ude00b")).isEqualTo("a\ufffd,\ufffdb\r\n");
    }

    @Test
    void isNotConfusedByAFailureBefore() {
        List<String[]> failing = new ArrayList<>();
        failing.add(new String[] {"left", "over"});
        failing.add(null);
        assertThatThrownBy(() -> CsvRows.write(failing)).isInstanceOf(NullPointerException.class);
        assertThat(write("1")).isEqualTo("1\r\n");
    }

    @Test
    void givesBackMoreThanItsBufferHolds() {
        String large = "é".repeat(5 << 20);
        assertThat(write("1", large)).isEqualTo("1," + large + "\r\n");
        assertThat(write("2", "small")).isEqualTo("2,small\r\n");
    }

    private static String write(String... cells) {
        return new String(CsvRows.write(List.<String[]>of(cells)), UTF_8);
    }
}
