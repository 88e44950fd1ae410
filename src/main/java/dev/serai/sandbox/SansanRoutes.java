package dev.serai.sandbox;

import java.util.List;
import java.util.function.Function;

/** Finds the handler for a path. Every path begins with a version. */
final class SansanRoutes {
    /** Has all paths; the older versions have no reports (facts 1). */
    private static final String NEWEST = "v6.0";

    /** @param pattern the path, placeholders in braces */
    record Route(String method, String pattern, Function<SansanAsk, Reply> handler) {
        /** For statistics. */
        String label() {
            return method + " " + pattern;
        }
    }

    private final PathTable<Route> table = new PathTable<>();
    private final List<String> versions;

    private SansanRoutes(List<String> versions) {
        this.versions = versions;
    }

    /** All handlers. Add yours here. */
    static SansanRoutes all(List<String> versions) {
        SansanRoutes routes = new SansanRoutes(versions);
        CardPages pages = new CardPages();
        new CardReading(pages).addTo(routes);
        new CardWriting().addTo(routes);
        new TagReading(pages).addTo(routes);
        new ReportCalls(pages).addTo(routes);
        new OrganizationReading(pages).addTo(routes);
        return routes;
    }

    SansanRoutes add(String method, String path, Function<SansanAsk, Reply> handler) {
        versions.forEach(version -> add(method, version, path, handler));
        return this;
    }

    SansanRoutes addNewest(String method, String path, Function<SansanAsk, Reply> handler) {
        versions.stream().filter(NEWEST::equals).forEach(version -> add(method, version, path, handler));
        return this;
    }

    private void add(String method, String version, String path, Function<SansanAsk, Reply> handler) {
        String pattern = "/" + version + path;
        table.add(method, pattern, new Route(method, pattern, handler));
    }

    /** The handler with the fewest placeholders, or null. */
    PathTable.Match<Route> find(String method, String rawPath) {
        return table.find(method, rawPath);
    }

    /** What a request without a handler gets: 405 if the path has handlers for other methods, else 404. */
    SansanRefusal unknown(String method, String rawPath) {
        return table.knows(rawPath)
                ? SansanRefusal.of(405, method + " is not allowed here")
                : SansanRefusal.notFound(rawPath);
    }
}
