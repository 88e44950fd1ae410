package dev.serai.sandbox;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Finds the handler for a path. Add one with {@link #add}; it is then there under all places of its family. */
final class Router {
    /** A handler with what the path said. */
    record Match(Route route, Map<String, String> names) {
        /** Method and path without ids, for statistics. */
        String label() {
            String path = route.pattern();
            for (String object : List.of("type", "from", "to")) {
                path = names.containsKey(object) ? path.replace("{" + object + "}", names.get(object)) : path;
            }
            return route.method() + " " + path;
        }
    }

    /**
     * @param parts the path's parts, placeholders in braces
     * @param pattern the same in one piece, for statistics
     */
    record Route(String method, String version, String[] parts, String pattern, Function<Ask, Reply> handler) {
        /** Searches have a quota of their own and no quota headers (facts 8). */
        boolean search() {
            return pattern.endsWith("/search");
        }
    }

    private final Map<Integer, List<Route>> byLength = new HashMap<>();

    /** @param rest what follows the family's start, {@code /{type}/batch/read}; "" for nothing */
    Router add(String method, Family family, String rest, Function<Ask, Reply> handler) {
        for (String start : family.starts()) {
            String pattern = start + rest;
            String[] parts = pattern.substring(1).split("/");
            byLength.computeIfAbsent(parts.length, n -> new ArrayList<>())
                    .add(new Route(method, Family.version(start), parts, pattern, handler));
        }
        return this;
    }

    /** The handler with the fewest placeholders, or null. */
    Match find(String method, String rawPath) {
        String[] parts = parts(rawPath);
        Match best = null;
        for (Route route : byLength.getOrDefault(parts.length, List.of())) {
            if (route.method().equals(method)
                    && fits(route.parts(), parts)
                    && (best == null || words(route) > words(best.route()))) {
                best = new Match(route, names(route.parts(), parts));
            }
        }
        return best;
    }

    /** What a request without a handler gets: 405 if the path has handlers for other methods, else 404. */
    Refusal unknown(String method, String rawPath) {
        String[] parts = parts(rawPath);
        boolean known =
                byLength.getOrDefault(parts.length, List.of()).stream().anyMatch(route -> fits(route.parts(), parts));
        return known
                ? Refusal.of(405, null, "HTTP 405 Method Not Allowed")
                : Refusal.of(404, null, "No route found for " + method + " " + rawPath);
    }

    private static String[] parts(String rawPath) {
        return rawPath.substring(1).split("/");
    }

    private static boolean fits(String[] pattern, String[] parts) {
        for (int i = parts.length - 1; i >= 0; i--) {
            if (!placeholder(pattern[i]) && !pattern[i].equals(parts[i])) {
                return false;
            }
        }
        return true;
    }

    private static int words(Route route) {
        int words = 0;
        for (String part : route.parts()) {
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
        return part.charAt(0) == '{';
    }
}
