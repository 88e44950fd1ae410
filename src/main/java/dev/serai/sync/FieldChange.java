package dev.serai.sync;

/**
 * A field that changes, or should.
 *
 * @param property HubSpot property
 * @param member   member of the card, the first one of several
 * @param from     value before, as the side has it that changes; null for empty
 * @param to       value after, as that side takes it; null for empty
 * @param reason   why, for people to read
 */
record FieldChange(String property, String member, String from, String to, String reason) {}
