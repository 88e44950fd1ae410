package dev.serai.hubspot;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.serai.remote.Request;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.StreamSupport;

/** When values of records were set, as HubSpot keeps it property by property (facts sections 4.1 and 4.3). */
public final class PropertyHistories {
    /** Records whose histories HubSpot tells with one call. */
    public static final int MOST = 50;

    private PropertyHistories() {}

    /** @param ids at most {@link #MOST} */
    public static Request read(
            String account, Paths paths, String type, Collection<String> ids, Collection<String> properties) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.putArray("properties");
        properties.forEach(body.putArray("propertiesWithHistory")::add);
        var inputs = body.putArray("inputs");
        ids.forEach(id -> inputs.addObject().put("id", id));
        return Request.read(account, paths.batchRead(type), body.toString().getBytes(StandardCharsets.UTF_8));
    }

    /**
     * When the present values were set, by record id and property; without those of which HubSpot tells nothing.
     *
     * @throws UncheckedIOException if it is not JSON
     */
    public static Map<String, Map<String, Instant>> lastSet(byte[] answer) {
        Map<String, Map<String, Instant>> times = new LinkedHashMap<>();
        for (JsonNode record : Hubspot.tree(answer).path("results")) {
            Map<String, Instant> ofRecord = new LinkedHashMap<>();
            record.path("propertiesWithHistory")
                    .properties()
                    .forEach(one -> StreamSupport.stream(one.getValue().spliterator(), false)
                            .map(entry -> Instant.parse(entry.path("timestamp").asText()))
                            .max(Comparator.naturalOrder())
                            .ifPresent(time -> ofRecord.put(one.getKey(), time)));
            times.put(record.path("id").asText(), ofRecord);
        }
        return times;
    }
}
