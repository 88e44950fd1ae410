package dev.serai.sandbox;

/** Times as the API writes them. */
final class Clock {
    private Clock() {}

    /** 2026-09-01T10:20:30.456Z for epoch milliseconds. */
    static String text(long millis) {
        return Json.text(new Json().instant(millis).copy());
    }
}
