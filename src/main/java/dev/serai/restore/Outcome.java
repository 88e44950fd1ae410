package dev.serai.restore;

import java.util.Locale;

/** What became of a record, and of each of its properties. */
enum Outcome {
    RESTORED,
    /** The value was there already when it was to be written. */
    ALREADY,
    /** The value was edited after the analysis, so nothing was written to the record. */
    MOVED,
    REJECTED,
    GONE,
    MERGED,
    /** No answer tells whether it was written. */
    UNKNOWN,
    /** HubSpot said that it was written, and when read back it was another value. */
    DIFFERENT;

    /** As the API and the catalogue spell it. */
    String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
