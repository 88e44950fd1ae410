package dev.serai.house;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * A part of a YAML file, with the place where it stands.
 *
 * @param file path of the file below the repository
 * @param name key under which the part stands; empty in a list
 * @param line line of the key, or of the item in a list, from 1
 * @param node the part itself
 */
record Part(String file, String name, int line, Node node) {
    static Part root(String file, Node node) {
        return new Part(file, "", line(node), node);
    }

    /** The text of a scalar; null if it is none. */
    String text() {
        return node instanceof ScalarNode scalar ? scalar.getValue() : null;
    }

    boolean isMapping() {
        return node instanceof MappingNode;
    }

    private static int line(Node node) {
        return node.getStartMark().getLine() + 1;
    }

    /** Members of a mapping, items of a list; none of a scalar. */
    List<Part> parts() {
        List<Part> parts = new ArrayList<>();
        if (node instanceof MappingNode mapping) {
            for (NodeTuple tuple : mapping.getValue()) {
                Node key = tuple.getKeyNode();
                parts.add(new Part(file, ((ScalarNode) key).getValue(), line(key), tuple.getValueNode()));
            }
        } else if (node instanceof SequenceNode list) {
            list.getValue().forEach(item -> parts.add(root(file, item)));
        }
        return parts;
    }

    Optional<Part> child(String key) {
        return parts().stream().filter(part -> part.name.equals(key)).findFirst();
    }

    /** The text of a member; null if there is none. */
    String text(String key) {
        return child(key).map(Part::text).orElse(null);
    }

    /** This part and all below it. */
    List<Part> all() {
        List<Part> all = new ArrayList<>(List.of(this));
        parts().forEach(part -> all.addAll(part.all()));
        return all;
    }

    /** The nearest lists of steps below this part, not those within their steps. */
    List<Part> stepLists() {
        List<Part> lists = new ArrayList<>();
        for (Part part : parts()) {
            if (part.name.equals("steps")) {
                lists.add(part);
            } else {
                lists.addAll(part.stepLists());
            }
        }
        return lists;
    }
}
