package dev.serai.mapping;

/**
 * How much one run may do before it is held to be a mistake.
 *
 * @param creates   the most contacts and cards that one run creates
 * @param updates   the most contacts that one run updates
 * @param mayVanish share of the linked records, 0 to 1, that may be missing on a side at once
 */
public record Caps(int creates, int updates, double mayVanish) {}
