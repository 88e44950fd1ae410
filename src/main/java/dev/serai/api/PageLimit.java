package dev.serai.api;

import dev.serai.remote.Refusal;

/** How much one page may hold. */
final class PageLimit {
    private static final int MOST = 1000;

    private PageLimit() {}

    /** @throws Refusal if it is out of range */
    static int of(int limit) {
        return of(limit, MOST);
    }

    /** @throws Refusal if it is out of range */
    static int of(int limit, int most) {
        if (limit < 1 || limit > most) {
            throw new Refusal(Refusal.Kind.INVALID, "limit: " + limit + " is out of range; use 1 to " + most);
        }
        return limit;
    }
}
