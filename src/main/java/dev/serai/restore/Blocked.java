package dev.serai.restore;

/**
 * A property of a record that differs but cannot be written.
 *
 * @param current null when empty
 * @param wanted as the backup has it; null when empty
 * @param reason in words
 */
record Blocked(String property, String current, String wanted, String reason) {}
