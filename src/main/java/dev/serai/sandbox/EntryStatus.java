package dev.serai.sandbox;

import java.util.Locale;

/** How far the typing in of a card's data has come. */
enum EntryStatus {
    PROCESSING,
    COMPLETED,
    UNREADABLE;

    String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws SansanRefusal with 400 for any other word */
    static EntryStatus of(String text) {
        for (EntryStatus status : values()) {
            if (status.text().equals(text)) {
                return status;
            }
        }
        throw SansanRefusal.invalid("entryStatus: '" + text + "' is none of processing, completed, unreadable");
    }
}
