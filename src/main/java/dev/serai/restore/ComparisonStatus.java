package dev.serai.restore;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.serai.catalogue.ComparisonRow;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * How a comparison stands.
 *
 * @param phase   what it is doing; null if it does nothing
 * @param waiting why no call is made to the account at the moment
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ComparisonStatus(
        String id,
        String account,
        ComparisonRow.State state,
        String phase,
        String waiting,
        ComparisonRequest request,
        String requestedBy,
        Instant requestedAt,
        Instant startedAt,
        Instant finishedAt,
        List<ObjectStatus> objects,
        String failure) {

    /**
     * What was found of one object, so far.
     *
     * @param scope      what of it is compared; in lists null
     * @param added      records that only the other one has
     * @param removed    records that only the backup has
     * @param changed    records of which some property differs
     * @param properties in how many records each property differs; in lists null
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record ObjectStatus(
            String object,
            ComparedScope scope,
            long unchanged,
            long added,
            long removed,
            long changed,
            Map<String, Long> properties) {}
}
