package dev.serai.sandbox;

import java.util.Locale;

/** The three lists of property definitions. */
enum Sensitivity {
    NON_SENSITIVE,
    SENSITIVE,
    HIGHLY_SENSITIVE;

    String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
