package dev.serai.sync;

import dev.serai.catalogue.SyncRow;
import dev.serai.catalogue.SyncRunRow;
import dev.serai.mapping.Mapping;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/** A run of a sync at work on this node. */
public final class Work {
    private final SyncRunRow run;
    private final SyncRow sync;
    private final Mapping mapping;
    private final boolean full;
    private final long hold;
    private final AtomicLong calls = new AtomicLong();
    private final AtomicLong hubspotCalls = new AtomicLong();
    private final Map<String, Long> callsByKey = new ConcurrentHashMap<>();
    private final List<String> doubts = new CopyOnWriteArrayList<>();
    private final AtomicLong decided = new AtomicLong();
    private final Set<String> readWholly = ConcurrentHashMap.newKeySet();
    private volatile boolean sweeps;
    private volatile boolean stopped;
    private volatile boolean looksAtAllNext;
    private RuntimeException failure;

    /**
     * @param full whether both sides are looked through wholly
     * @param hold tells this node's hold on the run from others'
     */
    Work(SyncRunRow run, SyncRow sync, Mapping mapping, boolean full, long hold) {
        this.run = run;
        this.sync = sync;
        this.mapping = mapping;
        this.full = full;
        this.hold = hold;
    }

    /** Id of the run. */
    public String id() {
        return run.id();
    }

    SyncRunRow run() {
        return run;
    }

    SyncRow sync() {
        return sync;
    }

    String name() {
        return sync.name();
    }

    Mapping mapping() {
        return mapping;
    }

    boolean full() {
        return full;
    }

    long hold() {
        return hold;
    }

    boolean preview() {
        return run.kind().equals("preview");
    }

    /** Whether it puts back what another run has written; such runs read no cards and are made while the sync is off. */
    boolean rollback() {
        return run.kind().equals("rollback");
    }

    /** Whether it goes on with what it had decided before an interruption. */
    boolean resumed() {
        return run.phase().equals(SyncRun.WRITING);
    }

    /** When the reading began, by the hub's clock. */
    Instant began() {
        return run.readFrom();
    }

    /** Names this reading of both sides, of which an interrupted run makes another one. */
    String reading() {
        return id() + " " + began();
    }

    /** Place of the first of so many decisions among all of the run. */
    long place(int decisions) {
        return decided.getAndAdd(decisions);
    }

    /** Keeps that all cards of a key are looked at, whatever the time is when they have been. */
    void readsWholly(String key) {
        readWholly.add(key);
    }

    boolean hasReadWholly(String key) {
        return readWholly.contains(key);
    }

    /** Keeps that all cards with chosen tags are looked at. */
    void sweeps() {
        sweeps = true;
    }

    boolean hasSwept() {
        return sweeps;
    }

    /** Has the next run look through both sides wholly. */
    void lookAtAllNext() {
        looksAtAllNext = true;
    }

    boolean looksAtAllNext() {
        return looksAtAllNext;
    }

    /** @param connection the HubSpot account, or the Sansan key */
    void called(Side remote, String connection) {
        calls.incrementAndGet();
        if (remote == Side.SANSAN) {
            callsByKey.merge(connection, 1L, Long::sum);
        } else {
            hubspotCalls.incrementAndGet();
        }
    }

    /** Calls to HubSpot since the run was begun or gone on with. */
    long hubspotCalls() {
        return hubspotCalls.get();
    }

    /** Calls to Sansan since then, by key. */
    Map<String, Long> callsByKey() {
        return Map.copyOf(callsByKey);
    }

    /** Calls to Sansan since then. */
    long sansanCalls() {
        return callsByKey.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Keeps why a run that writes would have stopped; for a preview, which goes on. */
    void doubt(List<String> reasons) {
        doubts.addAll(reasons);
    }

    List<String> doubts() {
        return List.copyOf(doubts);
    }

    /** Calls since this was last asked. */
    long takeCalls() {
        return calls.getAndSet(0);
    }

    void stop() {
        stopped = true;
    }

    boolean stopped() {
        return stopped;
    }

    /** Ends the run because of a failure that is not about one record. */
    synchronized void fail(RuntimeException cause) {
        failure = failure == null ? cause : failure;
        stop();
    }

    /** Throws the failure that ended the run, if one did. */
    synchronized void check() {
        if (failure != null) {
            throw failure;
        }
        if (stopped) {
            throw new Stopped(run.id());
        }
    }
}
