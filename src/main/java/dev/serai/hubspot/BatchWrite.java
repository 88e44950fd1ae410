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
 * Writes up to a hundred records and finds out of each what became of it. A refusal that names no record is traced by
 * halving the batch until the bad record stands alone: at most 14 calls more for one bad record in a hundred. Makes no
 * call itself: whoever owns it sends {@link #next()} and hands in what came of it.
 */
public abstract sealed class BatchWrite permits BatchUpdate, BatchCreate {
    /** Inputs that HubSpot takes in one call (facts section 5). */
    public static final int MOST = 100;

    private final String account;
    private final String path;
    private final Deque<List<Input>> parts = new ArrayDeque<>();
    private final Map<String, Result> results = new LinkedHashMap<>();

    /**
     * What is to be written to one record.
     *
     * @param id         the record's id or, for one that is to be created, any name that no other input has
     * @param properties values by property; empty to clear
     */
    public record Input(String id, Map<String, String> properties) {}

    /** What became of one record. */
    public sealed interface Result {
        /**
         * HubSpot says that it was written.
         *
         * @param id     the record's id
         * @param stored what HubSpot stored, as far as it says
         */
        record Written(String id, Map<String, String> stored) implements Result {}

        /**
         * @param words    HubSpot's reason
         * @param existing id of a record that stands in the way; null if HubSpot names none
         */
        record Rejected(String words, String existing) implements Result {}

        /** There is no such record. */
        record NotFound() implements Result {}

        /** Neither written nor refused: what HubSpot does with an id that was merged away (facts section 5.1). */
        record Passed() implements Result {}

        /** No answer tells whether it was written. */
        record Unsure(String reason) implements Result {}
    }

    BatchWrite(String account, String path, List<Input> inputs) {
        this.account = account;
        this.path = path;
        if (!inputs.isEmpty()) {
            parts.add(List.copyOf(inputs));
        }
    }

    /** Which input each record of an answer belongs to. */
    abstract Map<String, Result.Written> assign(List<Input> inputs, BatchAnswer answer);

    /** Whether inputs name their record by its id. */
    abstract boolean named();

    /** Whether a call is left to be made. */
    public boolean open() {
        return !parts.isEmpty();
    }

    /** Ids of the inputs that {@link #next()} sends. */
    public List<String> current() {
        return parts.element().stream().map(Input::id).toList();
    }

    /** Properties that {@link #next()} sends. */
    public Set<String> sent() {
        Set<String> names = new HashSet<>();
        parts.element().forEach(input -> names.addAll(input.properties().keySet()));
        return names;
    }

    /** The next call. It is not repeatable: after a cut connection one must look what was written first. */
    public Request next() {
        ArrayNode inputs = JsonNodeFactory.instance.arrayNode();
        for (Input input : parts.element()) {
            ObjectNode one = inputs.addObject();
            if (named()) {
                one.put("id", input.id());
            }
            one.put("objectWriteTraceId", input.id());
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
        Map<String, Result.Written> written = assign(part, answer);
        Map<String, Result> told = told(answer);
        List<BatchAnswer.Failed> untraced = answer.failed().stream()
                .filter(one -> one.ids().isEmpty() && one.traces().isEmpty())
                .toList();
        List<Input> silent = new ArrayList<>();
        for (Input input : part) {
            Result result = written.containsKey(input.id()) ? written.get(input.id()) : told.get(input.id());
            if (result != null) {
                results.put(input.id(), result);
            } else {
                silent.add(input);
            }
        }
        if (!named() && written.size() < answer.records().size()) {
            String ids = String.join(", ", answer.records().keySet());
            silent.forEach(input -> results.put(
                    input.id(), new Result.Unsure("HubSpot created records and did not tell of what: " + ids)));
        } else if (!untraced.isEmpty() && silent.size() > 1) {
            halve(silent);
        } else {
            silent.forEach(input ->
                    results.put(input.id(), untraced.isEmpty() ? new Result.Passed() : rejected(untraced.get(0))));
        }
    }

    private static Map<String, Result> told(BatchAnswer answer) {
        Map<String, Result> told = new HashMap<>();
        for (BatchAnswer.Failed failed : answer.failed()) {
            Set<String> about = new HashSet<>(failed.ids());
            about.addAll(failed.traces());
            Result result = failed.notFound() ? new Result.NotFound() : rejected(failed);
            about.forEach(id -> told.put(id, result));
        }
        return told;
    }

    private static Result rejected(BatchAnswer.Failed failed) {
        return new Result.Rejected(
                failed.words(), failed.existing().stream().findFirst().orElse(null));
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
                    results.put(part.get(0).id(), rejected(why));
                }
            }
            default -> unsure(why.getMessage());
        }
    }

    private static Result rejected(RemoteException refused) {
        try {
            var problem = Hubspot.tree(refused.body().getBytes(StandardCharsets.UTF_8));
            return new Result.Rejected(BatchAnswer.words(problem), BatchAnswer.existing(problem));
        } catch (UncheckedIOException notJson) {
            return new Result.Rejected(refused.getMessage(), null);
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

    /** What became of the records, by the inputs' ids; complete when no call is left. */
    public Map<String, Result> results() {
        return results;
    }
}
