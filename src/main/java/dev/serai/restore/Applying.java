package dev.serai.restore;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.serai.catalogue.RestoreOutcomes;
import dev.serai.catalogue.RestoreOutcomes.Intent;
import dev.serai.catalogue.RestoreRow;
import dev.serai.hubspot.BatchReads;
import dev.serai.hubspot.BatchUpdate;
import dev.serai.hubspot.BatchWrite;
import dev.serai.hubspot.Paths;
import dev.serai.remote.Json;
import dev.serai.remote.Request;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.function.Function;

/** A confirmed plan that is being written, or read back. */
final class Applying extends Run {
    private static final TypeReference<List<Change>> CHANGES = new TypeReference<>() {};
    private static final TypeReference<Map<String, String>> VALUES = new TypeReference<>() {};

    private final RestoreRow restore;
    private final RestoreRequest request;
    private final Paths paths;
    private final Sameness sameness;
    private final Unwritable unwritable;
    private final RestoreOutcomes outcomes;
    private volatile AutoCloseable toClose;

    Applying(
            RestoreRow restore,
            RestoreRequest request,
            Paths paths,
            Sameness sameness,
            Unwritable unwritable,
            RestoreOutcomes outcomes) {
        super(restore.id());
        this.restore = restore;
        this.request = request;
        this.paths = paths;
        this.sameness = sameness;
        this.unwritable = unwritable;
        this.outcomes = outcomes;
    }

    RestoreRow restore() {
        return restore;
    }

    /** Whether records that are gone for good are created anew. */
    boolean recreates() {
        return request.recreateDeleted();
    }

    /** Has something closed when the run ends, however it does. */
    void closeAtEnd(AutoCloseable what) {
        toClose = what;
    }

    @Override
    public void close() {
        try {
            if (toClose != null) {
                toClose.close();
            }
        } catch (Exception failed) {
            throw new IllegalStateException(failed);
        }
    }

    boolean overwrites() {
        return request.overwrite();
    }

    /** Whether two values of a property say the same. */
    boolean same(String property, String one, String other) {
        return sameness.same(property, one, other);
    }

    Unwritable unwritable() {
        return unwritable;
    }

    Request read(Collection<String> ids, Collection<String> properties) {
        return BatchReads.of(restore().account(), paths, restore().type(), ids, null, properties, false);
    }

    Request readOne(String id) {
        return Request.get(restore().account(), paths.record(restore().type(), id), "properties=hs_object_id");
    }

    BatchUpdate update(List<BatchWrite.Input> inputs) {
        return new BatchUpdate(restore().account(), paths, restore().type(), inputs);
    }

    void intend(List<Intent> intents) {
        outcomes.intend(id(), intents);
    }

    void settle(List<Item> settled) {
        outcomes.settle(id(), settled.stream().map(Item::settled).toList());
    }

    void withdraw(List<Long> places) {
        outcomes.withdraw(id(), places);
    }

    /**
     * A hundred rows at a time of those that the route's query gives.
     *
     * @param finishing whether, when the run is stopped, rows are still given that may have been written before; else none
     */
    Iterator<Turns> batches(Iterator<Map<String, Object>> rows, boolean finishing, Function<List<Item>, Turns> batch) {
        return new Iterator<>() {
            private final List<Item> items = new ArrayList<>(BatchUpdate.MOST);

            @Override
            public boolean hasNext() {
                while (items.size() < BatchUpdate.MOST && wanted() && rows.hasNext()) {
                    Item item = item(rows.next());
                    if (!stopped() || item.touched()) {
                        items.add(item);
                    }
                }
                return !items.isEmpty();
            }

            private boolean wanted() {
                return finishing ? !halted() : !stopped();
            }

            @Override
            public Turns next() {
                if (!hasNext()) {
                    throw new NoSuchElementException();
                }
                List<Item> some = List.copyOf(items);
                items.clear();
                return batch.apply(some);
            }
        };
    }

    private static Item item(Map<String, Object> row) {
        String before = (String) row.get("before");
        String results = (String) row.get("results");
        return new Item(
                ((Number) row.get("place")).longValue(),
                (String) row.get("target_id"),
                Json.read((String) row.get("changes"), CHANGES),
                before == null ? null : Json.read(before, VALUES),
                results == null ? Map.of() : Json.read(results, VALUES));
    }
}
