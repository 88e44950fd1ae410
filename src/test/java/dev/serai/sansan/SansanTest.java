package dev.serai.sansan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.serai.HubTest;
import dev.serai.remote.Refusal;
import dev.serai.remote.RemoteException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The hub's client through the real door on real HTTP, with both values of every switch for the unknown. */
@HubTest
class SansanTest {
    private static final SansanSide SIDE =
            new SansanSide("cards", "700", "tags", "40", "habits.calls-per-second", "0", "habits.merge-delay", "0s");
    private static final Instant EARLY = Instant.parse("2000-01-01T00:00:00Z");
    private static final Instant LATE = Instant.parse("2100-01-01T00:00:00Z");

    @Autowired
    private Sansan sansan;

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

    @AfterAll
    static void close() {
        SIDE.close();
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

    private static void habit(String habits) {
        SIDE.hook("/settings", "{" + habits + "}");
    }

    private List<Card> window(Instant from, CardScope scope) {
        List<Card> cards = new ArrayList<>();
        sansan.window("main", from, LATE, scope, cards::addAll);
        return cards;
    }

    private List<String> found(String key, CardSearch search) {
        List<String> ids = new ArrayList<>();
        sansan.search(key, search, CardScope.COMPLETE, page -> page.forEach(card -> ids.add(card.id())));
        return ids;
    }

    private static List<String> ids(List<Card> cards) {
        return cards.stream().map(Card::id).toList();
    }

    private static String made(String members) {
        return SIDE.hook("/cards", "{" + members + "}").get("id").asText();
    }

    private static String tag(String name) {
        return SIDE.hook("/tags", "{'name':'" + name + "','type':'shared','owner':'s.eigyo'}")
                .get("id")
                .asText();
    }

    @Test
    void tellsWhoseAKeyIsAndWhatItSees() {
        SansanUser user = sansan.whoami("sales");
        assertThat(user.id()).isEqualTo("s.eigyo");
        assertThat(user.userType()).isEqualTo("SectionalAdministrator");
        assertThat(user.canUpdateData()).isTrue();
        assertThat(user.departments()).containsExactly("営業部");
        Sight sight = sansan.sight("sales");
        assertThat(sight.more()).isTrue();
        assertThat(sight.cards()).isEqualTo(100);
        assertThat(sight.owners()).containsExactly("佐藤 真由美", "営業 さくら", "鈴木 健一");
        assertThatThrownBy(() -> sansan.whoami("other"))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("known are [main, sales, own]");
    }

    @Test
    void readsAllThatACardSays() {
        String shared = tag("展示会");
        String id = made("'lastName':'山田','email':'a@example.jp','memo':'1\\n2','tagIds':['" + shared + "'],"
                + "'owner':'m.sato','exchangeDate':'2026-08-01'");
        Card card = sansan.card("main", id).orElseThrow();
        assertThat(card.value("lastName")).isEqualTo("山田");
        assertThat(card.value("memo")).isEqualTo("1\n2");
        assertThat(card.value("owner.email")).isEqualTo("m.sato@our-company.example.jp");
        assertThat(card.values()).doesNotContainKeys("firstName", "tags", "companyId");
        assertThat(card.owner().id()).isEqualTo("m.sato");
        assertThat(card.personId()).isNotBlank();
        assertThat(card.updatedAt()).isEqualTo(card.registeredAt()).isAfter(Instant.parse("2026-11-01T00:00:00Z"));
        assertThat(card.tags()).singleElement().satisfies(tag -> {
            assertThat(tag.id()).isEqualTo(shared);
            assertThat(tag.type()).isEqualTo("shared");
            assertThat(tag.owner().name()).isEqualTo("営業 さくら");
        });
        assertThat(SIDE.proxy.requests()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"'singleCard':'wrapped'", "'singleCard':'bare'", "'capitalTagId':true", "'showEntryStatus':true"
            })
    void takesACardInEitherForm(String habit) {
        habit(habit);
        String shared = tag("展示会");
        String id = made("'lastName':'山田','tagIds':['" + shared + "']");
        Card card = sansan.card("main", id).orElseThrow();
        assertThat(card.id()).isEqualTo(id);
        assertThat(card.tags()).extracting(Tag::id).containsExactly(shared);
        assertThat(found("main", CardSearch.byTags(List.of(shared)))).containsExactly(id);
        assertThat(card.values().containsKey("entryStatus")).isEqualTo(habit.contains("EntryStatus"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"not-found", "forbidden"})
    void aCardOutOfSightIsNotThereHoweverItIsRefused(String hidden) {
        habit("'hiddenCards':'" + hidden + "'");
        String id = made("'lastName':'山田','owner':'t.kanri'");
        assertThat(sansan.card("main", id)).isPresent();
        assertThat(sansan.card("own", id)).isEmpty();
        SIDE.hook("DELETE", "/cards/" + id, "");
        assertThat(sansan.card("main", id)).isEmpty();
        SIDE.proxy.forget();
    }

    @ParameterizedTest
    @CsvSource({"201,id,true", "200,id,true", "201,empty,false", "200,none,false"})
    void registersACardWithOrWithoutLearningItsId(int status, String body, boolean told) {
        habit("'createdStatus':" + status + ",'createdBody':'" + body + "'");
        String shared = tag("新規");
        CardDraft draft = new CardDraft(
                Map.of("lastName", "見本", "email", "mihon@example.jp", "fax", " ", "memo", "HubSpot contact main/1"),
                List.of(shared));
        Optional<String> id = sansan.create("main", draft);
        List<String> found = found("main", CardSearch.byEmail("mihon@example.jp"));
        assertThat(found).hasSize(1);
        assertThat(id.isPresent()).isEqualTo(told);
        id.ifPresent(known -> assertThat(found).containsExactly(known));
        Card card = sansan.card("main", found.get(0)).orElseThrow();
        assertThat(card.value("memo")).isEqualTo("HubSpot contact main/1");
        assertThat(card.tags()).extracting(Tag::id).containsExactly(shared);
        assertThat(card.owner().id()).isEqualTo("t.kanri");
    }

    @Test
    void refusesADraftThatSansanWouldRefuse() {
        assertThatThrownBy(() -> new CardDraft(Map.of("email", "a@example.jp", "lastName", " "), List.of()))
                .hasMessageContaining("neither companyName nor lastName nor firstName");
        assertThatThrownBy(() -> new CardDraft(Map.of("lastName", "a"), java.util.Collections.nCopies(16, "x")))
                .hasMessageContaining("16 tags");
        assertThatThrownBy(() -> sansan.create("main", new CardDraft(Map.of("lastName", "a"), List.of("unknown"))))
                .isInstanceOfSatisfying(
                        RemoteException.class,
                        refused -> assertThat(refused.status()).isEqualTo(400));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'paging':'after-last'",
                "'paging':'position'",
                "'paging':'snapshot'",
                "'lastTokenNull':true",
                "'lastTokenNull':false"
            })
    void readsAWindowWhole(String habit) {
        habit(habit);
        assertThat(ids(window(EARLY, CardScope.COMPLETE)))
                .containsExactlyInAnyOrderElementsOf(SIDE.truth(true))
                .hasSizeGreaterThan(600);
        assertThat(ids(window(EARLY, CardScope.CURRENT))).containsExactlyInAnyOrderElementsOf(SIDE.truth(false));
        assertThat(window(EARLY, CardScope.CURRENT)).allMatch(card -> card.tags() != null);
        assertThat(window(EARLY, new CardScope(false, false, null))).allMatch(card -> card.tags() == null);
        assertThat(window(EARLY, new CardScope(false, true, "processing"))).isNotEmpty();
    }

    @Test
    void asksForNothingInAnEmptyWindow() {
        sansan.window("main", LATE, LATE, CardScope.CURRENT, page -> {
            throw new AssertionError("a page");
        });
        assertThat(SIDE.proxy.requests()).isEmpty();
        assertThat(window(Instant.now().plusSeconds(3600), CardScope.CURRENT)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"after-last", "position", "snapshot"})
    void missesNoCardOfAWindowWhenOthersChangeMeanwhile(String paging) {
        habit("'paging':'" + paging + "'");
        List<String> truth = SIDE.truth(true);
        List<Card> read = new ArrayList<>();
        sansan.window("main", EARLY, LATE, CardScope.COMPLETE, page -> {
            read.addAll(page);
            for (int i = 0; i < 5 && read.size() < 600; i++) {
                SIDE.hook("/cards/" + page.get(i).id(), "{'title':'新任'}");
            }
        });
        assertThat(ids(read)).containsAll(truth);
        assertThat(read).filteredOn(card -> "新任".equals(card.value("title"))).hasSizeGreaterThanOrEqualTo(5);
    }

    @ParameterizedTest
    @ValueSource(strings = {"after-last", "position", "snapshot"})
    void missesNoCardOfASecondThatHoldsMoreThanAPage(String paging) {
        habit("'paging':'" + paging + "','taggingMovesUpdatedTime':true");
        List<String> many = new ArrayList<>();
        for (int i = 0; i < 310; i++) {
            many.add(made("'lastName':'同時" + i + "'"));
        }
        SIDE.hook("/clock", "{'offset':'2h'}");
        List<String> read = new ArrayList<>();
        sansan.window("main", Instant.now().minusSeconds(600), LATE, CardScope.COMPLETE, page -> {
            if (read.isEmpty()) {
                SIDE.hook("DELETE", "/cards/" + page.get(0).id(), "");
                SIDE.hook("DELETE", "/cards/" + page.get(1).id(), "");
            }
            page.forEach(card -> read.add(card.id()));
        });
        assertThat(read).containsAll(many);
    }

    @ParameterizedTest
    @ValueSource(strings = {"short-page", "empty-page", "unsorted-page", "below-after"})
    void readsAWindowWholeWhenPagesAreSpoiled(String effect) {
        SIDE.hook("/faults", "{'path':'bizCards','every':2,'effect':'" + effect + "'}");
        assertThat(ids(window(EARLY, CardScope.COMPLETE))).containsAll(SIDE.truth(true));
        List<String> found = found("main", CardSearch.EVERYTHING);
        assertThat(found).containsAll(SIDE.truth(true));
    }

    @Test
    void aWindowSurvivesAPageThatLacksItsFirstCard() {
        SIDE.hook("/faults", "{'path':'bizCards','skip':1,'effect':'skip-first'}");
        assertThat(ids(window(EARLY, CardScope.COMPLETE))).containsAll(SIDE.truth(true));
    }

    @ParameterizedTest
    @ValueSource(strings = {"both", "plain", "bracketed"})
    void findsByTagsHoweverListsAreSpelled(String spelling) {
        habit("'arrayKeys':'" + spelling + "'");
        String one = tag("関東");
        String other = tag("関西");
        String first = made("'lastName':'一','tagIds':['" + one + "']");
        String second = made("'lastName':'二','tagIds':['" + other + "']");
        assertThat(found("sales", CardSearch.byTags(List.of(one)))).isEmpty();
        assertThat(found("main", CardSearch.byTags(List.of(one)))).containsExactly(first);
        assertThat(found("main", CardSearch.byTags(List.of(one, other)))).containsExactlyInAnyOrder(first, second);
        SIDE.proxy.forget();
    }

    @Test
    void findsByEveryCriterion() {
        String id = made("'lastName':'山本','firstName':'五十六','companyName':'株式会社連合','email':'i56@example.jp',"
                + "'tel':'03-9999-1111','mobile':'090-9999-2222'");
        for (CardSearch search : List.of(
                CardSearch.byEmail("i56@example.jp"),
                new CardSearch("連合", null, null, null, null, List.of()),
                new CardSearch(null, "山本五", null, null, null, List.of()),
                new CardSearch(null, null, null, "9999-1111", null, List.of()),
                new CardSearch(null, null, null, null, "9999-2222", List.of()))) {
            assertThat(found("main", search)).as(search.toString()).containsExactly(id);
        }
        assertThat(found("main", CardSearch.EVERYTHING)).hasSameElementsAs(SIDE.truth(true));
    }

    @ParameterizedTest
    @ValueSource(ints = {100, 300})
    void listsPublicAndSharedTagsWhateverFitsAPage(int limit) {
        habit("'tagsLimit':" + limit);
        for (int i = 0; i < 280; i++) {
            tag("連番" + i);
        }
        SIDE.hook("/tags", "{'name':'秘密','type':'private','owner':'t.kanri'}");
        List<Tag> tags = sansan.tags("main");
        assertThat(tags).extracting(Tag::name).contains("連番0", "連番279").doesNotContain("秘密");
        assertThat(tags).extracting(Tag::type).containsOnly("public", "shared");
        assertThat(tags).allMatch(tag -> tag.owner().id() != null).hasSizeGreaterThan(300);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aTaggedCardIsFoundByItsTagWhetherOrNotItsTimeMoved(boolean moves) {
        habit("'taggingMovesUpdatedTime':" + moves);
        String id = SIDE.truth(false).get(0);
        String one = tag("後から");
        Instant before = Instant.now().minusSeconds(2);
        SIDE.hook("/cards/" + id + "/tags", "{'add':['" + one + "']}");
        assertThat(ids(window(before, CardScope.COMPLETE)).contains(id)).isEqualTo(moves);
        assertThat(found("main", CardSearch.byTags(List.of(one)))).containsExactly(id);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aMergedCardShowsItsNewPersonWhetherOrNotItsTimeMoved(boolean moves) {
        habit("'mergingMovesUpdatedTime':" + moves);
        List<String> two = List.of(made("'lastName':'甲'"), made("'lastName':'乙'"));
        SIDE.hook("/clock", "{'offset':'1h'}");
        Instant before = Instant.now().plusSeconds(600);
        SIDE.hook("/persons/merge", "{'cards':['" + two.get(0) + "','" + two.get(1) + "']}");
        assertThat(window(before, CardScope.COMPLETE).isEmpty()).isNotEqualTo(moves);
        assertThat(two.stream()
                        .map(id -> sansan.card("main", id).orElseThrow().personId())
                        .distinct())
                .hasSize(1);
    }
}
