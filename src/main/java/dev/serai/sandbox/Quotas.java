package dev.serai.sandbox;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Counts calls: per token in any ten seconds, per account and day (facts 8). Refused calls do not count. */
final class Quotas {
    private static final long TEN_SECONDS = 10_000_000_000L;
    private static final long SECOND = 1_000_000_000L;

    /**
     * @param limit 0 for none
     * @param resetsAt epoch milliseconds of the next midnight in the account's time zone
     */
    record Daily(int limit, int used, long resetsAt) {}

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
     * Counts a call. Searches have a limit of their own, five a second and account, and count for the day.
     *
     * @return the quota headers, none for searches
     * @throws Refusal with 429, if there are no more calls
     */
    Map<String, String> take(Portal portal, Token token, boolean search) {
        Day day = day(portal);
        synchronized (day) {
            day.turn();
            if (settings.daily() > 0 && day.used >= settings.daily()) {
                throw TooMany.DAILY.refusal(portal, (day.midnight() - System.currentTimeMillis()) / 1000 + 1, settings);
            }
            int left = search ? takeSearch(portal, day) : takeCall(portal, token);
            day.used++;
            return search ? Map.of() : headers(left, day.used);
        }
    }

    private int takeSearch(Portal portal, Day day) {
        if (settings.searchPerSecond() > 0 && day.searches(settings).take(System.nanoTime()) < 0) {
            throw TooMany.SECONDLY.refusal(portal, 1, settings);
        }
        return 0;
    }

    private int takeCall(Portal portal, Token token) {
        if (settings.perTenSeconds() == 0) {
            return 0;
        }
        Window window = windows.computeIfAbsent(token, t -> new Window(settings.perTenSeconds(), TEN_SECONDS));
        int left = window.take(System.nanoTime());
        if (left < 0) {
            throw TooMany.TEN_SECONDLY_ROLLING.refusal(portal, window.waitSeconds(), settings);
        }
        return left;
    }

    private Map<String, String> headers(int left, int used) {
        Map<String, String> headers = new LinkedHashMap<>();
        if (settings.perTenSeconds() > 0) {
            headers.put("X-HubSpot-RateLimit-Max", Integer.toString(settings.perTenSeconds()));
            headers.put("X-HubSpot-RateLimit-Remaining", Integer.toString(left));
            headers.put("X-HubSpot-RateLimit-Interval-Milliseconds", "10000");
            headers.put("X-HubSpot-RateLimit-Secondly", Integer.toString(settings.perTenSeconds() / 10));
            headers.put("X-HubSpot-RateLimit-Secondly-Remaining", Integer.toString(settings.perTenSeconds() / 10));
        }
        if (settings.daily() > 0) {
            headers.put("X-HubSpot-RateLimit-Daily", Integer.toString(settings.daily()));
            headers.put("X-HubSpot-RateLimit-Daily-Remaining", Integer.toString(Math.max(0, settings.daily() - used)));
        }
        return headers;
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
        private Window searches;

        Day(ZoneId zone) {
            this.zone = zone;
            this.date = LocalDate.now(zone);
        }

        Window searches(SandboxSettings.Quota settings) {
            if (searches == null) {
                searches = new Window(settings.searchPerSecond(), SECOND);
            }
            return searches;
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
}
