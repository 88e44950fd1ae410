package dev.serai.mapping;

/** Whose value is kept if a field was changed on both sides. */
public enum Winner {
    NEWEST,
    HUBSPOT,
    SANSAN
}
