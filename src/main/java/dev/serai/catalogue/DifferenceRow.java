package dev.serai.catalogue;

import java.util.List;

/**
 * A record that is not the same on both sides of a comparison.
 *
 * @param number     order in the comparison
 * @param kind       {@code added}, {@code removed} or {@code changed}
 * @param name       some values by which people know the record; null if it has none of them
 * @param note       in words what else is to be said; null if nothing
 * @param properties names of those that differ; empty unless changed
 * @param changes    what they are on both sides, as JSON
 */
public record DifferenceRow(
        long number,
        String object,
        String kind,
        String recordId,
        String name,
        String note,
        List<String> properties,
        String changes) {}
