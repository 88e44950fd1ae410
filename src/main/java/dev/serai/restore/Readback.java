package dev.serai.restore;

import dev.serai.hubspot.BatchAnswer;
import dev.serai.remote.RemoteException;
import dev.serai.remote.Request;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Up to a hundred records that were written, read back to see whether they hold what they should. */
final class Readback implements Turns {
    private final Applying run;
    private final List<Item> items;
    private boolean done;

    Readback(Applying run, List<Item> items) {
        this.run = run;
        this.items = items;
    }

    @Override
    public boolean open() {
        return !done && !run.stopped();
    }

    @Override
    public Request next() {
        Set<String> properties = new LinkedHashSet<>();
        items.forEach(item -> item.changes().forEach(change -> properties.add(change.property())));
        return run.read(items.stream().map(Item::target).toList(), properties);
    }

    @Override
    public void answered(byte[] answer) {
        Map<String, Map<String, String>> records = BatchAnswer.of(answer).records();
        for (Item item : items) {
            Map<String, String> live = records.get(item.target());
            if (live == null) {
                item.settle(Outcome.DIFFERENT, "was written, and is deleted or merged now");
            } else {
                item.readBack(live, run);
            }
        }
        run.settle(items.stream().filter(Item::toBeKept).toList());
        done = true;
    }

    @Override
    public void failed(RemoteException why) {
        run.fail(why);
    }

    @Override
    public Applying run() {
        return run;
    }
}
