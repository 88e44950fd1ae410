package dev.serai.sync;

import dev.serai.catalogue.SyncDecisions;
import dev.serai.catalogue.SyncRunRow;
import dev.serai.remote.Json;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a run has decided and what came of it, in numbers.
 *
 * @param actions  how many of which kind
 * @param outcomes how many decisions came to what
 */
record RunCounts(Map<String, Long> actions, Map<String, Long> outcomes) {
    RunCounts {
        actions = actions == null ? Map.of() : new TreeMap<>(actions);
        outcomes = outcomes == null ? Map.of() : new TreeMap<>(outcomes);
    }

    /** Those of a run that has ended are kept with it, longer than its decisions. */
    static RunCounts of(SyncRunRow run, SyncDecisions decisions) {
        return run.finishedAt() == null
                ? new RunCounts(decisions.counts(run.id()), decisions.outcomes(run.id()))
                : Json.read(run.counts(), RunCounts.class);
    }
}
