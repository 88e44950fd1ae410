package dev.serai.restore;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.type.TypeReference;
import dev.serai.catalogue.DifferenceRow;
import dev.serai.remote.Json;
import java.util.List;

/**
 * A record that differs, as people see it.
 *
 * @param number  order in the comparison
 * @param kind    its class: {@code added}, {@code removed} or {@code changed}
 * @param record  its id
 * @param name    some values by which people know it; null if it has none of them
 * @param note    what else is to be said; null if nothing
 * @param changes properties that differ; empty unless changed
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DifferenceView(
        long number,
        String object,
        @JsonProperty("class") String kind,
        String record,
        String name,
        String note,
        List<Value> changes) {
    private static final TypeReference<List<Value>> CHANGES = new TypeReference<>() {};

    /**
     * What a property is on both sides.
     *
     * @param from in the backup; null when empty
     * @param to   in the other one; null when empty
     */
    public record Value(String property, String from, String to) {}

    public static DifferenceView of(DifferenceRow row) {
        return new DifferenceView(
                row.number(),
                row.object(),
                row.kind(),
                row.recordId(),
                row.name(),
                row.note(),
                Json.read(row.changes(), CHANGES));
    }
}
