package dev.serai.hubspot;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.serai.remote.Request;
import java.nio.charset.StandardCharsets;
import java.util.Collection;

/** Calls that read up to a hundred records of known ids (facts section 4.3). */
public final class BatchReads {
    private BatchReads() {}

    /**
     * @param ids        record ids or, if {@code idProperty} is not null, values of that unique property
     * @param idProperty null for the record id
     * @param binned     whether records in the recycling bin are asked for
     */
    public static Request of(
            String account,
            Paths paths,
            String type,
            Collection<String> ids,
            String idProperty,
            Collection<String> properties,
            boolean binned) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        ArrayNode names = body.putArray("properties");
        properties.forEach(names::add);
        if (idProperty != null) {
            body.put("idProperty", idProperty);
        }
        ArrayNode inputs = body.putArray("inputs");
        ids.forEach(id -> inputs.addObject().put("id", id));
        return new Request(
                account,
                "POST",
                paths.batchRead(type),
                binned ? "archived=true" : null,
                body.toString().getBytes(StandardCharsets.UTF_8),
                true);
    }
}
