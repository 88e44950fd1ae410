package dev.serai.sandbox;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Counts calls: per token in any ten seconds, per account and day (facts 8). Refused calls do not count. */
final class Quotas {
    private static final long TEN_SECONDS = 10_000_000_000L;

    /**
     * @param limit 0 for none
     * @param resetsAt epoch milliseconds of the next midnight in the account's time zone
     */
    record Daily(int limit, int used, long resetsAt) {}

    /** What is left after a call. */
    record Left(int perTenSeconds, int daily) {}

    private final SandboxSettings.Quota settings;
    private final Map<Token, Window> windows = new ConcurrentHashMap<>();
    private final Map<Portal, Day> days = new ConcurrentHashMap<>();

    Quotas(SandboxSettings.Quota settings) {
        this.settings = settings;
    }

    Daily daily(Portal portal) {
        Day day = day(portal);
        synchronized (day) {
            day.turn();
            return new Daily(settings.daily(), day.used, day.midnight());
        }
    }

    /**
     * Counts a call.
     *
     * @throws Refusal with 429, if there are no more calls
     */
    Left take(Portal portal, Token token) {
        Day day = day(portal);
        synchronized (day) {
            day.turn();
            if (settings.daily() > 0 && day.used >= settings.daily()) {
                throw TooMany.DAILY.refusal(portal, (day.midnight() - System.currentTimeMillis()) / 1000 + 1, settings);
            }
            int left = 0;
            if (settings.perTenSeconds() > 0) {
                Window window = windows.computeIfAbsent(token, t -> new Window(settings.perTenSeconds()));
                left = window.take(System.nanoTime());
                if (left < 0) {
                    throw TooMany.TEN_SECONDLY_ROLLING.refusal(portal, window.waitSeconds(), settings);
                }
            }
            day.used++;
            return new Left(left, Math.max(0, settings.daily() - day.used));
        }
    }

    SandboxSettings.Quota settings() {
        return settings;
    }

    /** Forgets all calls. */
    void reset() {
        windows.clear();
        days.clear();
    }

    private Day day(Portal portal) {
        return days.computeIfAbsent(portal, p -> new Day(p.zone()));
    }

    private static final class Day {
        private final ZoneId zone;
        private LocalDate date;
        private int used;

        Day(ZoneId zone) {
            this.zone = zone;
            this.date = LocalDate.now(zone);
        }

        void turn() {
            LocalDate today = LocalDate.now(zone);
            if (!today.equals(date)) {
                date = today;
                used = 0;
            }
        }

        long midnight() {
            return date.plusDays(1).atStartOfDay(zone).toInstant().toEpochMilli();
        }
    }

    /** The times of the last calls, as many as are allowed in ten seconds. */
    private static final class Window {
        private final long[] times;
        private int oldest;
        private int used;

        Window(int limit) {
            times = new long[limit];
        }

        /** Calls left after this one, or -1 if it is one too many. */
        int take(long now) {
            while (used > 0 && now - times[oldest] >= TEN_SECONDS) {
                oldest = (oldest + 1) % times.length;
                used--;
            }
            if (used == times.length) {
                return -1;
            }
            times[(oldest + used++) % times.length] = now;
            return times.length - used;
        }

        long waitSeconds() {
            return (TEN_SECONDS - (System.nanoTime() - times[oldest])) / 1_000_000_000L + 1;
        }
    }
}
