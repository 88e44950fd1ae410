package dev.serai.restore;

/**
 * A value to be written.
 *
 * @param current null when empty
 * @param wanted the exact text to send; "" to clear
 * @param clears the property becomes empty
 * @param clearFirst it must be emptied in a request of its own before it is set
 */
record Change(String property, String current, String wanted, boolean clears, boolean clearFirst) {}
