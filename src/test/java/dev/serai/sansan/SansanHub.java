package dev.serai.sansan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serai.HubTest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** A hub with three keys of one imitation of Sansan, whose every call is held against the contract. */
@HubTest
abstract class SansanHub {
    /** Serves all classes that share this hub. */
    static final SansanSide SIDE =
            new SansanSide("cards", "700", "tags", "40", "habits.calls-per-second", "0", "habits.merge-delay", "0s");

    static final Instant EARLY = Instant.parse("2000-01-01T00:00:00Z");
    static final Instant LATE = Instant.parse("2100-01-01T00:00:00Z");

    @Autowired
    Sansan sansan;

    @DynamicPropertySource
    static void keys(DynamicPropertyRegistry properties) {
        properties.add("sansan.keys.main.base-url", SIDE.proxy::baseUrl);
        properties.add("sansan.keys.main.token", () -> SansanSide.ALL);
        properties.add("sansan.keys.main.app-id", () -> "Hub1");
        properties.add("sansan.keys.sales.base-url", SIDE.proxy::baseUrl);
        properties.add("sansan.keys.sales.token", () -> SansanSide.SALES);
        properties.add("sansan.keys.own.base-url", SIDE.proxy::baseUrl);
        properties.add("sansan.keys.own.token", () -> SansanSide.OWN);
        for (String key : List.of("main", "sales", "own")) {
            properties.add("sansan.keys." + key + ".calls-per-second", () -> "500");
        }
        properties.add("sansan.busy.pauses", () -> "30ms,60ms");
        properties.add("sansan.down.delay", () -> "10");
        properties.add("sansan.cut.delay", () -> "10");
    }

    @BeforeEach
    void reset() {
        SIDE.hook("/reset", "");
        SIDE.proxy.forget();
    }

    @AfterEach
    void everyCallKeptToTheContract() {
        assertThat(SIDE.proxy.findings()).isEmpty();
    }

    static void habit(String habits) {
        SIDE.hook("/settings", "{" + habits + "}");
    }

    List<Card> window(Instant from, CardScope scope) {
        List<Card> cards = new ArrayList<>();
        sansan.window("main", from, LATE, scope, cards::addAll);
        return cards;
    }

    List<String> found(String key, CardSearch search) {
        List<String> ids = new ArrayList<>();
        sansan.search(key, search, CardScope.COMPLETE, page -> page.forEach(card -> ids.add(card.id())));
        return ids;
    }

    static List<String> ids(List<Card> cards) {
        return cards.stream().map(Card::id).toList();
    }

    static String made(String members) {
        return SIDE.hook("/cards", "{" + members + "}").get("id").asText();
    }

    static String tag(String name) {
        return SIDE.hook("/tags", "{'name':'" + name + "','type':'shared','owner':'s.eigyo'}")
                .get("id")
                .asText();
    }
}
