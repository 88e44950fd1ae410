package dev.serai.restore;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.serai.hubspot.Definitions;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.representer.Representer;
import org.yaml.snakeyaml.resolver.Resolver;

/** One situation of a restore, from a file; {@code src/test/scenarios/restore/README.md} says how to write one. */
record Scenario(Map<String, Object> file) {
    private static final Set<String> KEYS = Set.of(
            "situation",
            "object",
            "properties",
            "owners",
            "pipelines",
            "required",
            "choices",
            "backup",
            "account",
            "taken",
            "warnings",
            "expect");
    private static final Set<String> CHOICES =
            Set.of("properties", "clearEmptied", "recreateDeleted", "matchedByProperty", "leftOut", "closed");
    private static final Set<String> TRAITS = Set.of(
            "type",
            "fieldType",
            "options",
            "order",
            "unique",
            "readOnly",
            "calculated",
            "formula",
            "archived",
            "sensitivity",
            "refersTo",
            "rules");

    static Scenario read(Path path) {
        try (Reader reader = Files.newBufferedReader(path)) {
            Map<String, Object> file = yaml().load(reader);
            known(file, KEYS);
            return new Scenario(file);
        } catch (IOException | RuntimeException broken) {
            throw new IllegalArgumentException(path + ": " + broken.getMessage(), broken);
        }
    }

    /** Leaves every scalar the text that it is, so that numbers and dates can be written without quotes. */
    private static Yaml yaml() {
        LoaderOptions loading = new LoaderOptions();
        DumperOptions dumping = new DumperOptions();
        return new Yaml(new SafeConstructor(loading), new Representer(dumping), dumping, loading, new Resolver() {
            @Override
            protected void addImplicitResolvers() {
                addImplicitResolver(Tag.NULL, Pattern.compile("~|null| "), "~n\0");
                addImplicitResolver(Tag.NULL, Pattern.compile("^$"), null);
            }
        });
    }

    private static void known(Map<String, Object> map, Set<String> keys) {
        for (String key : map.keySet()) {
            if (!keys.contains(key)) {
                throw new IllegalArgumentException("\"" + key + "\" is not known; known are " + keys);
            }
        }
    }

    Selection selection() {
        Map<String, Object> choices = choices();
        Set<String> columns = new LinkedHashSet<>(backup().keySet());
        columns.remove("id");
        Map<String, String> leftOut = texts(map(choices, "leftOut"));
        columns.removeAll(leftOut.keySet());
        return Selection.of(
                object(),
                list(choices, "properties"),
                yes(choices, "recreateDeleted", false),
                List.copyOf(columns),
                leftOut,
                definitions());
    }

    Planner planner() {
        Map<String, Object> choices = choices();
        return new Planner(
                selection(),
                new Options(
                        yes(choices, "clearEmptied", true),
                        yes(choices, "recreateDeleted", false),
                        yes(choices, "matchedByProperty", false)),
                new Surroundings(
                        file.containsKey("owners") ? Set.copyOf(list(file, "owners")) : null,
                        file.containsKey("pipelines") ? pipelines() : null));
    }

    Row row() {
        Map<String, String> values = texts(backup());
        return new Row(values.remove("id"), values);
    }

    Live live() {
        Object account = file.get("account");
        if ("binned".equals(account)) {
            return new Live.Binned();
        }
        if ("gone".equals(account)) {
            return new Live.Gone();
        }
        Map<String, String> values = texts(map(file, "account"));
        return new Live.Found(values.remove("id"), values);
    }

    Taken taken() {
        Map<String, Map<String, String>> owners = new LinkedHashMap<>();
        map(file, "taken").keySet().forEach(property -> owners.put(property, texts(map(map(file, "taken"), property))));
        return new Taken(owners);
    }

    Map<String, Object> expected() {
        return map(file, "expect");
    }

    private String object() {
        return (String) file.getOrDefault("object", "contacts");
    }

