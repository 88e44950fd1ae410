package dev.serai.sandbox;

/** The times of the last calls, as many as are allowed in a span of nanoseconds. Callers take turns. */
final class Window {
    private final long[] times;
    private final long span;
    private int oldest;
    private int used;

    Window(int limit, long span) {
        this.times = new long[limit];
        this.span = span;
    }

    /** Calls left after this one, or -1 if it is one too many. */
    int take(long now) {
        while (used > 0 && now - times[oldest] >= span) {
            oldest = (oldest + 1) % times.length;
            used--;
        }
        if (used == times.length) {
            return -1;
        }
        times[(oldest + used++) % times.length] = now;
        return times.length - used;
    }

    /** Until the oldest call no longer counts. */
    long waitSeconds() {
        return (span - (System.nanoTime() - times[oldest])) / 1_000_000_000L + 1;
    }
}
