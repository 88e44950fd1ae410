package dev.serai.sandbox;

import java.util.ArrayDeque;
import java.util.Map;
import java.util.TreeMap;

/** Counts what was asked and answered, by path and status. */
final class Stats {
    private static final long TEN_SECONDS = 10_000_000_000L;
    private static final int MOST_PATHS = 1000;

    private final Map<String, Map<String, Integer>> byPath = new TreeMap<>();
    private final ArrayDeque<Long> lastTenSeconds = new ArrayDeque<>();
    private long calls;
    private long accepted;
    private int peak;
    private long first;
    private long last;

    /** @param outcome a status, or what happened to the connection */
    synchronized void count(String path, String outcome) {
        long now = System.nanoTime();
        first = calls == 0 ? now : first;
        last = now;
        calls++;
        String key = byPath.size() < MOST_PATHS || byPath.containsKey(path) ? path : "other";
        byPath.computeIfAbsent(key, p -> new TreeMap<>()).merge(outcome, 1, Integer::sum);
        if (!outcome.equals("429")) {
            accepted++;
            lastTenSeconds.add(now);
            while (now - lastTenSeconds.peek() >= TEN_SECONDS) {
                lastTenSeconds.remove();
            }
            peak = Math.max(peak, lastTenSeconds.size());
        }
    }

    synchronized void clear() {
        byPath.clear();
        lastTenSeconds.clear();
        calls = 0;
        accepted = 0;
        peak = 0;
    }

    /** {@code peakPerTenSeconds} is the most accepted calls in any ten seconds. */
    synchronized Map<String, Object> json() {
        Map<String, Object> paths = new java.util.LinkedHashMap<>();
        byPath.forEach((path, outcomes) -> paths.put(path, new TreeMap<>(outcomes)));
        return Maps.of(
                "calls", calls,
                "accepted", accepted,
                "seconds", calls == 0 ? 0 : (last - first) / 1e9,
                "peakPerTenSeconds", peak,
                "byPath", paths);
    }
}
