package dev.serai.hubspot;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;

/**
 * Creates records. HubSpot's answer may not say which record came of which input, so each is known by its write trace id
 * if that is told, else by its values: by its e-mail address, which no other contact has, else by all values that were
 * sent. Inputs that are the same in all values may be taken for one another. Nothing is sent a second time unless HubSpot
 * has said that it was not created.
 */
public final class BatchCreate extends BatchWrite {
    private static final String EMAIL = "email";

    private final BiPredicate<Map<String, String>, Map<String, String>> came;

    /** @param inputs at most {@link #MOST} */
    public BatchCreate(String account, Paths paths, String type, List<Input> inputs) {
        this(account, paths, type, inputs, BatchCreate::came);
    }

    /**
     * @param inputs at most {@link #MOST}
     * @param came   whether a record, its values second, may have come of values that were sent, first
     */
    public BatchCreate(
            String account,
            Paths paths,
            String type,
            List<Input> inputs,
            BiPredicate<Map<String, String>, Map<String, String>> came) {
        super(account, paths.batchCreate(type), inputs);
        this.came = came;
    }

    @Override
    boolean named() {
        return false;
    }

    @Override
    Map<String, Result.Written> assign(List<Input> inputs, BatchAnswer answer) {
        Map<String, Result.Written> written = new LinkedHashMap<>();
        Map<String, Map<String, String>> left = new LinkedHashMap<>(answer.records());
        answer.traced().forEach((input, id) -> written.put(input, new Result.Written(id, left.remove(id))));
        List<Input> unknown = new ArrayList<>(inputs);
        unknown.removeIf(input -> written.containsKey(input.id())
                || answer.failed().stream().anyMatch(one -> one.traces().contains(input.id())));
        // The input with more values first: a record fits any input whose values are some of its own.
        unknown.sort(Comparator.comparingInt(input -> -input.properties().size()));
        for (Input input : List.copyOf(unknown)) {
            left.keySet().stream()
                    .filter(id -> came.test(input.properties(), left.get(id)))
                    .findFirst()
                    .ifPresent(id -> {
                        written.put(input.id(), new Result.Written(id, left.remove(id)));
                        unknown.remove(input);
                    });
        }
        if (unknown.size() == 1 && left.size() == 1) {
            left.forEach((id, stored) -> written.put(unknown.get(0).id(), new Result.Written(id, stored)));
        }
        return written;
    }

    private static boolean came(Map<String, String> sent, Map<String, String> stored) {
        if (sent.get(EMAIL) != null && stored.get(EMAIL) != null) {
            return sent.get(EMAIL).equalsIgnoreCase(stored.get(EMAIL));
        }
        return sent.entrySet().stream()
                .allMatch(one -> !stored.containsKey(one.getKey())
                        || one.getValue().strip().equals(String.valueOf(stored.get(one.getKey()))));
    }
}
