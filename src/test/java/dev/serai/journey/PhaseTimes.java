package dev.serai.journey;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** When something that is looked at again and again came into which of its phases. */
final class PhaseTimes {
    private final long start = System.nanoTime();
    private final Map<String, String> from = new LinkedHashMap<>();

    /** @return what it was given */
    JsonNode saw(JsonNode state) {
        from.computeIfAbsent(
                state.path("phase").asText(),
                phase -> String.format(Locale.ROOT, "from %.1f s", (System.nanoTime() - start) / 1e9));
        return state;
    }

    @Override
    public String toString() {
        return from.toString();
    }
}
