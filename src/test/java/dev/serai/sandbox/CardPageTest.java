package dev.serai.sandbox;

import static dev.serai.sandbox.SansanClient.EVER;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CardPageTest {
    private static final String WINDOW = "/bizCards?range=all&limit=20&" + EVER;
    private static SansanSandbox sandbox;
    private static SansanClient client;

    @BeforeAll
    static void start() {
        sandbox = SansanSandbox.start(SansanSettings.of("port", "0", "cards", "120", "habits.calls-per-second", "0"));
        client = new SansanClient(sandbox);
    }

    @AfterAll
    static void stop() {
        sandbox.close();
    }

    @BeforeEach
    void reset() {
        client.admin("/reset", "");
    }

    private static List<String> ids(List<JsonNode> cards) {
        return cards.stream().map(card -> card.get("id").asText()).toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"after-last", "position", "snapshot"})
    void servesEverythingOnceHoweverItPages(String paging) {
        List<String> whole = client.get(WINDOW.replace("limit=20", "limit=300")).ids();
        client.admin("/settings", "{'paging':'" + paging + "'}");
        assertThat(ids(client.all(WINDOW))).isEqualTo(whole).hasSizeGreaterThan(80);
        assertThat(ids(client.all(WINDOW + "&orderDirection=desc")))
                .hasSameSizeAs(whole)
                .doesNotHaveDuplicates();
    }

    @Test
    void aLastPageHasATokenThatIsNullOrNone() {
        String path = WINDOW.replace("limit=20", "limit=300");
        assertThat(client.get(path).json().has("nextPageToken")).isFalse();
        assertThat(client.get(path).json().get("hasMore").asBoolean()).isFalse();
        client.admin("/settings", "{'lastTokenNull':true}");
        assertThat(client.get(path).json().get("nextPageToken").isNull()).isTrue();
    }

    @Test
    void aTokenIsGoodForItsOwnQueryOnly() {
        var first = client.get(WINDOW);
        assertThat(client.get(SansanClient.next(WINDOW, first)).status()).isEqualTo(200);
        for (String other : List.of(
                WINDOW + "&includeTags=true",
                WINDOW.replace("range=all", "range=me"),
                WINDOW.replace("2100", "2099"),
                "/bizCards/search?range=all&limit=20")) {
            assertThat(client.get(SansanClient.next(other, first)).status())
                    .as(other)
                    .isEqualTo(400);
        }
        assertThat(client.with(SansanClient.SALES)
                        .get(SansanClient.next(WINDOW, first))
                        .status())
                .isEqualTo(400);
        assertThat(client.get(WINDOW + "&nextPageToken=nonsense").status()).isEqualTo(400);
    }

    @Test
    void aTokenExpiresIfSoSwitched() {
        client.admin("/settings", "{'tokenLife':'60s'}");
        String next = SansanClient.next(WINDOW, client.get(WINDOW));
        client.admin("/clock", "{'offset':'59s'}");
        assertThat(client.get(next).status()).isEqualTo(200);
        client.admin("/clock", "{'offset':'70s'}");
        assertThat(client.get(next).status()).isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource({"after-last,0", "position,1", "snapshot,0"})
    void aCardThatChangesWhilePagingShiftsPagesOnlyWhereTheyAreCounted(String paging, int missed) {
        client.admin("/settings", "{'paging':'" + paging + "'}");
        List<String> whole = ids(client.all(WINDOW));
        var first = client.get(WINDOW);
        client.admin("/cards/" + first.ids().get(0), "{'title':'新任'}");
        List<String> rest = new ArrayList<>(first.ids());
        rest.addAll(ids(client.all(SansanClient.next(WINDOW, first))));
        assertThat(whole).hasSize((int) rest.stream().distinct().count() + missed);
    }

    @ParameterizedTest
    @CsvSource({
        "short-page,10,true",
        "empty-page,0,true",
        "unsorted-page,20,true",
        "below-after,21,true",
        "skip-first,19,false"
    })
    void spoilsPagesByRule(String effect, int size, boolean nothingLost) {
        List<String> whole = ids(client.all(WINDOW));
        String second = SansanClient.next(WINDOW, client.get(WINDOW));
        client.admin("/faults", "{'path':'bizCards','skip':1,'times':1,'effect':'" + effect + "'}");
        var first = client.get(WINDOW);
        assertThat(client.get(second).ids()).hasSize(size);
        client.admin("DELETE", "/faults", "");
        client.admin("/faults", "{'path':'bizCards','skip':1,'times':1,'effect':'" + effect + "'}");
        List<String> met = ids(client.all(WINDOW));
        assertThat(first.ids()).hasSize(20);
        assertThat(met.containsAll(whole)).isEqualTo(nothingLost);
    }

    @Test
    void tagsComeInPagesToo() {
        for (int i = 0; i < 130; i++) {
            client.admin("/tags", "{'name':'t" + i + "'}");
        }
        assertThat(client.get("/tags?range=all").ids()).hasSize(100);
        assertThat(client.get("/tags?range=all&limit=101").status()).isEqualTo(400);
        assertThat(client.all("/tags?range=all&limit=100"))
                .hasSizeGreaterThan(130)
                .doesNotHaveDuplicates()
                .extracting(tag -> tag.get("name").asText())
                .isSorted();
        client.admin("/settings", "{'tagsLimit':300}");
        assertThat(client.get("/tags?range=all&limit=300").ids()).hasSizeGreaterThan(130);
        assertThat(client.get("/tags?range=all&limit=400").status()).isEqualTo(200);
        assertThat(client.all("/departments?limit=2")).hasSize(5);
    }
}
