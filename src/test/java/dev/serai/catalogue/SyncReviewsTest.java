package dev.serai.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.serai.catalogue.SyncReviews.ReviewRow;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

class SyncReviewsTest {
    private static final DataSource DATABASE = TestDatabase.fresh();

    private final JdbcClient jdbc = JdbcClient.create(DATABASE);
    private final SyncReviews reviews =
            new SyncReviews(jdbc, new JdbcTemplate(DATABASE), TestDatabase.transactions(DATABASE));

    @BeforeEach
    void cards() {
        jdbc.sql("delete from sync").update();
        jdbc.sql("insert into sync (name, state) values ('m', 'ENABLED')").update();
        for (String id : List.of("A", "B")) {
            jdbc.sql("insert into sync_card (sync, id, key, content, hash) values ('m', ?, 'main',"
                            + " '{\"values\": {\"title\": \"CTO\"}}', '')")
                    .param(id)
                    .update();
        }
        reviews.put("m", List.of(row("A", "jobtitle", "CEO"), row("A", "company", "Acme")));
    }

    private static ReviewRow row(String card, String property, String after) {
        String member = property.equals("jobtitle") ? "title" : "companyName";
        return new ReviewRow(card, "1", property, member, "before", after, "changed on the contact");
    }

    private List<String> listed() {
        return reviews.page("m", "", 10).stream()
                .flatMap(card -> card.changes().stream())
                .map(row -> row.cardId() + " " + row.property() + " " + row.before() + " " + row.after())
                .toList();
    }

    @Test
    void aFurtherChangeLeavesTheOthersOfTheCardWhereTheyAre() {
        reviews.put("m", List.of(row("A", "jobtitle", "CFO")));

        assertThat(listed()).containsExactly("A company null Acme", "A jobtitle CTO CFO");
        assertThat(reviews.count("m")).isEqualTo(1);
    }

    @Test
    void changesGoOverToTheCardThatTakesThePlaceOfAnother() {
        reviews.put("m", List.of(row("B", "jobtitle", "CFO")));

        reviews.move("m", "A", "B");

        assertThat(listed()).containsExactly("B company null Acme", "B jobtitle CTO CFO");
    }

    @Test
    void whatIsOfferedNoLongerLeavesTheList() {
        reviews.offered("m", Map.of("A", Set.of("company")));

        assertThat(listed()).containsExactly("A company null Acme");
    }

    @Test
    void aCardThatIsGoneIsNotListed() {
        jdbc.sql("update sync_card set gone = true where id = 'A'").update();

        assertThat(listed()).isEmpty();
        assertThat(reviews.count("m")).isZero();
    }

    @Test
    void whatIsTickedOffStandsInTheHistory() {
        assertThat(reviews.done("m", "A", List.of("phone"), "by hand")).isEmpty();
        assertThat(reviews.done("m", "A", List.of("company"), "by hand")).containsExactly("company");
        assertThat(reviews.done("m", "A", List.of(), "by hand")).containsExactly("jobtitle");

        assertThat(listed()).isEmpty();
        assertThat(new SyncStandings(jdbc, TestDatabase.transactions(DATABASE))
                        .history("m", "A", null, Long.MAX_VALUE, 10))
                .extracting(SyncStandings.Happened::what, SyncStandings.Happened::property)
                .containsExactly(tuple("review-done", "jobtitle"), tuple("review-done", "company"));
    }
}
