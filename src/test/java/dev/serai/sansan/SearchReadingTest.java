package dev.serai.sansan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.serai.remote.RemoteException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers that no Sansan should give. */
class SearchReadingTest {
    private final CardCalls calls = new CardCalls("main", "v6.0", new ListSpelling());

    private static byte[] page(String more, String token, String... cards) {
        String next = token == null ? "" : ",'nextPageToken':'" + token + "'";
        return bytes("{'hasMore':" + more + next + ",'data':[" + String.join(",", cards) + "]}");
    }

    private static byte[] bytes(String json) {
        return json.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    }

    private static String card(String id, String tag) {
        return "{'id':'" + id + "','registeredTime':'2026-08-01T09:30:00+09:00','owner':{'id':'o'},'tags':[{'Id':'"
                + tag + "','name':'t'}]}";
    }

    @Test
    void doesNotBelieveASearchThatFindsCardsWithoutTheTag() {
        CardReading reading = new SearchReading(calls, CardSearch.byTags(List.of("T1")), CardScope.CURRENT);
        assertThat(reading.next().orElseThrow().query()).contains("tagId=T1&");
        assertThat(reading.accept(page("true", "x", card("1", "T1"), card("2", "T2"))))
                .isEmpty();
        assertThat(reading.next().orElseThrow().query())
                .contains("tagId%5B%5D=T1&")
                .doesNotContain("nextPageToken");
        assertThatThrownBy(() -> reading.accept(page("false", null, card("2", "T2"))))
                .isInstanceOf(RemoteException.class)
                .hasMessageContaining("cards without any of the tags [T1] that were searched for");
    }

    @Test
    void doesNotBelieveLaterPagesWithoutTheTagEither() {
        CardReading reading = new SearchReading(calls, CardSearch.byTags(List.of("T1")), CardScope.CURRENT);
        assertThat(reading.accept(page("true", "x", card("1", "T1")))).hasSize(1);
        assertThatThrownBy(() -> reading.accept(page("false", null, card("2", "T2"))))
                .isInstanceOf(RemoteException.class);
    }

    @Test
    void remembersTheSpellingThatWorked() {
        CardReading first = new SearchReading(calls, CardSearch.byTags(List.of("T1")), CardScope.CURRENT);
        first.accept(page("false", null, card("2", "T2")));
        assertThat(first.accept(page("false", null, card("1", "T1")))).hasSize(1);
        assertThat(first.next()).isEmpty();
        CardReading second = new SearchReading(calls, CardSearch.byTags(List.of("T1", "T2")), CardScope.CURRENT);
        assertThat(second.next().orElseThrow().query()).contains("tagId%5B%5D=T1&tagId%5B%5D=T2&");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'hasMore':false}",
                "{'data':[]}",
                "[]",
                "<html>",
                "",
                "{'hasMore':true,'data':[]}",
                "{'hasMore':true,'nextPageToken':null,'data':[]}",
                "{'hasMore':false,'data':[{'name':'no id'}]}"
            })
    void refusesWhatIsNoPage(String answer) {
        CardReading search = new SearchReading(calls, CardSearch.EVERYTHING, CardScope.CURRENT);
        CardReading window = new WindowReading(calls, Instant.EPOCH, Instant.now(), CardScope.CURRENT);
        for (CardReading reading : List.of(search, window)) {
            assertThatThrownBy(() -> reading.accept(bytes(answer)))
                    .isInstanceOf(RemoteException.class)
                    .hasMessageStartingWith("sansan GET /v6.0/bizCards");
        }
    }

    @Test
    void endsAReadingThatLeadsNowhere() {
        CardReading search = new SearchReading(calls, CardSearch.EVERYTHING, CardScope.CURRENT);
        CardReading window = new WindowReading(calls, Instant.EPOCH, Instant.now(), CardScope.CURRENT);
        for (CardReading reading : List.of(search, window)) {
            assertThatThrownBy(() -> {
                        for (int i = 0; i < 20; i++) {
                            reading.accept(page("true", "same"));
                        }
                    })
                    .isInstanceOf(RemoteException.class)
                    .hasMessageContaining("leads to itself");
        }
    }

    @Test
    void takesACardWithNothingButItsId() {
        CardReading reading = new SearchReading(calls, CardSearch.EVERYTHING, CardScope.CURRENT);
        Card card = reading.accept(page("false", null, "{'id':7,'updatedTime':'soon','owner':null,'x':[1]}"))
                .get(0);
        assertThat(card.id()).isEqualTo("7");
        assertThat(card.updatedAt()).isNull();
        assertThat(card.owner()).isNull();
        assertThat(card.tags()).isNull();
    }
}
