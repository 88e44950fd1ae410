package dev.serai.restore;

import dev.serai.catalogue.RestoreOutcomes.Intent;
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
 * the old value back. When the run is stopped, only what is half done is brought to an end.
 */
final class Batch implements Turns {
    private final Applying run;
    private final List<Item> items;
    private final RestoreSettings.Doubt doubt;
    private final Deque<Item> lost = new ArrayDeque<>();
    private int reads;
    private long pause;
    private BatchUpdate update;
    private Wave wave = Wave.READ;

    Batch(Applying run, List<Item> items, RestoreSettings.Doubt doubt) {
        this.run = run;
        this.items = items;
        this.doubt = doubt;
    }

    @Override
    public Applying run() {
        return run;
    }

    @Override
    public boolean open() {
        return !run.halted() && !openItems().isEmpty();
    }

    private List<Item> openItems() {
        boolean stopped = run.stopped();
        return items.stream()
                .filter(item -> item.open() && (!stopped || item.touched()))
                .toList();
    }

    @Override
    public boolean halfDone() {
        return wave != Wave.WRITE && items.stream().anyMatch(item -> item.open() && item.touched());
    }

    @Override
    public void abandoned() {
        if (wave == Wave.WRITE) {
            carriedOut();
        }
    }

    @Override
    public void end() {
        List<Long> unsent = items.stream().filter(Item::unsent).map(Item::place).toList();
        if (!unsent.isEmpty()) {
            run.withdraw(unsent);
        }
    }

    @Override
    public long pause() {
        return pause;
    }

    @Override
    public Request next() {
        pause = 0;
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
                if (wave == Wave.WRITE && run.unwritable().learn(why, update.sent())) {
                    carriedOut();
                    return;
                }
                update.refused(why);
                if (why.status() == 0 || why.status() >= 500) {
                    pause = doubt.before(reads).toMillis();
                }
                written();
            }
        }
    }

    private void readAgain(BatchAnswer answer) {
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
        if (++reads > doubt.reads()) {
            openItems().forEach(item -> item.settle(Outcome.UNKNOWN, item.doubt()));
            lost.clear();
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
        if (run.stopped()) {
            openItems().forEach(Item::leaveUnwritten);
            keep();
        }
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
        if (!update.open() || wave == Wave.WRITE && run.stopped()) {
            carriedOut();
        }
    }

    /**
     * All calls of a wave have been made or, of the first, as many as were before the run was stopped or it turned out
     * what must not be sent; then the others are read again.
     */
    private void carriedOut() {
        for (Item item : items.stream().filter(Item::open).toList()) {
            Result result = update.results().get(item.target());
            if (result != null) {
                take(item, result);
            } else if (wave == Wave.WRITE) {
                item.passedOver();
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
            item.mayBeWritten(unsure.reason());
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
