package dev.serai.flow;

import dev.serai.flow.RouteText.Entry;
import dev.serai.flow.RouteText.Kind;
import dev.serai.flow.RouteText.Place;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Reads a route file for what it declares and refers to, with the lines that Camel does not tell. */
final class RouteReader {
    private static final Set<String> RETRY_SETTINGS =
            Set.of("maximumRedeliveries", "redeliveryDelay", "maximumRedeliveryDelay", "backOffMultiplier");

    private static final Set<String> REFERENCES =
            Set.of("ref", "onExceptionOccurredRef", "onRedeliveryRef", "executorService", "idempotentRepository");

    private final String file;
    private final List<Entry> entries = new ArrayList<>();
    private final List<Place> directTargets = new ArrayList<>();
    private final List<Place> directSources = new ArrayList<>();
    private final List<Place> configurationsUsed = new ArrayList<>();
    private final List<Place> templatesUsed = new ArrayList<>();
    private final List<Place> beansUsed = new ArrayList<>();
    private final List<Place> retrySettings = new ArrayList<>();
    private final List<RouteFault> faults = new ArrayList<>();

    private RouteReader(String file) {
        this.file = file;
    }

    static RouteText read(String file, String text) {
        RouteReader reader = new RouteReader(file);
        try {
            reader.read(new Yaml(new LoaderOptions()).compose(new StringReader(text)));
        } catch (MarkedYAMLException e) {
            int line = e.getProblemMark() == null ? 0 : e.getProblemMark().getLine() + 1;
            reader.fault(line, "not YAML, " + e.getProblem() + "; mend it");
        } catch (YAMLException e) {
            reader.fault(0, "not YAML, " + e.getMessage() + "; mend it");
        }
        return new RouteText(
                file,
                text,
                List.copyOf(reader.entries),
                List.copyOf(reader.directTargets),
                List.copyOf(reader.directSources),
                List.copyOf(reader.configurationsUsed),
                List.copyOf(reader.templatesUsed),
                List.copyOf(reader.beansUsed),
                List.copyOf(reader.retrySettings),
                List.copyOf(reader.faults));
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
            if (kind.key().equals(key)) {
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
            } else if (key != null && RETRY_SETTINGS.contains(key)) {
                place(value, retrySettings);
            } else {
                bean(key, value);
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

    /** Keeps the bean that a node names; a pool of threads may also be named by its profile, without a #. */
    private void bean(String key, Node node) {
        String name = text(node);
        boolean profile = "executorService".equals(key) && name != null && !name.startsWith("#");
        if (key != null
                && REFERENCES.contains(key)
                && name != null
                && !profile
                && !name.matches("#class:.*|.*[{$].*")) {
            beansUsed.add(new Place(name.replaceFirst("^#(bean:)?", ""), line(node)));
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
}
