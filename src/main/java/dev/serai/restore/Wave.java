package dev.serai.restore;

/** What a {@link Batch} is doing. */
enum Wave {
    /** Looking at what the records hold. */
    READ,
    /** Looking up, one by one, ids that an answer has left out. */
    LOOK_UP,
    WRITE,
    /** Setting what had to be emptied first. */
    SET,
    /** Setting again what was emptied and could then not be set. */
    PUT_BACK
}
