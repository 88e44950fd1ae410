package dev.serai.catalogue;

import java.time.Duration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Removes what runs of syncs have left behind and nobody needs any more. The newest run of each sync and its last preview
 * always stay, and so does a run that another one rolled back for as long as that is there.
 */
@Component
public class SyncPast {
    private static final String ALWAYS_STAYS = " not exists (select 1 from sync s where s.name = r.sync and (r.id ="
            + " s.preview ->> 'run' or r.id = (select n.id from sync_run n where n.sync = s.name"
            + " order by n.started_at desc, n.id limit 1)))";
    private static final String IS_NOT_PUT_BACK = " not exists (select 1 from sync_run b where b.rolls_back = r.id)";
    private static final String ENDED_BEFORE = " r.finished_at < now() - ? * interval '1 second' and";

    private final JdbcClient jdbc;

    SyncPast(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @return how many decisions of runs that ended so long ago were removed; their numbers are kept with the runs */
    public int forgetDecisions(Duration after) {
        return forget(
                "delete from sync_decision d using sync_run r where r.id = d.run and" + ENDED_BEFORE + ALWAYS_STAYS,
                after);
    }

    /** @return how many runs that ended well so long ago, with nothing to do, were removed */
    public int forgetQuietRuns(Duration after) {
        return forget(
                "delete from sync_run r where" + ENDED_BEFORE + ALWAYS_STAYS + " and" + IS_NOT_PUT_BACK
                        + " and r.kind in ('full', 'changes') and r.state = 'COMPLETED' and r.counts -> 'actions' = '{}'",
                after);
    }

    /** @return how many runs that ended so long ago were removed; a rollback stays while a record is held because of it */
    public int forgetRuns(Duration after) {
        return forget(
                "delete from sync_run r where" + ENDED_BEFORE + ALWAYS_STAYS + " and" + IS_NOT_PUT_BACK
                        + " and not (r.kind = 'rollback' and exists (select 1 from sync_record h where h.sync = r.sync"
                        + " and h.run = r.id and h.status = 'held'))",
                after);
    }

    /** @return how much history was removed that is so old, and older than all runs that could still be rolled back */
    public int forgetHistory(Duration after) {
        return forget(
                "delete from sync_event e where e.at < now() - ? * interval '1 second' and e.at < coalesce((select"
                        + " min(r.started_at) from sync_run r where r.sync = e.sync and r.kind <> 'preview'), now())",
                after);
    }

    private int forget(String sql, Duration after) {
        return jdbc.sql(sql).param(after.toSeconds()).update();
    }
}
