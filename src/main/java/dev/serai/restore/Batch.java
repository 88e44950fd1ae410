package dev.serai.restore;

import dev.serai.catalogue.RestoreChanges.Intent;
import dev.serai.hubspot.BatchAnswer;
import dev.serai.hubspot.BatchUpdate;
import dev.serai.hubspot.BatchWrite.Input;
import dev.serai.hubspot.BatchWrite.Result;
import dev.serai.remote.Json;
import dev.serai.remote.RemoteException;
import dev.serai.remote.Request;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * Up to a hundred records of a plan on their way to being settled: read again, compared with what the analysis saw,
 * written, and after anything doubtful read again. Nothing is guessed: a record is settled by an answer or by its values.
 *
 * <p>A value that must be emptied before it can be set takes two requests. Should the second be rejected, a third puts
 * the old value back.
 */
final class Batch implements Turns {
    /** Times that a record is looked at again before its outcome is given up as unknown. */
    private static final int MOST_READS = 5;

    private final Applying run;
    private final List<Item> items;
    private final Deque<Item> lost = new ArrayDeque<>();
    private int reads;
    private BatchUpdate update;
    private Wave wave = Wave.READ;

    Batch(Applying run, List<Item> items) {
        this.run = run;
        this.items = items;
    }

    @Override
    public Applying run() {
        return run;
    }

    @Override
    public boolean open() {
        return !run.stopped() && items.stream().anyMatch(Item::open);
    }

    private List<Item> openItems() {
        return items.stream().filter(Item::open).toList();
    }

    @Override
    public Request next() {
        return switch (wave) {
            case READ -> readAll();
            case LOOK_UP -> run.readOne(lost.element().target());
            default -> update.next();
        };
    }

    private Request readAll() {
        Set<String> properties = new LinkedHashSet<>();
        openItems().forEach(item -> item.changes().forEach(change -> properties.add(change.property())));
        return run.read(openItems().stream().map(Item::target).toList(), properties);
    }

    @Override
    public void answered(byte[] answer) {
        switch (wave) {
            case READ -> readAgain(BatchAnswer.of(answer));
            case LOOK_UP -> foundElsewhere(BatchAnswer.idOf(answer));
            default -> {
                update.answered(answer);
                written();
            }
        }
    }

    @Override
    public void failed(RemoteException why) {
        switch (wave) {
            case READ -> run.fail(why);
            case LOOK_UP -> {
                if (why.status() != 404) {
                    run.fail(why);
                } else {
                    lost.remove().settle(Outcome.GONE, "HubSpot knows no such record any more");
                    afterLookUp();
                }
            }
            default -> {
                update.refused(why);
                written();
            }
        }
    }

    private void readAgain(BatchAnswer answer) {
        if (++reads > MOST_READS) {
            openItems().forEach(item -> item.settle(Outcome.UNKNOWN, item.doubt()));
            keep();
            return;
        }
        Set<String> notFound = answer.notFound();
        for (Item item : openItems()) {
            Map<String, String> values = answer.records().get(item.target());
            if (values != null) {
                item.compare(values, run);
            } else if (notFound.contains(item.target())) {
                item.settle(Outcome.GONE, "the record was deleted after the analysis");
            } else {
                lost.add(item);
            }
        }
        keep();
        if (lost.isEmpty()) {
            write();
        } else {
            wave = Wave.LOOK_UP;
        }
    }

    private void foundElsewhere(String id) {
        Item item = lost.remove();
        if (id.equals(item.target())) {
            item.doubt("HubSpot left the record out of an answer");
        } else {
            item.settle(Outcome.MERGED, "the record was merged into " + id);
        }
        afterLookUp();
    }

    private void afterLookUp() {
        if (lost.isEmpty()) {
            keep();
            write();
        }
    }

    /** Writes down what the records hold before it writes to them; that is what an undo goes by. */
    private void write() {
        List<Item> toWrite = openItems().stream().filter(Item::compared).toList();
        run.intend(toWrite.stream()
                .map(item -> new Intent(item.place(), Json.text(item.before())))
                .toList());
        begin(Wave.WRITE, toWrite.stream().map(Item::first).toList());
    }

    private void begin(Wave next, List<Input> inputs) {
        wave = next;
        update = run.update(
                inputs.stream().filter(input -> !input.properties().isEmpty()).toList());
        if (!update.open()) {
            written();
        }
    }

    private void written() {
        if (update.open()) {
            return;
        }
        for (Item item : openItems()) {
            Result result = update.results().get(item.target());
            if (result != null) {
                take(item, result);
            }
        }
        keep();
        switch (wave) {
            case WRITE -> begin(Wave.SET, inputs(Item::second));
            case SET -> begin(Wave.PUT_BACK, inputs(Item::third));
            default -> wave = Wave.READ;
        }
    }

    private List<Input> inputs(Function<Item, Input> of) {
        return openItems().stream().filter(Item::compared).map(of).toList();
    }

    private void take(Item item, Result result) {
        if (result instanceof Result.Written) {
            item.written(wave);
        } else if (result instanceof Result.Rejected rejected) {
            item.rejected(rejected.words(), wave);
        } else if (result instanceof Result.Unsure unsure) {
            item.doubt(unsure.reason());
        } else {
            item.doubt("HubSpot wrote to the other records of the call and left this one out");
        }
    }

    /** Writes down what has been settled. */
    private void keep() {
        List<Item> settled =
                new ArrayList<>(items.stream().filter(Item::toBeKept).toList());
        run.settle(settled);
        settled.forEach(Item::kept);
    }
}
