package dev.serai.restore;

import dev.serai.catalogue.Journal;
import dev.serai.catalogue.RestoreCatalogue;
import dev.serai.catalogue.RestoreOutcomes;
import dev.serai.catalogue.RestoreRow;
import dev.serai.catalogue.RestoreState;
import dev.serai.remote.Failures;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** How a restore ends that could not go on, and what is said of any that ended. */
@Component("restoreEnd")
public class RestoreEnd {
    private static final Logger log = LoggerFactory.getLogger(RestoreEnd.class);

    private final RestoreCatalogue catalogue;
    private final RestoreOutcomes outcomes;
    private final Running running;
    private final Journal journal;
    private final Failures failures;

    RestoreEnd(
            RestoreCatalogue catalogue, RestoreOutcomes outcomes, Running running, Journal journal, Failures failures) {
        this.catalogue = catalogue;
        this.outcomes = outcomes;
        this.running = running;
        this.journal = journal;
        this.failures = failures;
    }

    /**
     * Ends a restore that could not be analyzed or written on. One that the hub's shutdown stopped is left as it is, to
     * be resumed.
     *
     * @return the restores that ended by this: the restore as it is now, or none if it had ended before
     */
    public List<RestoreRow> failed(String id, Exception failure) {
        RuntimeException cause = failures.translate(failure);
        running.remove(id);
        if (cause instanceof Ended) {
            return List.of();
        }
        if (running.closing()) {
            throw new ToBeResumed(id);
        }
        log.debug("restore {}: failed", id, cause);
        boolean cancelled = catalogue.stopRequested(id).filter("cancel"::equals).isPresent();
        outcomes.settleDoubtful(id);
        boolean ended = catalogue.ended(
                id,
                cancelled ? RestoreState.CANCELLED : RestoreState.FAILED,
                cancelled ? null : String.valueOf(cause.getMessage()));
        return ended ? List.of(catalogue.find(id).orElseThrow()) : List.of();
    }

    /** Writes to the log and to the journal how a restore stands after a run. */
    public RestoreNotice tell(RestoreRow restore) {
        Map<String, Long> counts = outcomes.countsByOutcome(restore.id());
        Map<String, Object> detail = new LinkedHashMap<>(counts);
        if (restore.failure() != null) {
            detail.put("reason", restore.failure());
        }
        if (restore.confirmedBy() != null) {
            detail.put("confirmedBy", restore.confirmedBy());
            detail.put("factor", restore.factor());
        }
        journal.write(
                restore.requestedBy(),
                "restore.run",
                restore.id(),
                restore.state().name(),
                detail);
        log.info(
                "restore {}: {}, {}{}",
                restore.id(),
                restore.state(),
                counts,
                restore.failure() == null ? "" : ": " + restore.failure());
        return new RestoreNotice(
                restore.id(),
                RestoreStatuses.title(restore),
                restore.account(),
                restore.state(),
                restore.finishedAt(),
                counts,
                restore.failure());
    }
}
