package dev.serai.mapping;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** A spot in a mapping file: what stands there, and where. Reading it notes what is wrong and goes on. */
final class Spot {
    private final String file;
    private final String place;
    private final int line;
    private final Node node;
    private final List<Finding> findings;

    private Spot(String file, String place, Node key, Node node, List<Finding> findings) {
        this.file = file;
        this.place = place;
        this.line = key.getStartMark().getLine() + 1;
        this.node = node;
        this.findings = findings;
    }

    static Spot root(String file, Node node, List<Finding> findings) {
        return new Spot(file, "", node, node, findings);
    }

    int line() {
        return line;
    }

    void finding(String message) {
        findings.add(new Finding(file, line, place, message));
    }

    /** Whether something was noted here or below. */
    boolean noted() {
        return findings.stream()
                .map(Finding::place)
                .anyMatch(
                        found -> found.equals(place) || found.startsWith(place + ".") || found.startsWith(place + "["));
    }

    /** Notes that a value is none of the known ones. */
    void unknown(String value, String what, Collection<String> known) {
        finding("\"" + value + "\" is no " + what + "; known are " + String.join(", ", known));
    }

    boolean isList() {
        return node instanceof SequenceNode;
    }

    /** Its members by key. Keys that are not known, or there twice, are noted; so is anything but a mapping. */
    Map<String, Spot> members(Collection<String> known) {
        Map<String, Spot> members = members();
        for (Map.Entry<String, Spot> member : members.entrySet()) {
            if (!known.contains(member.getKey())) {
                member.getValue().unknown(member.getKey(), "key here", new TreeSet<>(known));
            }
        }
        members.keySet().retainAll(known);
        return members;
    }

    Map<String, Spot> members() {
        Map<String, Spot> members = new LinkedHashMap<>();
        if (!(node instanceof MappingNode mapping)) {
            finding(shown() + " is not a set of keys; write them as key: value");
            return members;
        }
        for (NodeTuple tuple : mapping.getValue()) {
            String key = tuple.getKeyNode() instanceof ScalarNode name ? name.getValue() : "?";
            String path = place.isEmpty() ? key : place + "." + key;
            Spot member = new Spot(file, path, tuple.getKeyNode(), tuple.getValueNode(), findings);
            if (members.put(key, member) != null) {
                member.finding("is written twice; keep one");
            }
        }
        return members;
    }

    /** Its items; a single value counts as a list of one. */
    List<Spot> items() {
        if (node instanceof ScalarNode) {
            return List.of(this);
        }
        if (!(node instanceof SequenceNode list) || list.getValue().isEmpty()) {
            finding(shown() + " is not a list with something in it; write one item a line, each after a -");
            return List.of();
        }
        List<Spot> items = new ArrayList<>();
        for (Node item : list.getValue()) {
            items.add(new Spot(file, place + "[" + (items.size() + 1) + "]", item, item, findings));
        }
        return items;
    }

    List<String> texts() {
        return items().stream().map(Spot::text).filter(text -> text != null).toList();
    }

    /** The text; null, and noted, if there is none. */
    String text() {
        String text = node instanceof ScalarNode scalar ? scalar.getValue().strip() : null;
        if (text == null) {
            finding(shown() + " is not a single value; write one");
        } else if (text.isEmpty()) {
            finding("is empty; write a value, or take the key out");
        }
        return text == null || text.isEmpty() ? null : text;
    }

    boolean yes() {
        String text = text();
        if (text != null && !text.equals("true") && !text.equals("false")) {
            unknown(text, "answer", List.of("true", "false"));
        }
        return "true".equals(text);
    }

    /** A word of a fixed set, written small and with hyphens; the fallback, and noted, if it is none. */
    <E extends Enum<E>> E word(Class<E> words, E fallback) {
        String text = text();
        List<String> known = words(words);
        if (text != null && !known.contains(text)) {
            unknown(text, "value of this key", known);
        }
        return text == null || !known.contains(text) ? fallback : words.getEnumConstants()[known.indexOf(text)];
    }

    static <E extends Enum<E>> List<String> words(Class<E> words) {
        List<String> known = new ArrayList<>();
        for (E word : words.getEnumConstants()) {
            known.add(word.name().toLowerCase(Locale.ROOT).replace('_', '-'));
        }
        return known;
    }

    /** A whole number of at least 0; the fallback, and noted, if it is none. */
    int number(int fallback) {
        String text = text();
        if (text != null && text.matches("\\d{1,9}")) {
            return Integer.parseInt(text);
        }
        if (text != null) {
            finding("\"" + text + "\" is no number; write one such as " + fallback);
        }
        return fallback;
    }

    private String shown() {
        return node instanceof ScalarNode scalar
                ? "\"" + scalar.getValue() + "\""
                : node instanceof SequenceNode ? "a list" : "a set of keys";
    }
}
