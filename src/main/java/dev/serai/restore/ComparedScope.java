package dev.serai.restore;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/**
 * What of an object is compared.
 *
 * @param skipped           why nothing of it is; null if it is compared
 * @param records           how many records the backup has
 * @param otherRecords      how many the other backup has; null if that is the account, which nobody has counted
 * @param compared          how many properties are compared
 * @param propertiesAdded   properties that only the other one has
 * @param propertiesRemoved properties that only the backup has
 * @param notCompared       properties that are not compared for another reason
 * @param warnings          what makes the counts doubtful
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ComparedScope(
        String skipped,
        long records,
        Long otherRecords,
        int compared,
        List<String> propertiesAdded,
        List<String> propertiesRemoved,
        List<NotCompared> notCompared,
        List<String> warnings) {

    /** A property that is not compared, and why. */
    public record NotCompared(String property, String reason) {}

    static ComparedScope skipped(String reason) {
        return new ComparedScope(reason, 0, null, 0, List.of(), List.of(), List.of(), List.of());
    }
}
