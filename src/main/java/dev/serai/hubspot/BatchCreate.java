package dev.serai.hubspot;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Creates records. HubSpot's answer does not say which record came of which input, so each is known by its values: by its
 * e-mail address, which no other contact has, else by all values that were sent. Inputs that are the same in all values
 * may be taken for one another.
 */
public final class BatchCreate extends BatchWrite {
    private static final String EMAIL = "email";

    /** @param inputs at most {@link #MOST} */
    public BatchCreate(String account, Paths paths, String type, List<Input> inputs) {
        super(account, paths.batchCreate(type), inputs);
    }

    @Override
    boolean named() {
        return false;
    }

    @Override
    Map<String, Result.Written> assign(List<Input> inputs, BatchAnswer answer) {
        Map<String, Result.Written> written = new LinkedHashMap<>();
        List<Input> left = new ArrayList<>(inputs);
        answer.records()
                .forEach((id, stored) -> left.stream()
                        .filter(input -> came(input.properties(), stored))
                        .findFirst()
                        .ifPresent(input -> {
                            written.put(input.id(), new Result.Written(id, stored));
                            left.remove(input);
                        }));
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
