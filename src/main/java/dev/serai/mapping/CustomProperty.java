package dev.serai.mapping;

/**
 * A contact property that can be created in HubSpot because a line of the mapping gives a label for it.
 *
 * @param name  internal name
 * @param label what people see
 * @param type  follows from the line's converter
 */
public record CustomProperty(String name, String label, PropertyType type) {}
