package dev.serai.sandbox;

import java.util.HashMap;
import java.util.Map;

/** Calls with one key: so many in any second, so many in any minute (facts 3). Callers take turns. */
final class CallLimits {
    private static final long SECOND = 1_000_000_000L;

    private final Map<String, Window> windows = new HashMap<>();

    /** @throws SansanRefusal with 429, if there are no more calls */
    void take(SansanKey key, Habits habits) {
        take(key, habits.callsPerSecond(), SECOND, habits);
        take(key, habits.callsPerMinute(), 60 * SECOND, habits);
    }

    private void take(SansanKey key, int limit, long span, Habits habits) {
        if (limit > 0) {
            Window window =
                    windows.computeIfAbsent(key.value() + "/" + span + "/" + limit, name -> new Window(limit, span));
            if (window.take(System.nanoTime()) < 0) {
                throw SansanRefusal.tooMany(window.waitSeconds(), habits);
            }
        }
    }

    /** Forgets all calls. */
    void reset() {
        windows.clear();
    }
}
