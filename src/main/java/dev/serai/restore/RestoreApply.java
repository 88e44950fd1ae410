package dev.serai.restore;

import dev.serai.catalogue.RestoreCatalogue;
import dev.serai.catalogue.RestoreLinks;
import dev.serai.catalogue.RestoreOutcomes;
import dev.serai.catalogue.RestoreRow;
import dev.serai.catalogue.RestoreState;
import dev.serai.hubspot.Definitions;
import dev.serai.hubspot.Hubspot;
import dev.serai.remote.Abandoned;
import dev.serai.remote.Failures;
import dev.serai.remote.Json;
import dev.serai.remote.RemoteException;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** The steps of applying a confirmed plan, as the routes under {@code routes/restore/} take them. */
@Component("restoreApply")
public class RestoreApply {
    private static final Set<String> DONE = Set.of(Outcome.RESTORED.text(), Outcome.ALREADY.text());

    private static final Set<String> LINKED = Set.of("linked");

    private final RestoreCatalogue catalogue;
    private final RestoreOutcomes outcomes;
    private final RestoreLinks links;
    private final Hubspot hubspot;
    private final Running running;
    private final Failures failures;
    private final RestoreSettings.Doubt doubt;

    RestoreApply(
            RestoreCatalogue catalogue,
            RestoreOutcomes outcomes,
            RestoreLinks links,
            Hubspot hubspot,
            Running running,
            Failures failures,
            RestoreSettings settings) {
        this.catalogue = catalogue;
        this.outcomes = outcomes;
        this.links = links;
        this.hubspot = hubspot;
        this.running = running;
        this.failures = failures;
        this.doubt = settings.doubt();
    }

    /** Begins, or goes on after an interruption or a pause. */
    public Applying open(String id) {
        RestoreRow restore = catalogue.find(id).orElseThrow();
        if (!restore.state().active() || restore.state() == RestoreState.PAUSED) {
            throw new Ended(id + ": is not to be written; its state is " + restore.state());
        }
        catalogue.started(id);
        Definitions definitions = hubspot.definitions(restore.account(), restore.type());
        Applying applying = new Applying(
                restore,
                Json.read(restore.request(), RestoreRequest.class),
                hubspot.paths(restore.account()),
                sameness(restore, definitions),
                new Unwritable(definitions.byName().values()),
                outcomes);
        running.add(applying);
        if (catalogue.stopRequested(id).isPresent()) {
            applying.stop();
        }
        return applying;
    }

    private static Sameness sameness(RestoreRow restore, Definitions definitions) {
        Map<String, Spelling> spellings = new HashMap<>();
        definitions
                .byName()
                .forEach((name, definition) -> spellings.put(name, Spelling.of(restore.object(), definition)));
        return (property, one, other) ->
                spellings.getOrDefault(property, Spelling.TEXT).same(one, other);
    }

    /** The query for chosen changes that are not settled. */
    public String unsettled(Applying applying) {
        catalogue.phase(applying.id(), "writing");
        return RestoreOutcomes.unsettled();
    }

    /** Changes to write, a hundred at a time. */
    public Iterator<Turns> batches(Applying applying, Iterator<Map<String, Object>> rows) {
        return applying.batches(rows, true, items -> new Batch(applying, items, doubt));
    }

    /** The query for what was written. */
    public String written(Applying applying) {
        catalogue.phase(applying.id(), "reading back");
        return RestoreOutcomes.written();
    }

    /** Records to read back, a hundred at a time. */
    public Iterator<Turns> readbacks(Applying applying, Iterator<Map<String, Object>> rows) {
        return applying.batches(rows, false, items -> new Readback(applying, items));
    }

    /** Takes in the answer to a call. */
    public void answered(Turn turn, byte[] answer) {
        turn.of().answered(answer);
    }

    /** Decides what a call comes to that had no good answer. */
    public void failed(Turn turn, Throwable failure) {
        RuntimeException cause = failures.translate(failure);
        if (cause instanceof RemoteException remote) {
            try {
                turn.of().failed(remote);
            } catch (RemoteException nothingGoes) {
                turn.of().run().fail(nothingGoes);
            }
        } else if (cause instanceof Abandoned) {
            turn.of().abandoned();
        } else {
            turn.of().run().fail(cause);
        }
    }

    /** Leaves some records, all of which are settled unless the run has been stopped. */
    public void leave(Turns turns) {
        turns.end();
    }

    /** Ends the restore, or leaves it paused. */
    public RestoreRow complete(Applying applying) {
        String id = applying.id();
        running.remove(id);
        applying.check();
        String stop = catalogue.stopRequested(id).orElse(null);
        if ("cancel".equals(stop)) {
            outcomes.settleDoubtful(id);
            catalogue.ended(id, RestoreState.CANCELLED, null);
        } else if ("pause".equals(stop)) {
            catalogue.paused(id);
        } else if (running.closing()) {
            throw new ToBeResumed(id);
        } else if (outcomes.unsettledCount(id) > 0) {
            throw new IllegalStateException(
                    outcomes.unsettledCount(id) + " records were left without an outcome; ask for a new plan for them");
        } else {
            boolean all = DONE.containsAll(outcomes.countsByOutcome(id).keySet())
                    && LINKED.containsAll(links.counts(id).keySet());
            catalogue.ended(id, all ? RestoreState.COMPLETED : RestoreState.COMPLETED_WITH_REJECTIONS, null);
        }
        return catalogue.find(id).orElseThrow();
    }
}
