package dev.serai.mapping;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads what stands below {@code examples:}. */
final class ExampleReader {
    static final Set<String> KEYS = Set.of("name", "card", "contact", "becomes", "filter", "match");
    static final List<String> FILTER = List.of("in", "out");

    private ExampleReader() {}

    static List<Example> read(Spot spot) {
        List<Example> examples = new ArrayList<>();
        for (Spot item : spot.items()) {
            Map<String, Spot> keys = item.members(KEYS);
            String name = keys.containsKey("name") ? keys.get("name").text() : null;
            if (!keys.containsKey("name")) {
                item.finding("an example without name:; say in a sentence what it shows");
            }
            if (asksSomething(item, keys)) {
                boolean ofCard = keys.containsKey("card");
                examples.add(new Example(
                        item,
                        name,
                        values(keys.get("card"), true),
                        values(keys.get("contact"), false),
                        values(keys.get("becomes"), !ofCard),
                        filter(keys.get("filter")),
                        keys.containsKey("match") ? keys.get("match").text() : null));
            }
        }
        return examples;
    }

    private static boolean asksSomething(Spot item, Map<String, Spot> keys) {
        boolean both = keys.containsKey("card") && keys.containsKey("contact");
        boolean one = keys.containsKey("card") != keys.containsKey("contact");
        boolean asksOfOne = keys.containsKey("becomes") || keys.containsKey("filter");
        if (both && keys.containsKey("match") && !asksOfOne || one && asksOfOne && !keys.containsKey("match")) {
            return true;
        }
        item.finding("checks nothing; write card: or contact: with becomes: or filter:, or both of them with match:");
        return false;
    }

    private static Map<String, String> values(Spot spot, boolean ofCard) {
        if (spot == null) {
            return null;
        }
        Map<String, String> values = new LinkedHashMap<>();
        spot.members().forEach((name, value) -> {
            if (ofCard && !CardMember.all().containsKey(name)) {
                value.unknown(name, "member of a card", CardMember.all().keySet());
            }
            if (!ofCard && !name.matches(FieldReader.PROPERTY)) {
                value.finding(
                        "\"" + name + "\" is no internal name of a property; it has small letters, digits and _ only");
            }
            String text = value.isList() ? ListText.join(value.texts()) : value.text();
            if (text != null) {
                values.put(name, text);
            }
        });
        return values;
    }

    private static String filter(Spot spot) {
        String text = spot == null ? null : spot.text();
        if (text != null && !FILTER.contains(text)) {
            spot.unknown(text, "outcome of a filter", FILTER);
        }
        return text;
    }
}
