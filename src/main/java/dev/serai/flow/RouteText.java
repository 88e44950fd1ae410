package dev.serai.flow;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** What a route file declares and refers to, read from its text alone, with the lines that Camel does not tell. */
final class RouteText {
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
    }

    /** A name at a line; the lines are what a person needs to find it. */
    record Place(String name, int line) {}

    /** One top-level entry: its kind, its id (null if it has none) and its line. */
    record Entry(Kind kind, String id, int line) {}

    private static final Set<String> NUMBERS =
            Set.of("maximumRedeliveries", "redeliveryDelay", "maximumRedeliveryDelay", "backOffMultiplier");

    private final String file;
    private final String text;
    private final List<Entry> entries = new ArrayList<>();
    private final List<Place> directTargets = new ArrayList<>();
    private final List<Place> directSources = new ArrayList<>();
    private final List<Place> configurationsUsed = new ArrayList<>();
    private final List<Place> templatesUsed = new ArrayList<>();
    private final List<Place> numbers = new ArrayList<>();
    private final List<RouteFault> faults = new ArrayList<>();

    private RouteText(String file, String text) {
        this.file = file;
        this.text = text;
    }

    static RouteText of(String file, String text) {
        RouteText read = new RouteText(file, text);
        try {
            read.read(new Yaml(new LoaderOptions()).compose(new java.io.StringReader(text)));
        } catch (MarkedYAMLException e) {
            int line = e.getProblemMark() == null ? 0 : e.getProblemMark().getLine() + 1;
            read.fault(line, "not YAML, " + e.getProblem() + "; mend it");
        } catch (YAMLException e) {
            read.fault(0, "not YAML, " + e.getMessage() + "; mend it");
        }
        return read;
    }

    String file() {
        return file;
    }

    String text() {
        return text;
    }

    List<String> ids(Kind kind) {
        return entries.stream()
                .filter(entry -> entry.kind() == kind && entry.id() != null)
                .map(Entry::id)
                .toList();
    }

    List<Entry> entries() {
        return entries;
    }

    /** Names of the {@code direct:} endpoints that steps send to. */
    List<Place> directTargets() {
        return directTargets;
    }

    /** Names of the {@code direct:} endpoints that routes receive from. */
    List<Place> directSources() {
        return directSources;
    }

    List<Place> configurationsUsed() {
        return configurationsUsed;
    }

    List<Place> templatesUsed() {
        return templatesUsed;
    }

    /** What is wrong with the text by itself. */
    List<RouteFault> faults() {
        return faults;
    }

    /** The retry settings that are not numbers once placeholders are filled in, which Camel notices only at a failure. */
    List<RouteFault> faultyNumbers(UnaryOperator<String> placeholders) {
        List<RouteFault> found = new ArrayList<>();
        for (Place number : numbers) {
            String value;
            try {
                value = placeholders.apply(number.name());
            } catch (IllegalArgumentException e) {
                continue; // an unknown placeholder: Camel itself reports it
            }
            if (value != null && !value.matches("-?\\d+(\\.\\d+)?")) {
                found.add(new RouteFault(
                        file,
                        number.line(),
                        "retry setting " + number.name() + " is '" + value
                                + "', not a number; give tries as a count and delays in milliseconds"));
            }
        }
        return found;
    }

    private void fault(int line, String message) {
        faults.add(new RouteFault(file, line, message));
    }

    private void read(Node root) {
        if (!(root instanceof SequenceNode list) || list.getValue().isEmpty()) {
            fault(1, "no list of routes; write '- route:' with an id, a from and its steps");
            return;
        }
        for (Node item : list.getValue()) {
            for (NodeTuple part : tuples(item)) {
                readEntry(text(part.getKeyNode()), part.getValueNode(), line(part.getKeyNode()));
            }
        }
    }

    private void readEntry(String key, Node body, int line) {
        for (Kind kind : Kind.values()) {
            if (kind.key.equals(key)) {
                String id = text(child(body, kind == Kind.TEMPLATED ? "routeId" : "id"));
                entries.add(new Entry(kind, id, line));
                if (id == null) {
                    fault(line, key + " without an id; give it one, so that it can be found and replaced");
                }
                if (kind == Kind.TEMPLATED) {
                    place(child(body, "routeTemplateRef"), templatesUsed);
                } else if (kind != Kind.CONFIGURATION) {
                    readRoute(kind == Kind.TEMPLATE ? child(body, "route") : body, line);
                }
                walk(body);
                return;
            }
        }
        fault(
                line,
                "'" + key + "' cannot be deployed; known are route, routeConfiguration, routeTemplate, templatedRoute");
    }

    private void readRoute(Node route, int line) {
        if (route == null) {
            fault(line, "a template without 'route:'; put from and errorHandler below 'route:'");
            return;
        }
        Node configuration = child(route, "routeConfigurationId");
        place(configuration, configurationsUsed);
        if (configuration == null && child(route, "errorHandler") == null) {
            fault(
                    line,
                    "no failure rule; give a routeConfigurationId, or errorHandler: {noErrorHandler: {}}"
                            + " to leave failures to the caller");
        }
    }

    /** Collects what is written anywhere below: direct endpoints and retry settings. */
    private void walk(Node node) {
        if (node instanceof SequenceNode list) {
            list.getValue().forEach(this::walk);
        }
        for (NodeTuple part : tuples(node)) {
            String key = text(part.getKeyNode());
            Node value = part.getValueNode();
            if ("from".equals(key)) {
                direct(value, directSources);
                walk(child(value, "steps"));
            } else if (key != null && NUMBERS.contains(key)) {
                place(value, numbers);
            } else {
                direct(value, directTargets);
                walk(value);
            }
        }
    }

    /** Keeps the direct endpoint that a node names: 'direct:x', or uri 'direct:x', or uri 'direct' with a name. */
    private void direct(Node node, List<Place> places) {
        String value = text(node);
        Node uri = places == directSources ? child(node, "uri") : null;
        if (uri != null) {
            direct(uri, places);
        }
        if (value != null && value.startsWith("direct:") && !value.contains("{") && !value.contains("$")) {
            places.add(new Place(value.substring("direct:".length()).replaceFirst("[?].*", ""), line(node)));
        }
        Node name = child(child(node, "parameters"), "name");
        if ("direct".equals(text(child(node, "uri"))) && text(name) != null) {
            places.add(new Place(text(name), line(name)));
        }
    }

    private static void place(Node node, List<Place> places) {
        if (text(node) != null) {
            places.add(new Place(text(node), line(node)));
        }
    }

    private static List<NodeTuple> tuples(Node node) {
        return node instanceof MappingNode mapping ? mapping.getValue() : List.of();
    }

    private static Node child(Node node, String key) {
        return tuples(node).stream()
                .filter(part -> key.equals(text(part.getKeyNode())))
                .map(NodeTuple::getValueNode)
                .findFirst()
                .orElse(null);
    }

    private static String text(Node node) {
        return node instanceof ScalarNode scalar ? scalar.getValue() : null;
    }

    private static int line(Node node) {
        return node.getStartMark().getLine() + 1;
    }

    static Map<String, RouteText> byFile(Map<String, String> texts) {
        Map<String, RouteText> read = new java.util.TreeMap<>();
        texts.forEach((file, text) -> read.put(file, of(file, text)));
        return read;
    }
}
