package dev.serai.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

class SyncStandingsTest {
    private static final DataSource DATABASE = TestDatabase.fresh();

    private final JdbcClient jdbc = JdbcClient.create(DATABASE);
    private final SyncStandings standings = new SyncStandings(jdbc, TestDatabase.transactions(DATABASE));
    private final RecordStandings records = new RecordStandings(jdbc, new JdbcTemplate(DATABASE));

    @BeforeEach
    void pairs() {
        jdbc.sql("delete from sync").update();
        jdbc.sql("insert into sync (name, state) values ('m', 'ENABLED')").update();
        card("A7", "Mihon", "Taro", "taro@b.com", false);
        contact("1", "Mihon", "Taro", "taro@b.com", "[]", false);
        stands("SANSAN", "A7", "A7", "1", "in-sync");
        stands("HUBSPOT", "1", "A7", "1", "in-sync");
        link("A7", "1");
    }

    private void card(String id, String last, String first, String email, boolean gone) {
        jdbc.sql(
                        "insert into sync_card (sync, id, key, content, hash, gone) values ('m', ?, 'main', jsonb_build_object("
                                + "'values', jsonb_build_object('lastName', ?, 'firstName', ?, 'email', ?::text)), '', ?)")
                .params(id, last, first, email, gone)
                .update();
    }

    private void contact(String id, String last, String first, String email, String former, boolean gone) {
        jdbc.sql(
                        "insert into sync_contact (sync, id, content, hash, gone) values ('m', ?, jsonb_build_object('values',"
                                + " jsonb_build_object('lastname', ?, 'firstname', ?, 'email', ?::text), 'formerIds', ?::jsonb), '', ?)")
                .params(id, last, first, email, former, gone)
                .update();
    }

    private void stands(String side, String id, String card, String contact, String status) {
        jdbc.sql("insert into sync_record (sync, side, id, card_id, contact_id, status) values ('m', ?, ?, ?, ?, ?)")
                .params(side, id, card, contact, status)
                .update();
    }

    private void link(String card, String contact) {
        jdbc.sql("insert into sync_link (id, sync, card_id, contact_id, memory) values (?, 'm', ?, ?, '{}')")
                .params(card + contact, card, contact)
                .update();
    }

    private List<String> all() {
        return standings.page("m", null, null, "", 100).stream()
                .map(one -> one.record() + " " + one.cardId() + " " + one.status())
                .toList();
    }

    private List<String> sought(String q) {
        List<String> found = standings.page("m", null, q, "", 100).stream()
                .map(SyncStandings.Stood::record)
                .toList();
        assertThat(standings.count("m", null, q)).isEqualTo(found.size());
        return found;
    }

    @Test
    void eachCardContactOrPairIsThereOnce() {
        card("B", "Doe", "Jane", "jane@b.com", false);
        card("C", "Roe", "Max", null, false);
        stands("SANSAN", "C", "C", null, "excluded");
        contact("2", "Moe", "Mia", null, "[]", false);

        assertThat(all())
                .containsExactly(
                        "card-B B undecided", "card-C C excluded", "contact-1 A7 in-sync", "contact-2 null undecided");
        assertThat(standings.counts("m")).isEqualTo(Map.of("in-sync", 1L, "excluded", 1L, "undecided", 2L));
        assertThat(standings.page("m", "undecided", null, "card-B", 1))
                .extracting(SyncStandings.Stood::record)
                .containsExactly("contact-2");
    }

    @Test
    void aRecordIsFoundByEitherIdAnAddressOrAName() {
        contact("2", "山田", "花子", "hanako@b.com", "[\"9\"]", false);

        assertThat(sought("A7")).containsExactly("contact-1");
        assertThat(sought("card-a7")).isEmpty();
        assertThat(sought("1")).containsExactly("contact-1");
        assertThat(sought("9")).containsExactly("contact-2");
        assertThat(sought("@B.com")).containsExactly("contact-1", "contact-2");
        assertThat(sought("花子 山田")).containsExactly("contact-2");
        assertThat(sought("taro mihon")).containsExactly("contact-1");
        assertThat(sought("%")).isEmpty();
        assertThat(standings.find("m", "A7", null)).get().extracting("record").isEqualTo("contact-1");
        assertThat(standings.find("m", null, "3")).isEmpty();
    }

    @Test
    void aContactThatWasMergedAwayKeepsNoCard() {
        contact("2", "Mihon", "Taro", "taro@b.com", "[\"1\"]", false);
        stands("HUBSPOT", "2", "A7", "2", "in-sync");
        jdbc.sql("update sync_link set contact_id = '2'").update();

        records.tidy("m");
        assertThat(all()).containsExactly("contact-1 null gone", "contact-2 A7 in-sync");

        jdbc.sql("update sync_contact set gone = true where id = '1'").update();
        records.tidy("m");
        assertThat(all()).containsExactly("contact-2 A7 in-sync");
    }

    @Test
    void aPairWithASideThatIsGoneStays() {
        jdbc.sql("update sync_card set gone = true").update();

        records.tidy("m");

        assertThat(all()).containsExactly("contact-1 A7 in-sync");
        assertThat(standings.find("m", "A7", null)).get().extracting("cardGone").isEqualTo(true);
    }
}
