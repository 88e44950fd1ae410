package dev.serai.restore;

/** Whether two values of a property say the same, however they are spelled. */
@FunctionalInterface
interface Sameness {
    /** Either value may be null, which is the same as empty. */
    boolean same(String property, String one, String other);
}
