package dev.serai.sync;

import dev.serai.catalogue.SyncRollbacks.Written;
import dev.serai.hubspot.BatchAnswer;
import dev.serai.hubspot.BatchReads;
import dev.serai.hubspot.Paths;
import dev.serai.remote.RemoteException;
import dev.serai.remote.Request;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** Reads again what a run has written to contacts, a hundred at a time. */
final class RollbackReading implements Step {
    private final Work work;
    private final Paths paths;
    private final Function<String, Map<String, List<Written>>> source;
    private final BiConsumer<Map<String, List<Written>>, Map<String, Map<String, String>>> plan;
    private Map<String, List<Written>> page = Map.of();
    private String after = "";

    /**
     * @param source what was written to some contacts, in order, from the one after the given id on; empty at the end
     * @param plan   takes what was written and the values that there are now, both by contact
     */
    RollbackReading(
            Work work,
            Paths paths,
            Function<String, Map<String, List<Written>>> source,
            BiConsumer<Map<String, List<Written>>, Map<String, Map<String, String>>> plan) {
        this.work = work;
        this.paths = paths;
        this.source = source;
        this.plan = plan;
    }

    @Override
    public boolean open() {
        if (page.isEmpty() && !work.stopped()) {
            page = source.apply(after);
        }
        return !page.isEmpty() && !work.stopped();
    }

    @Override
    public Request next() {
        return BatchReads.of(work.mapping().account(), paths, "contacts", page.keySet(), null, properties(page), false);
    }

    /** What has to be read of contacts for it to be decided about them. */
    static Set<String> properties(Map<String, List<Written>> written) {
        Set<String> properties = new LinkedHashSet<>(RollbackDecisions.TIES);
        written.values().stream()
                .flatMap(List::stream)
                .filter(one -> one.what().endsWith("-contact"))
                .forEach(one -> properties.add(one.property()));
        return properties;
    }

    @Override
    public void answered(byte[] answer) {
        Map<String, List<Written>> read = new LinkedHashMap<>(page);
        Map<String, Map<String, String>> now = new LinkedHashMap<>();
        BatchAnswer.of(answer).records().forEach((contact, values) -> now.put(contact, Storable.values(values)));
        plan.accept(read, now);
        read.keySet().forEach(contact -> after = contact);
        page = Map.of();
    }

    @Override
    public void failed(RemoteException why) {
        work.fail(why);
    }

    @Override
    public Work work() {
        return work;
    }
}
