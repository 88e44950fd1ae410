package dev.serai.flow;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a route file declares and refers to.
 *
 * @param file               path below the routes folder, with forward slashes
 * @param text               the text itself
 * @param entries            its top-level entries
 * @param directTargets      names of the {@code direct:} endpoints that steps send to
 * @param directSources      names of the {@code direct:} endpoints that routes receive from
 * @param configurationsUsed ids of the routeConfigurations that routes refer to
 * @param templatesUsed      ids of the templates that routes are made from
 * @param beansUsed          names of the beans that steps and policies refer to
 * @param retrySettings      tries, delays and factors, with their placeholders
 * @param faults             what is wrong with the text by itself
 */
record RouteText(
        String file,
        String text,
        List<Entry> entries,
        List<Place> directTargets,
        List<Place> directSources,
        List<Place> configurationsUsed,
        List<Place> templatesUsed,
        List<Place> beansUsed,
        List<Place> retrySettings,
        List<RouteFault> faults) {

    /** What one top-level entry of a file declares. */
    enum Kind {
        ROUTE("route"),
        CONFIGURATION("routeConfiguration"),
        TEMPLATE("routeTemplate"),
        TEMPLATED("templatedRoute");

        private final String key;

        Kind(String key) {
            this.key = key;
        }

        String key() {
            return key;
        }
    }

    /** A name at a line; the lines are what a person needs to find it. */
    record Place(String name, int line) {}

    /** One top-level entry: its kind, its id (null if it has none) and its line. */
    record Entry(Kind kind, String id, int line) {}

    List<String> ids(Kind kind) {
        return entries.stream()
                .filter(entry -> entry.kind() == kind && entry.id() != null)
                .map(Entry::id)
                .toList();
    }

    /** Ids of the policies and templates that it declares. */
    Set<String> offers() {
        Set<String> names = new HashSet<>(ids(Kind.CONFIGURATION));
        names.addAll(ids(Kind.TEMPLATE));
        return names;
    }

    /** Whether a route of it is built from a policy or a template of one of these ids. */
    boolean usesAny(Set<String> ids) {
        return Stream.concat(configurationsUsed.stream(), templatesUsed.stream())
                .anyMatch(used -> ids.contains(used.name()));
    }
}
