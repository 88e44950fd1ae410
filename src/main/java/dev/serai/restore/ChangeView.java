package dev.serai.restore;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.type.TypeReference;
import dev.serai.catalogue.ChangeRow;
import dev.serai.remote.Json;
import java.util.List;
import java.util.Map;

/**
 * A record of a plan as people review it.
 *
 * @param place   order in the plan
 * @param kind    class of the record
 * @param record  id in the backup
 * @param target  id in the account, that of the new record if it was created anew; null if there is no such record
 * @param blocked values that differ and cannot be written, and why
 * @param outcome null until the record is settled
 * @param results outcome by property; empty until settled
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ChangeView(
        long place,
        @JsonProperty("class") String kind,
        String record,
        String target,
        String reason,
        boolean chosen,
        List<Change> changes,
        List<Blocked> blocked,
        String outcome,
        String message,
        Map<String, String> results) {
    private static final TypeReference<List<Change>> CHANGES = new TypeReference<>() {};
    private static final TypeReference<List<Blocked>> BLOCKED = new TypeReference<>() {};
    private static final TypeReference<Map<String, String>> RESULTS = new TypeReference<>() {};

    public static ChangeView of(ChangeRow row) {
        return new ChangeView(
                row.place(),
                row.kind(),
                row.recordId(),
                row.targetId(),
                row.reason(),
                row.chosen(),
                Json.read(row.changes(), CHANGES),
                Json.read(row.blocked(), BLOCKED),
                row.outcome(),
                row.message(),
                row.results() == null ? Map.of() : Json.read(row.results(), RESULTS));
    }
}
