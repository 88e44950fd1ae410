package dev.serai.hubspot;

/**
 * A property definition, as far as reading needs it.
 *
 * @param sensitivity non_sensitive, sensitive or highly_sensitive
 */
public record Property(String name, String sensitivity) {}
