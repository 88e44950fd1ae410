package dev.serai.catalogue;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Who holds a run of a sync. One node at a time is at work on it; if that one is paused for so long that it seems dead,
 * another takes the run, and the first has lost it when it wakes up.
 */
@Component
public class SyncHolds {
    private final JdbcClient jdbc;

    SyncHolds(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Takes a run from whoever was at work on it until now.
     *
     * @return the number of this hold
     */
    public long take(String run) {
        return jdbc.sql("update sync_run set hold = hold + 1 where id = ? returning hold")
                .param(run)
                .query(Long.class)
                .single();
    }

    /** Whether nobody has taken, or ended, a run since. */
    public boolean stands(String run, long hold) {
        return jdbc.sql("select count(*) from sync_run where id = ? and hold = ? and state = 'RUNNING'")
                        .params(run, hold)
                        .query(Long.class)
                        .single()
                == 1;
    }
}
