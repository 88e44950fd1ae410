package dev.serai.house;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.events.CommentEvent;
import org.yaml.snakeyaml.nodes.Node;

/**
 * The house rules of {@code routes/README.md}, for all route files at once. Every breach reads
 * {@code <file>:<line>: <what is wrong>; <what to do>}.
 */
final class RouteRules {
    private static final int LINES = 60;

    private final List<String> breaches = new ArrayList<>();
    private final List<Part> entries = new ArrayList<>();
    private final Set<String> directs = new HashSet<>();
    private final Set<String> configurations = new HashSet<>();
    private final WordRules words;

    /**
     * @param files texts by path below the repository, such as {@code routes/backup/backup.yaml}
     * @param keys  keys that application.yaml gives a default
     * @param beans names of the beans that steps may call; null if they are not known
     */
    RouteRules(Map<String, String> files, Set<String> keys, Set<String> beans) {
        this.words = new WordRules(keys, beans, this::breach);
        files.forEach(this::read);
        entries.forEach(this::declared);
        entries.forEach(this::check);
    }

    List<String> breaches() {
        return breaches.stream().sorted().toList();
    }

    private void breach(Part at, String what) {
        breach(at.file(), at.line(), what);
    }

    private void breach(String file, int line, String what) {
        breaches.add(file + ":" + line + ": " + what);
    }

    private void read(String file, String text) {
        long lines = text.lines().count();
        if (lines > LINES) {
            breach(file, LINES + 1, lines + " lines; split the route, " + LINES + " lines are the most");
        }
        LoaderOptions options = new LoaderOptions();
        options.setProcessComments(true);
        try {
            for (var event : new Yaml(options).parse(new StringReader(text))) {
                if (event instanceof CommentEvent comment && !comment.getValue().isBlank()) {
                    breach(
                            file,
                            comment.getStartMark().getLine() + 1,
                            "a comment, which Kaoto deletes; put it into 'note:'");
                }
            }
            entries(file, new Yaml().compose(new StringReader(text)));
        } catch (MarkedYAMLException e) {
            breach(file, e.getProblemMark().getLine() + 1, "not YAML, " + e.getProblem() + "; mend it");
        }
    }

    private void entries(String file, Node root) {
        List<Part> found = root == null
                ? List.of()
                : Part.root(file, root).parts().stream()
                        .flatMap(item -> item.parts().stream())
                        .toList();
        if (found.size() != 1) {
            breach(file, 1, found.size() + " entries; one route, routeConfiguration or routeTemplate per file");
        }
        entries.addAll(found);
    }

    private void declared(Part entry) {
        String id = entry.text("id");
        if (entry.name().equals("routeConfiguration")) {
            configurations.add(id);
        } else if (entry.name().equals("route") && isFlow(entry)) {
            directs.add(uri(entry).substring("direct:".length()));
        }
    }

    private static String uri(Part route) {
        String uri = route.child("from").map(from -> from.text("uri")).orElse(null);
        return uri == null ? "" : uri;
    }

    private static boolean isFlow(Part route) {
        return uri(route).startsWith("direct:");
    }

    private void check(Part entry) {
        checkName(entry);
        switch (entry.name()) {
            case "route" -> {
                checkFolder(entry, "policies", false);
                checkRoute(entry);
            }
            case "routeTemplate" -> {
                checkFolder(entry, "templates", true);
                entry.child("route")
                        .ifPresentOrElse(
                                this::checkRoute,
                                () -> breach(entry, "no 'route:'; put from and errorHandler below it"));
            }
            case "routeConfiguration" -> checkFolder(entry, "policies", true);
            default ->
                breach(entry, "'" + entry.name() + "' is not deployed; use route, routeConfiguration or routeTemplate");
        }
        new StepRules(this::breach, directs).check(entry);
        words.check(entry);
    }

    private void checkName(Part entry) {
        String id = entry.text("id");
        String name = entry.file().substring(entry.file().lastIndexOf('/') + 1).replaceFirst("[.]yaml$", "");
        if (!name.equals(id)) {
            breach(entry, "id '" + id + "' in a file named " + name + ".yaml; give both the same name");
        }
        String description = entry.text("description");
        if (description == null || description.isBlank()) {
            breach(entry, "no description; say in one sentence what it does");
        } else if (entry.name().equals("route") && description.strip().matches("(?s).*[.!?]\\s+\\p{Lu}.*")) {
            breach(entry.child("description").orElseThrow(), "more than a sentence; put the why into 'note:'");
        }
    }

    private void checkFolder(Part entry, String folder, boolean wanted) {
        if (entry.file().contains("/" + folder + "/") != wanted) {
            breach(entry, "a " + entry.name() + (wanted ? " outside " : " in ") + folder + "/; move it");
        }
    }

    private void checkRoute(Part route) {
        checkFailureRule(route);
        String uri = uri(route);
        Part steps = route.child("from").flatMap(from -> from.child("steps")).orElse(route);
        if (isFlow(route)) {
            String id = route.text("id");
            if (id != null && !uri.equals("direct:" + id)) {
                breach(route, uri + " in route " + id + "; a flow or door receives from direct:" + id);
            }
        } else if (!uri.startsWith("quartz:") && !uri.startsWith("platform-http:")) {
            breach(route, "from '" + uri + "'; a trigger is quartz: or platform-http:, a flow or door is direct:");
        } else if (steps.parts().size() != 1
                || steps.parts()
                                .get(0)
                                .child("to")
                                .map(to -> to.text("uri"))
                                .orElse("")
                                .indexOf("direct:")
                        != 0) {
            breach(steps, "a trigger that does more than one 'to: direct:<flow>'; move the rest into the flow");
        }
    }

    private void checkFailureRule(Part route) {
        var configuration = route.child("routeConfigurationId");
        if (configuration.isEmpty() && route.child("errorHandler").isEmpty()) {
            breach(route, "no failure rule; give routeConfigurationId, or errorHandler: {noErrorHandler: {}}");
        }
        configuration
                .filter(used -> !configurations.contains(used.text()))
                .ifPresent(used -> breach(
                        used,
                        "routeConfigurationId '" + used.text() + "' is in no file of policies/; known are "
                                + configurations.stream().sorted().toList()));
        route.child("errorHandler")
                .filter(handler -> handler.child("noErrorHandler").isEmpty())
                .ifPresent(handler -> breach(
                        handler,
                        "an error handler of its own; use noErrorHandler, or a routeConfiguration in policies/"));
    }
}
