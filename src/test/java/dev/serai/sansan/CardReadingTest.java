package dev.serai.sansan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.serai.remote.RemoteException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Windows and searches through the real door on real HTTP, while other things happen. */
class CardReadingTest extends SansanHub {
    private final AtomicInteger hours = new AtomicInteger();

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
    void missesNoCardOfASecondThatHoldsMoreThanTwoPages(String paging) {
        habit("'paging':'" + paging + "'");
        SIDE.hook("/clock", "{'stands':true}");
        List<String> many = new ArrayList<>();
        for (int i = 0; i < 650; i++) {
            many.add(made("'lastName':'同時" + i + "'"));
        }
        SIDE.hook("/clock", "{'offset':'2h'}");
        List<String> read = new ArrayList<>();
        sansan.window("main", Instant.now().minusSeconds(600), LATE, CardScope.COMPLETE, page -> {
            if (read.size() == 300) {
                SIDE.hook("DELETE", "/cards/" + page.get(0).id(), "");
                SIDE.hook("DELETE", "/cards/" + page.get(1).id(), "");
            }
            assertThat(page)
                    .extracting(Card::updatedAt)
                    .containsOnly(page.get(0).updatedAt());
            page.forEach(card -> read.add(card.id()));
        });
        assertThat(read).containsAll(many);
    }

    @Test
    void readsOnWhenATokenHasExpiredBeforeTheNextPage() {
        habit("'tokenLife':'60s'");
        SIDE.hook("/clock", "{'stands':true}");
        List<String> many = new ArrayList<>();
        for (int i = 0; i < 350; i++) {
            many.add(made("'lastName':'同秒" + i + "'"));
        }
        List<String> read = new ArrayList<>();
        Consumer<List<Card>> once = page -> {
            if (read.isEmpty()) {
                SIDE.hook("/clock", "{'offset':'2h'}");
            }
            read.addAll(ids(page));
        };
        Instant second = sansan.card("main", many.get(0)).orElseThrow().updatedAt();
        sansan.window("main", second, LATE, CardScope.COMPLETE, once);
        assertThat(read).containsAll(many);
        read.clear();
        SIDE.hook("/clock", "{'offset':'0s'}");
        sansan.search("main", CardSearch.EVERYTHING, CardScope.COMPLETE, once);
        assertThat(read).containsAll(SIDE.truth(true));
        assertThat(SIDE.hook("GET", "/stats", "").get("byPath").toString())
                .containsPattern("bizCards\":\\{[^}]*\"400\":1.*search\":\\{[^}]*\"400\":1");
    }

    @Test
    void endsAReadingWhoseTokensAllExpireAtOnce() {
        habit("'tokenLife':'1s'");
        Consumer<List<Card>> late = page -> SIDE.hook("/clock", "{'offset':'" + hours.incrementAndGet() + "h'}");
        assertThatThrownBy(() -> sansan.search("main", CardSearch.EVERYTHING, CardScope.COMPLETE, late))
                .isInstanceOfSatisfying(
                        RemoteException.class,
                        failed -> assertThat(failed.status()).isEqualTo(400));
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
