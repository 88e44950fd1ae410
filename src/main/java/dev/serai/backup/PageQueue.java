package dev.serai.backup;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Hands out the next page to read, as soon as there is one and a reader is free. Each lane has one page out at most;
 * lanes take turns. When readers would be idle, a lane is asked for that another one can spare.
 */
final class PageQueue implements Iterator<PageRead> {
    private final Deque<Lane> ready = new ArrayDeque<>();
    private final int readers;
    private final Supplier<Optional<Lane>> spare;
    private int out;
    private boolean stopped;

    /**
     * @param lanes those that are not done
     * @param spare divides a lane; empty if none is worth dividing
     */
    PageQueue(Collection<? extends Lane> lanes, int readers, Supplier<Optional<Lane>> spare) {
        ready.addAll(lanes);
        this.readers = readers;
        this.spare = spare;
    }

    /** Waits until a page can be read, or nothing is left to read. */
    @Override
    public synchronized boolean hasNext() {
        try {
            while (!stopped) {
                if (out < readers && (!ready.isEmpty() || divide())) {
                    return true;
                }
                if (out == 0) {
                    return false;
                }
                wait();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            stopped = true;
        }
        return false;
    }

    private boolean divide() {
        if (out == 0) {
            return false;
        }
        Optional<Lane> half = spare.get();
        half.ifPresent(ready::add);
        return half.isPresent();
    }

    @Override
    public synchronized PageRead next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        Lane lane = ready.poll();
        out++;
        return new PageRead(lane, lane.call());
    }

    /** A page has come back; its lane may go on. */
    synchronized void release(Lane lane) {
        out--;
        if (!lane.done() && !lane.dropped()) {
            ready.add(lane);
        }
        notifyAll();
    }

    /** Puts lanes in the place of others, whose pages are ignored from now on. */
    synchronized void replace(Collection<? extends Lane> others, Collection<? extends Lane> instead) {
        others.forEach(Lane::drop);
        ready.removeAll(others);
        ready.addAll(instead);
        notifyAll();
    }

    /** Hands out no more pages. */
    synchronized void stop() {
        stopped = true;
        notifyAll();
    }
}
