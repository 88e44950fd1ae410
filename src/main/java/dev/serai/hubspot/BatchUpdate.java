package dev.serai.hubspot;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.serai.remote.RemoteException;
import dev.serai.remote.Request;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Writes values to up to a hundred records and finds out of each what became of it. A refusal that names no record is
 * traced by halving the batch until the bad record stands alone: at most 14 calls more for one bad record in a hundred.
 * Makes no call itself: whoever owns it sends {@link #next()} and hands in what came of it.
 */
public final class BatchUpdate {
    /** Inputs that HubSpot takes in one call (facts section 5). */
    public static final int MOST = 100;

    private final String account;
    private final String path;
    private final Deque<List<Input>> parts = new ArrayDeque<>();
    private final Map<String, Result> results = new LinkedHashMap<>();

    /**
     * What is to be written to one record.
     *
     * @param properties values by property; empty to clear
     */
    public record Input(String id, Map<String, String> properties) {}

    /** What became of one record. */
    public sealed interface Result {
        /** HubSpot says that it was written. */
        record Written() implements Result {}

        /** @param words HubSpot's reason */
        record Rejected(String words) implements Result {}

        /** There is no such record. */
        record NotFound() implements Result {}

        /** Neither written nor refused: what HubSpot does with an id that was merged away (facts section 5.1). */
        record Passed() implements Result {}

        /** No answer tells whether it was written. */
        record Unsure(String reason) implements Result {}
    }

    /** @param inputs at most {@link #MOST}, each record once */
    public BatchUpdate(String account, Paths paths, String type, List<Input> inputs) {
        this.account = account;
        this.path = paths.batchUpdate(type);
        if (!inputs.isEmpty()) {
            parts.add(List.copyOf(inputs));
        }
    }

    /** Whether a call is left to be made. */
    public boolean open() {
        return !parts.isEmpty();
    }

    /** The next call. It is not repeatable: after a cut connection the records' values must be looked at first. */
    public Request next() {
        ArrayNode inputs = JsonNodeFactory.instance.arrayNode();
        for (Input input : parts.element()) {
            ObjectNode one = inputs.addObject();
            one.put("id", input.id()).put("objectWriteTraceId", input.id());
            ObjectNode properties = one.putObject("properties");
            input.properties().forEach(properties::put);
        }
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.set("inputs", inputs);
        return new Request(account, "POST", path, null, body.toString().getBytes(StandardCharsets.UTF_8), false);
    }

    /** Takes in an answer to the call. */
    public void answered(byte[] body) {
        BatchAnswer answer;
        try {
            answer = BatchAnswer.of(body);
        } catch (UncheckedIOException unreadable) {
            unsure(unreadable.getMessage());
            return;
        }
        List<Input> part = parts.remove();
        Map<String, Result> told = told(answer);
        boolean untraced = answer.failed().stream()
                .anyMatch(one -> one.ids().isEmpty() && one.traces().isEmpty());
        List<Input> silent = new ArrayList<>();
        for (Input input : part) {
            Result result = answer.records().containsKey(input.id()) ? new Result.Written() : told.get(input.id());
            if (result != null) {
                results.put(input.id(), result);
            } else {
                silent.add(input);
            }
        }
        if (untraced && silent.size() > 1) {
            halve(silent);
        } else {
            silent.forEach(input -> results.put(
                    input.id(), untraced ? new Result.Rejected(untracedWords(answer)) : new Result.Passed()));
        }
    }

    private static String untracedWords(BatchAnswer answer) {
        return answer.failed().stream()
                .filter(one -> one.ids().isEmpty() && one.traces().isEmpty())
                .map(BatchAnswer.Failed::words)
                .findFirst()
                .orElseThrow();
    }

    private static Map<String, Result> told(BatchAnswer answer) {
        Map<String, Result> told = new HashMap<>();
        for (BatchAnswer.Failed failed : answer.failed()) {
            Set<String> about = new HashSet<>(failed.ids());
            about.addAll(failed.traces());
            Result result = failed.notFound() ? new Result.NotFound() : new Result.Rejected(failed.words());
            about.forEach(id -> told.put(id, result));
        }
        return told;
    }

    /**
     * Takes in that the call was refused, or had no complete answer.
     *
     * @throws RemoteException if nothing can be written at all, as the token is not good for it
     */
    public void refused(RemoteException why) {
        switch (why.status()) {
            case 401, 403 -> throw why;
            case 400, 404, 409, 413, 422 -> {
                List<Input> part = parts.remove();
                if (part.size() > 1) {
                    halve(part);
                } else {
                    results.put(part.get(0).id(), new Result.Rejected(words(why)));
                }
            }
            default -> unsure(why.getMessage());
        }
    }

    private void unsure(String reason) {
        parts.remove().forEach(input -> results.put(input.id(), new Result.Unsure(reason)));
    }

    private void halve(List<Input> part) {
        int middle = (part.size() + 1) / 2;
        parts.addFirst(part.subList(middle, part.size()));
        parts.addFirst(part.subList(0, middle));
    }

    private static String words(RemoteException refused) {
        try {
            return BatchAnswer.words(Hubspot.tree(refused.body().getBytes(StandardCharsets.UTF_8)));
        } catch (UncheckedIOException notJson) {
            return refused.getMessage();
        }
    }

    /** What became of the records, by id; complete when no call is left. */
    public Map<String, Result> results() {
        return results;
    }
}
