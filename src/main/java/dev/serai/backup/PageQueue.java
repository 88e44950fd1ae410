package dev.serai.backup;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Hands out the next page to read as soon as there is one. Each lane has one page out at most; lanes take turns. When a
 * reader would be idle, a lane is asked for that another one can spare.
 */
final class PageQueue {
    /** Answers that wait to be worked on may take this part of the memory. */
    private static final double SHARE_OF_MEMORY = 0.2;
    /** Parsing, writing and packing keep a core busy; more at a time would only take more memory. */
    private static final int WORKERS = Math.max(2, Runtime.getRuntime().availableProcessors());

    private final Deque<Lane> ready = new ArrayDeque<>();
    private final Supplier<Optional<Lane>> spare;
    private final Set<Lane> inWork = new HashSet<>();
    private RuntimeException failure;
    private int out;
    /** Whether a page has come back since a lane was divided: what the last division brought shows by then. */
    private boolean returned;

    private int most = Integer.MAX_VALUE;
    private boolean stopped;

    /**
     * @param lanes those that are not done
     * @param spare divides a lane; empty if none is worth dividing
     */
    PageQueue(Collection<? extends Lane> lanes, Supplier<Optional<Lane>> spare) {
        ready.addAll(lanes);
        this.spare = spare;
    }

    /** Waits until a page can be read; empty if nothing is left to read, or reading was stopped. */
    synchronized Optional<PageRead> take() {
        try {
            while (!stopped && !(ready.isEmpty() && out == 0)) {
                if (out >= most || (ready.isEmpty() && !divide())) {
                    wait();
                } else {
                    Lane lane = ready.poll();
                    out++;
                    return Optional.of(new PageRead(lane, lane.call()));
                }
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            stop();
        } catch (RuntimeException failed) {
            fail(failed);
        }
        return Optional.empty();
    }

    private boolean divide() {
        Optional<Lane> half = returned ? spare.get() : Optional.empty();
        half.ifPresent(lane -> {
            ready.add(lane);
            returned = false;
        });
        return half.isPresent();
    }

    /**
     * Waits until an answer can be worked on; {@link #release} ends the work. Lets only as many pages be out together as
     * find room in memory, going by the largest answer so far.
     */
    synchronized void work(Lane lane, int bytes) throws InterruptedException {
        double room = Runtime.getRuntime().maxMemory() * SHARE_OF_MEMORY;
        most = Math.min(most, Math.max(2, (int) (room / Math.max(1, bytes))));
        while (inWork.size() >= WORKERS) {
            wait();
        }
        inWork.add(lane);
    }

    /** A page has come back; its lane may go on. */
    synchronized void release(Lane lane) {
        out--;
        returned = true;
        inWork.remove(lane);
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

    /** Hands out no more pages, because of a failure that ends the whole backup. */
    synchronized void fail(RuntimeException cause) {
        failure = failure == null ? cause : failure;
        stop();
    }

    /** Throws the failure that ended the pages, if one did. */
    synchronized void check() {
        if (failure != null) {
            throw failure;
        }
    }

    /** Waits until all pages that were handed out have come back, but not longer than a call may take. */
    synchronized void awaitReturn(Duration longest) throws InterruptedException {
        long end = System.nanoTime() + longest.toNanos();
        while (out > 0 && System.nanoTime() < end) {
            wait(100);
        }
    }
}
