package dev.serai.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class SyncPastTest {
    private static final DataSource DATABASE = TestDatabase.fresh();
    private static final String QUIET = "{\"actions\": {}, \"outcomes\": {}}";
    private static final String BUSY = "{\"actions\": {\"UpdateContact\": 1}, \"outcomes\": {\"done\": 1}}";

    private final JdbcClient jdbc = JdbcClient.create(DATABASE);
    private final SyncPast past = new SyncPast(jdbc);

    @BeforeEach
    void aSync() {
        jdbc.sql("delete from sync_event").update();
        jdbc.sql("delete from sync").update();
        jdbc.sql("insert into sync (name, state) values ('m', 'ENABLED')").update();
    }

    private void run(String id, String kind, String state, String counts, int daysAgo) {
        jdbc.sql("insert into sync_run (id, sync, kind, state, counts, started_at, finished_at) values (?, 'm', ?, ?,"
                        + " ?::jsonb, now() - make_interval(days => ?), now() - make_interval(days => ?))")
                .params(id, kind, state, counts, daysAgo, daysAgo)
                .update();
        jdbc.sql("insert into sync_decision (run, place, kinds, content) values (?, 0, '{UpdateContact}', '{}')")
                .param(id)
                .update();
    }

    private void rollback(String id, String of, int daysAgo) {
        run(id, "rollback", "COMPLETED", BUSY, daysAgo);
        jdbc.sql("update sync_run set rolls_back = ? where id = ?")
                .params(of, id)
                .update();
    }

    private void event(String run, int daysAgo) {
        jdbc.sql("insert into sync_event (sync, run, what, contact_id, properties, at)"
                        + " values ('m', ?, 'update-contact', '1', '{email}', now() - make_interval(days => ?))")
                .params(run, daysAgo)
                .update();
    }

    private List<String> runs() {
        return jdbc.sql("select id from sync_run order by id")
                .query(String.class)
                .list();
    }

    private List<String> runsOf(String table) {
        return jdbc.sql("select distinct run from " + table + " order by run")
                .query(String.class)
                .list();
    }

    @Test
    void decisionsGoAndTheirRunsAndThoseOfTheNewestRunAndTheLastPreviewStay() {
        run("a-old", "changes", "COMPLETED", BUSY, 40);
        run("b-preview", "preview", "COMPLETED", BUSY, 39);
        run("c-preview", "preview", "COMPLETED", BUSY, 38);
        run("d-young", "changes", "COMPLETED", BUSY, 20);
        run("e-last", "changes", "COMPLETED", BUSY, 19);
        jdbc.sql("update sync set preview = '{\"run\": \"c-preview\"}'").update();

        assertThat(past.forgetDecisions(Duration.ofDays(30))).isEqualTo(2);

        assertThat(runs()).hasSize(5);
        assertThat(runsOf("sync_decision")).containsExactly("c-preview", "d-young", "e-last");
        assertThat(past.forgetDecisions(Duration.ofDays(1))).isEqualTo(1);
        assertThat(runsOf("sync_decision")).containsExactly("c-preview", "e-last");
    }

    @Test
    void runsThatHadNothingToDoGoFirst() {
        run("a-quiet", "changes", "COMPLETED", QUIET, 8);
        run("b-full", "full", "COMPLETED", QUIET, 8);
        run("c-busy", "changes", "COMPLETED", BUSY, 8);
        run("d-failed", "changes", "FAILED", QUIET, 8);
        run("e-preview", "preview", "COMPLETED", QUIET, 8);
        run("f-young", "changes", "COMPLETED", QUIET, 6);
        run("g-last", "changes", "COMPLETED", QUIET, 5);

        assertThat(past.forgetQuietRuns(Duration.ofDays(7))).isEqualTo(2);

        assertThat(runs()).containsExactly("c-busy", "d-failed", "e-preview", "f-young", "g-last");
        past.forgetQuietRuns(Duration.ofDays(1));
        assertThat(runs()).containsExactly("c-busy", "d-failed", "e-preview", "g-last");
    }

    @Test
    void aRunStaysWhileItsRollbackDoesAndThatWhileARecordIsHeldBecauseOfIt() {
        run("a", "changes", "COMPLETED", BUSY, 400);
        rollback("b", "a", 390);
        run("c", "changes", "COMPLETED", BUSY, 380);
        run("d-last", "changes", "COMPLETED", BUSY, 370);
        jdbc.sql("insert into sync_record (sync, side, id, status, run) values ('m', 'HUBSPOT', '1', 'held', 'b')")
                .update();

        past.forgetRuns(Duration.ofDays(365));
        assertThat(runs()).containsExactly("a", "b", "d-last");

        jdbc.sql("update sync_record set status = 'in-sync'").update();
        past.forgetRuns(Duration.ofDays(365));
        past.forgetRuns(Duration.ofDays(365));
        assertThat(runs()).containsExactly("d-last");
    }

    @Test
    void historyStaysThatARollbackOfAListedRunMayNeed() {
        run("b", "changes", "COMPLETED", BUSY, 380);
        run("c-last", "changes", "COMPLETED", BUSY, 10);
        event("a", 500);
        event("b", 380);
        event("between", 370);
        event("c-last", 10);
        jdbc.sql("update sync_event set at = at + interval '1 minute'").update();

        past.forgetHistory(Duration.ofDays(365));
        assertThat(runsOf("sync_event")).containsExactly("b", "between", "c-last");

        past.forgetRuns(Duration.ofDays(365));
        past.forgetHistory(Duration.ofDays(365));
        assertThat(runsOf("sync_event")).containsExactly("c-last");
    }
}
