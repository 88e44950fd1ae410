package dev.serai.hubspot;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.serai.remote.Request;
import java.nio.charset.StandardCharsets;
import java.util.Collection;

/** The call that puts up to a hundred records into the recycling bin (facts section 5). */
public final class BatchArchive {
    private BatchArchive() {}

    /** Doing it twice does no harm; the answer has no body. */
    public static Request of(String account, Paths paths, String type, Collection<String> ids) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        ArrayNode inputs = body.putArray("inputs");
        ids.forEach(id -> inputs.addObject().put("id", id));
        return new Request(
                account,
                "POST",
                paths.batchArchive(type),
                null,
                body.toString().getBytes(StandardCharsets.UTF_8),
                true);
    }
}
