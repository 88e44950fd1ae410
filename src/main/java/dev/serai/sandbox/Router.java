package dev.serai.sandbox;

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

    /** @param pattern the path, placeholders in braces */
    record Route(String method, String version, String pattern, Function<Ask, Reply> handler) {
        /** Searches have a quota of their own and no quota headers (facts 8). */
        boolean search() {
            return pattern.endsWith("/search");
        }
    }

    private final PathTable<Route> table = new PathTable<>();

    /** @param rest what follows the family's start, {@code /{type}/batch/read}; "" for nothing */
    Router add(String method, Family family, String rest, Function<Ask, Reply> handler) {
        for (String start : family.starts()) {
            table.add(method, start + rest, new Route(method, Family.version(start), start + rest, handler));
        }
        return this;
    }

    /** The handler with the fewest placeholders, or null. */
    Match find(String method, String rawPath) {
        PathTable.Match<Route> match = table.find(method, rawPath);
        return match == null ? null : new Match(match.found(), match.names());
    }

    /** What a request without a handler gets: 405 if the path has handlers for other methods, else 404. */
    Refusal unknown(String method, String rawPath) {
        return table.knows(rawPath)
                ? Refusal.of(405, null, "HTTP 405 Method Not Allowed")
                : Refusal.of(404, null, "No route found for " + method + " " + rawPath);
    }
}
