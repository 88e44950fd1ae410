package dev.serai.sandbox;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds what belongs to a method and a path. A pattern's placeholders are in braces. */
final class PathTable<T> {
    /** @param names values of the path's placeholders, decoded */
    record Match<T>(T found, Map<String, String> names) {}

    private record Entry<T>(String method, String[] parts, T found) {}

    private final Map<Integer, List<Entry<T>>> byLength = new HashMap<>();

    void add(String method, String pattern, T found) {
        String[] parts = parts(pattern);
        byLength.computeIfAbsent(parts.length, n -> new ArrayList<>()).add(new Entry<>(method, parts, found));
    }

    /** The entry with the fewest placeholders, or null. */
    Match<T> find(String method, String rawPath) {
        String[] parts = parts(rawPath);
        Entry<T> best = null;
        for (Entry<T> entry : byLength.getOrDefault(parts.length, List.of())) {
            if (entry.method().equals(method)
                    && fits(entry.parts(), parts)
                    && (best == null || words(entry) > words(best))) {
                best = entry;
            }
        }
        return best == null ? null : new Match<>(best.found(), names(best.parts(), parts));
    }

    /** Whether there is an entry for the path with any method. */
    boolean knows(String rawPath) {
        String[] parts = parts(rawPath);
        return byLength.getOrDefault(parts.length, List.of()).stream().anyMatch(entry -> fits(entry.parts(), parts));
    }

    private static String[] parts(String path) {
        return path.substring(1).split("/");
    }

    private static boolean fits(String[] pattern, String[] parts) {
        for (int i = parts.length - 1; i >= 0; i--) {
            if (!placeholder(pattern[i]) && !pattern[i].equals(parts[i])) {
                return false;
            }
        }
        return true;
    }

    private static int words(Entry<?> entry) {
        int words = 0;
        for (String part : entry.parts()) {
            words += placeholder(part) ? 0 : 1;
        }
        return words;
    }

    private static Map<String, String> names(String[] pattern, String[] parts) {
        Map<String, String> names = new HashMap<>();
        for (int i = 0; i < parts.length; i++) {
            if (placeholder(pattern[i])) {
                String name = pattern[i].substring(1, pattern[i].length() - 1);
                names.put(name, URLDecoder.decode(parts[i].replace("+", "%2B"), StandardCharsets.UTF_8));
            }
        }
        return names;
    }

    private static boolean placeholder(String part) {
        return part.startsWith("{");
    }
}
