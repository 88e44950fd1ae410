package dev.serai.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serai.catalogue.SyncLinks.Event;
import dev.serai.catalogue.SyncStandings.Happened;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What happened to records is kept a record at a time and read field by field. */
class SyncHistoryTest {
    private static List<String> told(DataSource database, long before, int limit) {
        return new SyncStandings(JdbcClient.create(database), TestDatabase.transactions(database))
                .history("m", "A", "1", before, limit).stream()
                        .map(one -> String.join(
                                " ",
                                one.what(),
                                String.valueOf(one.property()),
                                String.valueOf(one.before()),
                                String.valueOf(one.after()),
                                String.valueOf(one.reason())))
                        .toList();
    }

    private static Event field(String what, String property, String before, String after, String reason) {
        return new Event(what, "A", "1", property, before, after, reason);
    }

    @Test
    void fieldsOfOneRecordComeBackOneByOneWithTheirReasons() {
        DataSource database = TestDatabase.fresh();
        JdbcClient jdbc = JdbcClient.create(database);
        jdbc.sql("insert into sync (name, state) values ('m', 'ENABLED')").update();
        new SyncLinks(jdbc, new JdbcTemplate(database))
                .events(
                        "m",
                        "run1",
                        List.of(
                                field("link", null, null, null, "one address"),
                                field("conflict", "phone", "1", "2", "newest"),
                                field("conflict", "city", "大阪", "東京, \"{}\" \\", "sansan"),
                                field("create-contact", "company", null, "Acme", "new"),
                                field("create-contact", "jobtitle", null, "CTO", "new"),
                                new Event("create-contact", "B", "2", "jobtitle", null, "CEO", "new")));

        List<String> all = List.of(
                "create-contact jobtitle null CTO new",
                "create-contact company null Acme new",
                "conflict city 大阪 東京, \"{}\" \\ sansan",
                "conflict phone 1 2 newest",
                "link null null null one address");
        assertThat(told(database, Long.MAX_VALUE, 10)).isEqualTo(all);
        assertThat(jdbc.sql("select count(*) from sync_event").query(Long.class).single())
                .isEqualTo(4);

        List<Happened> first =
                new SyncStandings(jdbc, TestDatabase.transactions(database)).history("m", "A", "1", Long.MAX_VALUE, 1);
        assertThat(told(database, first.get(0).id(), 10)).isEqualTo(all.subList(1, 5));
    }

    @Test
    void whatAnOlderHubKeptIsKept() {
        DataSource database = TestDatabase.of("14");
        JdbcClient jdbc = JdbcClient.create(database);
        jdbc.sql("insert into sync (name, state) values ('m', 'ENABLED')").update();
        jdbc.sql("insert into sync_event (sync, run, what, card_id, contact_id, property, before, after, reason) values"
                        + " ('m', 'run1', 'update-contact', 'A', '1', 'phone', null, '2', 'newest'),"
                        + " ('m', null, 'failed', 'A', '1', null, null, null, 'HubSpot refuses')")
                .update();
        jdbc.sql("insert into sync_link (id, sync, card_id, contact_id, memory)"
                        + " values ('l', 'm', 'A', '1', '{\"agreed\": {}, \"offered\": {}}')")
                .update();

        TestDatabase.migrate(database, "latest");

        assertThat(told(database, Long.MAX_VALUE, 10))
                .containsExactly("failed null null null HubSpot refuses", "update-contact phone null 2 newest");
        assertThat(new SyncRollbacks(jdbc).written("run1", "", 10))
                .containsExactly(new SyncRollbacks.Written("update-contact", "A", "1", "phone", null, "2"));
        assertThat(new SyncLinks(jdbc, new JdbcTemplate(database))
                        .find(List.of("l"))
                        .get("l")
                        .memory())
                .contains("agreed");
    }
}
