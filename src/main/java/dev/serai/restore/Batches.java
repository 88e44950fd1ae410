package dev.serai.restore;

import dev.serai.hubspot.BatchWrite;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.function.Function;

/** Rows of a route's query, a hundred at a time; none any more when the run is stopped. */
final class Batches<T> implements Iterator<Turns> {
    private final Run run;
    private final Iterator<Map<String, Object>> rows;
    private final Function<Map<String, Object>, T> item;
    private final Function<List<T>, Turns> batch;

    Batches(
            Run run,
            Iterator<Map<String, Object>> rows,
            Function<Map<String, Object>, T> item,
            Function<List<T>, Turns> batch) {
        this.run = run;
        this.rows = rows;
        this.item = item;
        this.batch = batch;
    }

    @Override
    public boolean hasNext() {
        return !run.stopped() && rows.hasNext();
    }

    @Override
    public Turns next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        List<T> items = new ArrayList<>(BatchWrite.MOST);
        while (items.size() < BatchWrite.MOST && rows.hasNext()) {
            items.add(item.apply(rows.next()));
        }
        return batch.apply(items);
    }
}
