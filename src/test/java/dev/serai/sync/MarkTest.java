package dev.serai.sync;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MarkTest {
    @Test
    void isFoundAgainAndTakenOut() {
        for (String memo : new String[] {null, "met in Ube", "two\nlines", "x".repeat(1973)}) {
            String marked = Mark.put(memo, "main", "12345");
            assertThat(marked.length()).isLessThanOrEqualTo(2000);
            assertThat(Mark.contact(marked, "main")).isEqualTo("12345");
            assertThat(Mark.strip(marked)).isEqualTo(memo);
            assertThat(Mark.fits(memo, "main", "12345")).isTrue();
        }
    }

    @Test
    void doesNotFitBelowALongMemo() {
        assertThat(Mark.fits("x".repeat(1974), "main", "12345")).isFalse();
    }

    @Test
    void isNotTakenForThatOfAnotherAccount() {
        String marked = Mark.put("HubSpot contact other/1", "main", "2");
        assertThat(Mark.contact(marked, "main")).isEqualTo("2");
        assertThat(Mark.contact(marked, "other")).isEqualTo("1");
        assertThat(Mark.contact(marked, "third")).isNull();
        assertThat(Mark.contact("see HubSpot contact main/2 too", "main")).isNull();
        assertThat(Mark.contact(null, "main")).isNull();
    }

    @Test
    void survivesOtherLineEnds() {
        assertThat(Mark.contact("memo\r\nHubSpot contact main/7\r\n", "main")).isEqualTo("7");
        assertThat(Mark.strip("memo\r\nHubSpot contact main/7\r\n")).isEqualTo("memo");
    }
}
