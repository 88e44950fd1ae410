package dev.serai.sansan;

import dev.serai.remote.Refusal;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The configured keys by name; those without a token are left out.
 *
 * @param busy what to do when Sansan asks to wait
 */
@ConfigurationProperties("sansan")
public record SansanKeys(Map<String, SansanKey> keys, Busy busy) {

    /** @param pauses how long to wait after the first, second, … 429 in a row that does not say it; the last one repeats */
    public record Busy(List<Duration> pauses) {
        public Busy {
            pauses = pauses == null || pauses.isEmpty()
                    ? List.of(
                            Duration.ofSeconds(5),
                            Duration.ofSeconds(15),
                            Duration.ofSeconds(60),
                            Duration.ofSeconds(300))
                    : List.copyOf(pauses);
        }
    }

    public SansanKeys {
        Map<String, SansanKey> usable = new LinkedHashMap<>();
        if (keys != null) {
            keys.forEach((name, key) -> {
                if (key.hasToken()) {
                    usable.put(name, key);
                }
            });
        }
        keys = usable;
        busy = busy == null ? new Busy(null) : busy;
    }

    /** @throws Refusal if no key of that name is configured */
    public SansanKey get(String name) {
        SansanKey key = keys.get(name);
        if (key == null) {
            throw new Refusal(
                    Refusal.Kind.NOT_FOUND, "sansan key: \"" + name + "\" is not configured; known are " + names());
        }
        return key;
    }

    public Set<String> names() {
        return keys.keySet();
    }
}
