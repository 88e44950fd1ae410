package dev.serai.sandbox;

import static dev.serai.sandbox.SansanClient.EVER;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CardListTest {
    private static SansanSandbox sandbox;
    private static SansanClient client;
    private static List<JsonNode> truth;

    @BeforeAll
    static void start() {
        sandbox = SansanSandbox.start(SansanSettings.of("port", "0", "cards", "600", "habits.calls-per-second", "0"));
        client = new SansanClient(sandbox);
        truth = StreamSupport.stream(client.admin("GET", "/cards", "").spliterator(), false)
                .toList();
    }

    @AfterAll
    static void stop() {
        sandbox.close();
    }

    private static List<String> ids(List<JsonNode> cards) {
        return cards.stream().map(card -> card.get("id").asText()).toList();
    }

    private static List<String> trueIds(String status, boolean past) {
        return truth.stream()
                .filter(card -> card.get("entryStatus").asText().equals(status)
                        && (past || !card.get("past").asBoolean()))
                .map(card -> card.get("id").asText())
                .toList();
    }

    @Test
    void listsCompletedCurrentCardsUnlessAskedForOthers() {
        assertThat(ids(client.all("/bizCards?range=all&limit=300&" + EVER)))
                .containsExactlyElementsOf(trueIds("completed", false))
                .hasSizeGreaterThan(500);
        assertThat(ids(client.all("/bizCards?range=all&limit=300&includePastBizCards=true&" + EVER)))
                .containsExactlyElementsOf(trueIds("completed", true))
                .hasSizeGreaterThan(trueIds("completed", false).size());
        assertThat(ids(client.all("/bizCards?range=all&entryStatus=processing&entryStatus=unreadable&" + EVER)))
                .containsExactlyInAnyOrderElementsOf(concat(trueIds("processing", true), trueIds("unreadable", true)))
                .isNotEmpty();
        assertThat(ids(client.all("/bizCards?range=all&entryStatus%5B%5D=processing&" + EVER)))
                .containsExactlyElementsOf(trueIds("processing", true));
    }

    private static List<String> concat(List<String> one, List<String> other) {
        List<String> both = new ArrayList<>(one);
        both.addAll(other);
        return both;
    }

    @Test
    void withoutARangeListsOnlyTheCardsOfTheKeysUser() {
        List<JsonNode> mine =
                client.with(SansanClient.SALES).all("/bizCards/search?includePastBizCards=true&limit=300");
        assertThat(mine)
                .isNotEmpty()
                .allSatisfy(card -> assertThat(card.at("/owner/id").asText()).isEqualTo("s.eigyo"));
    }

    @Test
    void bothEndsOfAWindowAreInside() {
        JsonNode card = truth.get(truth.size() / 3);
        String time = card.get("updatedTime").asText();
        String id = card.get("id").asText();
        assertThat(card.get("entryStatus").asText()).isEqualTo("completed");
        assertThat(window(time, "2100-01-01T00:00:00Z")).contains(id);
        assertThat(window("2000-01-01T00:00:00Z", time)).contains(id);
        assertThat(window(later(time), "2100-01-01T00:00:00Z")).doesNotContain(id);
    }

    @Test
    void goesBackwardsThroughAWindowToo() {
        List<String> times = truth.stream()
                .map(card -> card.get("updatedTime").asText())
                .distinct()
                .toList();
        String from = times.get(times.size() / 4);
        String to = times.get(times.size() / 2);
        List<String> forwards = window(from, to);
        List<String> backwards = ids(client.all("/bizCards?range=all&limit=20&includePastBizCards=true&updatedFrom="
                + SansanClient.encoded(from) + "&updatedTo=" + SansanClient.encoded(to) + "&orderDirection=desc"));
        assertThat(backwards)
                .hasSameElementsAs(forwards)
                .hasSameSizeAs(forwards)
                .hasSizeGreaterThan(60);
    }

    private static String later(String time) {
        return SansanClock.text(SansanClock.seconds(time) + 1);
    }

    private static List<String> window(String from, String to) {
        return ids(client.all("/bizCards?range=all&limit=300&includePastBizCards=true&updatedFrom="
                + SansanClient.encoded(from) + "&updatedTo=" + SansanClient.encoded(to)));
    }

    @ParameterizedTest
    @CsvSource({"updatedAt,updatedTime", "registeredAt,registeredTime"})
    void sortsAsAskedFor(String orderBy, String member) {
        Comparator<JsonNode> order = Comparator.comparing(
                        (JsonNode card) -> card.get(member).asText())
                .thenComparing(card -> card.get("id").asText());
        String path = "/bizCards?range=all&limit=100&" + EVER + "&orderBy=" + orderBy;
        assertThat(client.all(path)).isSortedAccordingTo(order);
        assertThat(client.all(path + "&orderDirection=desc")).isSortedAccordingTo(order.reversed());
    }

    @Test
    void showsJapaneseTimesInWholeSecondsNullsForBlanksAndTagsOnlyWhenAsked() {
        JsonNode bare = client.get("/bizCards?range=all&" + EVER).json().at("/data/0");
        assertThat(bare.get("updatedTime").asText()).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\+09:00");
        assertThat(bare.has("tags")).isFalse();
        assertThat(bare.has("entryStatus")).isFalse();
        assertThat(bare.get("id").asText()).matches("[A-Z0-9]{32}");
        List<JsonNode> all = client.all("/bizCards?range=all&includeTags=true&limit=300&" + EVER);
        assertThat(all)
                .allSatisfy(card -> assertThat(card.get("tags").isArray()).isTrue());
        assertThat(all)
                .anySatisfy(card ->
                        assertThat(card.at("/tags/0/owner/id").isTextual()).isTrue());
        assertThat(all)
                .anySatisfy(card -> assertThat(card.get("email").isNull()).isTrue());
        assertThat(all)
                .noneSatisfy(
                        card -> assertThat(card.get("companyName").asText("x")).isEmpty());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/bizCards",
                "/bizCards?updatedFrom=2026-01-01T00:00:00Z",
                "/bizCards?updatedFrom=2026-01-01T00:00:00.123Z&updatedTo=2026-01-02T00:00:00Z",
                "/bizCards?updatedFrom=2026-01-01T00:00:00+09:00&updatedTo=2026-01-02T00:00:00Z",
                "/bizCards?updatedFrom=2026-01-02T00:00:00Z&updatedTo=2026-01-02T00:00:00Z",
                "/bizCards?updatedFrom=2026-01-01&updatedTo=2026-01-02",
                "/bizCards/search?limit=301",
                "/bizCards/search?limit=0",
                "/bizCards/search?range=everything",
                "/bizCards/search?entryStatus=done",
                "/bizCards/search?orderBy=completedAt",
                "/bizCards/search?includeTags=yes",
                "/bizCards/search?tel=abc",
            })
    void refusesWhatItDoesNotUnderstand(String path) {
        var answer = client.get(path);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().get("statusCode").asInt()).isEqualTo(400);
        assertThat(answer.json().at("/error/0/code").isTextual()).isTrue();
    }

    @Test
    void givesPicturesOfCardsThatHaveOne() {
        String id = trueIds("completed", false).get(0);
        var picture = client.get("/bizCards/" + id + "/image?side=back");
        assertThat(picture.response().headers().firstValue("Content-Type")).hasValue("image/jpeg");
        assertThat(picture.response().body()).startsWith(0xFF, 0xD8);
        String registered = client.registered("{'companyName':'株式会社サンプル'}");
        assertThat(client.get("/bizCards/" + registered + "/image").status()).isEqualTo(404);
        client.admin("DELETE", "/cards/" + registered, "");
    }

    @Test
    void tellsThePersonByTheNewestOfItsCards() {
        JsonNode past = truth.stream()
                .filter(card -> card.get("past").asBoolean())
                .findFirst()
                .orElseThrow();
        String person = past.get("personId").asText();
        JsonNode head =
                client.get("/persons/" + person + "?includeTags=true").json().get("item");
        assertThat(head.get("id").asText()).isEqualTo(person);
        assertThat(head.at("/headBizCard/personId").asText()).isEqualTo(person);
        assertThat(head.at("/headBizCard/id").asText())
                .isNotEqualTo(past.get("id").asText());
        assertThat(head.at("/headBizCard/tags").isArray()).isTrue();
        assertThat(client.get("/persons/nobody").status()).isEqualTo(404);
    }
}
