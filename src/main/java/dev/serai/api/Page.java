package dev.serai.api;

import dev.serai.remote.Refusal;

/** How much of a list may be asked for at once. */
final class Page {
    private static final int MOST = 1000;

    private Page() {}

    /** @throws Refusal if there can be no such page */
    static void check(int limit, long from) {
        if (limit < 1 || limit > MOST || from < 0) {
            throw new Refusal(
                    Refusal.Kind.INVALID,
                    "limit " + limit + ", start " + from + ": out of range; use a limit of 1 to " + MOST
                            + " and a start from 0");
        }
    }
}