    private Map<String, Object> choices() {
        Map<String, Object> choices = map(file, "choices");
        known(choices, CHOICES);
        return choices;
    }

    private Map<String, Object> backup() {
        return map(file, "backup");
    }

    private Map<String, Set<String>> pipelines() {
        Map<String, Set<String>> pipelines = new LinkedHashMap<>();
        Map<String, Object> all = map(file, "pipelines");
        all.keySet().forEach(id -> pipelines.put(id, Set.copyOf(list(all, id))));
        return pipelines;
    }

    private Definitions definitions() {
        ArrayNode definitions = JsonNodeFactory.instance.arrayNode();
        ArrayNode rules = JsonNodeFactory.instance.arrayNode();
        Map<String, Object> properties = map(file, "properties");
        for (String name : properties.keySet()) {
            Map<String, Object> traits = map(properties, name);
            known(traits, TRAITS);
            definitions.add(definition(name, traits));
            rules.add(rules(name, map(traits, "rules")));
        }
        Definitions parsed = Definitions.of(definitions, rules.isEmpty() ? MissingNode.getInstance() : rules);
        return new Definitions(parsed.byName(), texts(map(choices(), "closed")), list(file, "required"), List.of());
    }

    private static ObjectNode definition(String name, Map<String, Object> traits) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        String type = (String) traits.getOrDefault("type", "string");
        json.put("name", name).put("type", type).put("label", name);
        json.put("fieldType", (String) traits.getOrDefault("fieldType", "text"));
        json.put("hasUniqueValue", yes(traits, "unique", false));
        json.put("calculated", yes(traits, "calculated", false));
        json.put("archived", yes(traits, "archived", false));
        json.put("dataSensitivity", (String) traits.getOrDefault("sensitivity", "non_sensitive"));
        json.putObject("modificationMetadata").put("readOnlyValue", yes(traits, "readOnly", false));
        if (traits.containsKey("formula")) {
            json.put("calculationFormula", (String) traits.get("formula"));
        }
        if (traits.containsKey("refersTo")) {
            json.put("externalOptions", true).put("referencedObjectType", (String) traits.get("refersTo"));
        }
        ArrayNode options = json.putArray("options");
        boolean ordered = yes(traits, "order", true);
        list(traits, "options")
                .forEach(value -> options.addObject()
                        .put("value", value)
                        .put("label", value)
                        .put("displayOrder", ordered ? options.size() - 1 : -1));
        return json;
    }

    private static JsonNode rules(String name, Map<String, Object> rules) {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("propertyName", name);
        ArrayNode all = json.putArray("propertyValidationRules");
        for (String type : rules.keySet()) {
            ArrayNode arguments = all.addObject().put("ruleType", type).putArray("ruleArguments");
            list(rules, type).forEach(arguments::add);
        }
        return json;
    }

    static boolean yes(Map<String, Object> map, String key, boolean otherwise) {
        Object value = map.get(key);
        if (value == null) {
            return otherwise;
        }
        if (!value.equals("yes") && !value.equals("no")) {
            throw new IllegalArgumentException(key + ": \"" + value + "\" is neither yes nor no");
        }
        return value.equals("yes");
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> map(Map<String, Object> map, String key) {
        return map.get(key) == null ? Map.of() : (Map<String, Object>) map.get(key);
    }

    /** A single text is a list of one. */
    static List<String> list(Map<String, Object> map, String key) {
        List<String> texts = new ArrayList<>();
        Object value = map.get(key);
        if (value instanceof List<?> items) {
            items.forEach(item -> texts.add((String) item));
        } else if (value != null) {
            texts.add((String) value);
        }
        return texts;
    }

    static Map<String, String> texts(Map<String, Object> map) {
        Map<String, String> texts = new LinkedHashMap<>();
        map.forEach((key, value) -> texts.put(key, (String) value));
        return texts;
    }
}
