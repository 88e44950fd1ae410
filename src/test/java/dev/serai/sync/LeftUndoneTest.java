package dev.serai.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serai.catalogue.SyncRunRow;
import dev.serai.flow.Runs;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What a run leaves undone, and how it is told and made up for. */
class LeftUndoneTest extends SyncHub {
    @Autowired
    SyncStatuses statuses;

    @Autowired
    Runs runs;

    @AfterEach
    void noFaults() {
        hook("DELETE", SANSAN.baseUrl(), "/faults", "");
    }

    private static void refuseACard(String delay) {
        hook(
                SANSAN.baseUrl(),
                "/faults",
                "{'method': 'POST', 'path': '/bizCards$', 'status': 400, 'times': 1, 'delay': '" + delay + "'}");
    }

    private Map<String, Object> record(String contact) {
        return jdbc.sql("select status, failing_to, failing_since from sync_record where side = 'HUBSPOT' and id = ?")
                .param(contact)
                .query()
                .singleRow();
    }

    @Test
    void aRetryThatIsAskedForWhileTheRecordIsBeingWrittenIsNotLost() {
        refuseACard("4s");
        String contact = contact();
        syncs.runNow(SYNC, "test");
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> catalogue
                        .underWay(SYNC)
                        .filter(run -> run.phase().equals(SyncRun.WRITING))
                        .isPresent());

        syncs.retry(SYNC, "HUBSPOT", contact, "test");

        // By itself it would be tried again after a minute.
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> jdbc.sql("select count(*) from sync_record where id = ? and status = 'in-sync'")
                                .param(contact)
                                .query(Long.class)
                                .single()
                        == 1);
        assertThat(jdbc.sql("select count(*) from sync_event where contact_id = ? and what = 'failed'")
                        .param(contact)
                        .query(Long.class)
                        .single())
                .isOne();
    }

    @Test
    void aRecordThatFailsKeepsItsDirectionBehindAndNotTheOther() {
        refuseACard("0s");
        String contact = contact();
        SyncRunRow failed = run();
        assertThat(record(contact))
                .containsEntry("failing_to", "SANSAN")
                .hasEntrySatisfying(
                        "failing_since",
                        since -> assertThat(since.toString())
                                .startsWith(failed.readFrom().toString().substring(0, 10)));
        jdbc.sql("update sync_record set failing_since = now() - interval '1 hour' where status = 'failing'")
                .update();
        run();
        assertThat(statuses.of(SYNC).lag().toHubspot()).isLessThan(60);
        assertThat(statuses.of(SYNC).lag().toSansan()).isGreaterThanOrEqualTo(3600);

        syncs.retry(SYNC, "HUBSPOT", contact, "test");
        run();
        assertThat(record(contact)).containsEntry("status", "in-sync").containsEntry("failing_since", null);
        assertThat(statuses.of(SYNC).lag().toSansan()).isLessThan(60);
    }

    @Test
    void aChangeThatWasPutOffKeepsItsDirectionWhereItWas() {
        run();
        OffsetDateTime before = until("to_hubspot_at");
        catalogue.addRun("puts-off", SYNC, "changes");
        catalogue.reading("puts-off", catalogue.find(SYNC).orElseThrow().mappingVersion(), false);
        jdbc.sql("insert into sync_decision (run, place, kinds, content, outcome)"
                        + " values ('puts-off', 0, '{UpdateContact}', '{}', 'moved')")
                .update();
        catalogue.phase("puts-off", SyncRun.WRITING);

        runs.start("sync", "puts-off");
        awaitEnd("puts-off");

        assertThat(until("to_hubspot_at")).isEqualTo(before);
        assertThat(until("to_sansan_at")).isAfter(before);
        run();
        assertThat(until("to_hubspot_at")).isAfter(before);
    }

    private OffsetDateTime until(String column) {
        return jdbc.sql("select " + column + " from sync where name = ?")
                .param(SYNC)
                .query(OffsetDateTime.class)
                .single();
    }
}
