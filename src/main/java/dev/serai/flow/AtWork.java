package dev.serai.flow;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What this node is at work on. It is looked at every so often whether it is to stop, as that may have been asked for on
 * another node.
 *
 * @param <W> the work
 */
public final class AtWork<W> implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(AtWork.class);

    private final Map<String, W> works = new ConcurrentHashMap<>();
    private final Consumer<W> stopIfAsked;
    private final Consumer<W> halt;
    private final ScheduledExecutorService watch;
    private volatile boolean closing;
    private String lastTrouble;

    /**
     * @param thread      name of the thread that looks
     * @param stopIfAsked stops a work if that was asked for; if it fails, all go on and are looked at again
     * @param halt        stops a work because the hub is being shut down
     */
    public AtWork(String thread, Duration every, Consumer<W> stopIfAsked, Consumer<W> halt) {
        this.stopIfAsked = stopIfAsked;
        this.halt = halt;
        this.watch = Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, thread));
        watch.scheduleWithFixedDelay(this::look, every.toMillis(), every.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Trouble is told once, not at every look. */
    private void look() {
        try {
            works.values().forEach(stopIfAsked);
            lastTrouble = null;
        } catch (RuntimeException failed) {
            if (!failed.toString().equals(lastTrouble)) {
                log.warn("it cannot be told whether work is to stop; it goes on, and is looked at again", failed);
            }
            lastTrouble = failed.toString();
        }
    }

    /** Takes in a work that has begun; it is halted at once if the hub is being shut down. */
    public void add(String id, W work) {
        works.put(id, work);
        if (closing) {
            halt.accept(work);
        }
    }

    /** Lets go of a work that has ended; empty if this node was not at it. */
    public Optional<W> remove(String id) {
        return Optional.ofNullable(works.remove(id));
    }

    /** Whether the hub is being shut down: what is stopped now is to be resumed, not ended. */
    public boolean closing() {
        return closing;
    }

    /** Halts all works, and those that are added from now on. */
    public void haltAll() {
        closing = true;
        works.values().forEach(halt);
    }

    /** Looks no more. */
    @Override
    public void close() {
        watch.shutdownNow();
    }
}
