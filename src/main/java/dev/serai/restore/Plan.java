package dev.serai.restore;

import dev.serai.catalogue.RestoreChanges.PropertyCount;
import java.util.List;
import java.util.Map;

/**
 * What an analysis found, for people to review.
 *
 * @param analyzed   rows of the backup that were looked at
 * @param unchanged  records that hold everything as the backup does
 * @param records    records that do not, by class; of the classes CHANGE and RECREATE only those chosen
 * @param properties what would be done to each property
 * @param excluded   properties that cannot be written at all, and why
 * @param clears     values that would be emptied
 * @param toRelink   records that earlier restores created, whose associations are still to be put back
 * @param calls      calls that applying takes, as far as can be said beforehand
 * @param seconds    the least time that the account's limit lets these calls take
 */
public record Plan(
        long analyzed,
        long unchanged,
        Map<String, Long> records,
        List<PropertyCount> properties,
        List<Selection.Excluded> excluded,
        List<String> warnings,
        long clears,
        long toRelink,
        long calls,
        long seconds) {
    /** Records that are changed, created or associated. */
    long toWrite() {
        return toRelink
                + records.getOrDefault(Decision.Kind.CHANGE.name(), 0L)
                + records.getOrDefault(Decision.Kind.RECREATE.name(), 0L);
    }
}
