package dev.serai.sync;

import dev.serai.catalogue.SyncPast;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Removes what has been kept long enough. */
@Component("syncRetention")
public class SyncRetention {
    private static final Logger log = LoggerFactory.getLogger(SyncRetention.class);

    private final SyncPast past;
    private final SyncKeepSettings keep;

    SyncRetention(SyncPast past, SyncKeepSettings keep) {
        this.past = past;
        this.keep = keep;
    }

    /** Removes old decisions, runs and history, in this order. */
    public void clean() {
        int decisions = past.forgetDecisions(keep.decisions());
        int runs = past.forgetQuietRuns(keep.quietRuns()) + past.forgetRuns(keep.runs());
        int history = past.forgetHistory(keep.history());
        if (decisions + runs + history > 0) {
            log.info("syncs: forgot {} decisions, {} runs and {} entries of the history", decisions, runs, history);
        }
    }
}
