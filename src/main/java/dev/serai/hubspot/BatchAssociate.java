package dev.serai.hubspot;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.serai.remote.RemoteException;
import dev.serai.remote.Request;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Associates records of two objects and finds out which pairs HubSpot refused. An association that is there already is
 * not made twice, so calls can be repeated. Makes no call itself: whoever owns it sends {@link #next()} and hands in what
 * came of it.
 */
public final class BatchAssociate {
    /** Inputs that HubSpot takes in one call (facts section 7). */
    public static final int MOST = 2000;

    private final String account;
    private final String path;
    private final Deque<List<Input>> parts = new ArrayDeque<>();
    private final Map<Input, String> refused = new LinkedHashMap<>();

    /**
     * One pair of records.
     *
     * @param types one at least
     */
    public record Input(String from, String to, List<AssociationType> types) {
        private String pair() {
            return from + ">" + to;
        }
    }

    /**
     * @param from   the object's type as in paths
     * @param inputs at most {@link #MOST}, each pair once
     */
    public BatchAssociate(String account, Paths paths, String from, String to, List<Input> inputs) {
        this.account = account;
        this.path = paths.associationsCreate(from, to);
        if (!inputs.isEmpty()) {
            parts.add(List.copyOf(inputs));
        }
    }

    /** Whether a call is left to be made. */
    public boolean open() {
        return !parts.isEmpty();
    }

    public Request next() {
        ArrayNode inputs = JsonNodeFactory.instance.arrayNode();
        for (Input input : parts.element()) {
            ObjectNode one = inputs.addObject();
            one.putObject("from").put("id", input.from());
            one.putObject("to").put("id", input.to());
            ArrayNode types = one.putArray("types");
            for (AssociationType type : input.types()) {
                types.addObject()
                        .put("associationCategory", type.category())
                        .put("associationTypeId", Integer.parseInt(type.typeId()));
            }
        }
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.set("inputs", inputs);
        return new Request(account, "POST", path, null, body.toString().getBytes(StandardCharsets.UTF_8), true);
    }

    /** Takes in an answer to the call. */
    public void answered(byte[] body) {
        JsonNode answer = Hubspot.tree(body);
        List<BatchAnswer.Failed> failed = BatchAnswer.of(body).failed();
        if (failed.isEmpty()) {
            parts.remove();
            return;
        }
        Set<String> made = new HashSet<>();
        answer.path("results")
                .forEach(one -> made.add(one.path("fromObjectId").asText() + ">"
                        + one.path("toObjectId").asText()));
        List<Input> silent = new ArrayList<>();
        for (Input input : parts.remove()) {
            if (!made.contains(input.pair())) {
                failed.stream()
                        .filter(one ->
                                one.ids().contains(input.from()) || one.ids().contains(input.to()))
                        .findFirst()
                        .ifPresentOrElse(one -> refused.put(input, one.words()), () -> silent.add(input));
            }
        }
        refuse(silent, failed.get(0).words());
    }

    /**
     * Takes in that the call was refused, or had no complete answer.
     *
     * @throws RemoteException if it says nothing of these pairs
     */
    public void refused(RemoteException why) {
        switch (why.status()) {
            case 400, 404, 409, 413, 422 -> refuse(parts.remove(), BatchAnswer.words(why));
            case 403 -> parts.remove().forEach(input -> refused.put(input, BatchAnswer.words(why)));
            default -> throw why;
        }
    }

    /** A refusal that names no pair: the pairs are sent again in halves, until the bad one stands alone. */
    private void refuse(List<Input> part, String words) {
        if (part.size() > 1) {
            int middle = (part.size() + 1) / 2;
            parts.addFirst(part.subList(middle, part.size()));
            parts.addFirst(part.subList(0, middle));
        } else {
            part.forEach(input -> refused.put(input, words));
        }
    }

    /** What was not made, with HubSpot's reason; complete when no call is left. */
    public Map<Input, String> refused() {
        return refused;
    }
}
