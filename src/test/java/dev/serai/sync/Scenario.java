package dev.serai.sync;

import dev.serai.mapping.Loaded;
import dev.serai.mapping.Mapping;
import dev.serai.mapping.MappingReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.representer.Representer;
import org.yaml.snakeyaml.resolver.Resolver;

/** A scenario file: a mapping, what both sides and the links look like, and what is to be done. */
record Scenario(Map<String, Object> file) {
    static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

    private static final Set<String> KEYS = Set.of(
            "scenario",
            "mapping",
            "key-tags",
            "fields",
            "cards",
            "contacts",
            "links",
            "missing",
            "actions",
            "reasons",
            "after");
    private static final Set<String> CARD = Set.of("id", "person", "changed", "past", "unfinished", "made-from");
    private static final Set<String> CONTACT = Set.of("id", "was", "changed", "set");

    private static final String MAPPING = """
            sync: scenario
            hubspot: main
            sansan: [main]
            """;

    private static final Map<String, String> FIELDS = new LinkedHashMap<>();

    static {
        FIELDS.put("email", "{sansan: email, hubspot: email, as: email}");
        FIELDS.put("lastname", "{sansan: lastName, hubspot: lastname}");
        FIELDS.put("firstname", "{sansan: firstName, hubspot: firstname}");
        FIELDS.put("company", "{sansan: companyName, hubspot: company}");
        FIELDS.put("jobtitle", "{sansan: title, hubspot: jobtitle}");
        FIELDS.put("phone", "{sansan: tel, hubspot: phone, as: phone}");
    }

    static Scenario read(Path path) {
        try {
            Scenario scenario = new Scenario(map(yaml().load(Files.readString(path))));
            if (!KEYS.containsAll(scenario.file.keySet())) {
                throw new AssertionError(
                        path + ": " + scenario.file.keySet() + " are not all known; known are " + KEYS);
            }
            return scenario;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** All plain values are texts. */
    private static Yaml yaml() {
        DumperOptions dumping = new DumperOptions();
        return new Yaml(new SafeConstructor(new LoaderOptions()), new Representer(dumping), dumping, new Resolver() {
            @Override
            public void addImplicitResolver(Tag tag, java.util.regex.Pattern regexp, String first, int limit) {
                if (tag.equals(Tag.NULL)) {
                    super.addImplicitResolver(tag, regexp, first, limit);
                }
            }
        });
    }

    Mapping mapping() {
        Map<String, String> lines = new LinkedHashMap<>(FIELDS);
        map(file.get("fields")).forEach((property, line) -> lines.put(property, (String) line));
        StringBuilder text = new StringBuilder(MAPPING);
        map(file.get("mapping"))
                .forEach((key, value) ->
                        text.append(key).append(": ").append(value).append('\n'));
        text.append("fields:\n");
        lines.values().forEach(line -> text.append("  - ").append(line).append('\n'));
        Loaded loaded = MappingReader.read("scenario.yaml", text.toString());
        Mapping mapping = loaded.mapping().orElseThrow(() -> new AssertionError(loaded.findings() + "\n" + text));
        return file.containsKey("key-tags") ? mapping.choosing(Map.of("main", texts(file.get("key-tags")))) : mapping;
    }

    Batch batch() {
        Map<String, Object> missing = map(file.get("missing"));
        return new Batch(
                list("cards").stream().map(Scenario::card).toList(),
                list("contacts").stream().map(Scenario::contact).toList(),
                list("links").stream().map(Scenario::link).toList(),
                new HashSet<>(texts(missing.get("cards"))),
                new HashSet<>(texts(missing.get("contacts"))));
    }

    List<String> actions() {
        return texts(file.get("actions"));
    }

    List<String> reasons() {
        return texts(file.get("reasons"));
    }

    /** What the only link is to remember; null if that is not asked. */
    Memory after() {
        return file.containsKey("after") ? memory(map(file.get("after"))) : null;
    }

    private static CardState card(Map<String, Object> card) {
        return new CardState(
                (String) card.get("id"),
                (String) card.get("person"),
                values(card, CARD),
                instant(card.get("changed")),
                "true".equals(card.get("past")),
                !"true".equals(card.get("unfinished")),
                (String) card.get("made-from"));
    }

    private static ContactState contact(Map<String, Object> contact) {
        return new ContactState(
                (String) contact.get("id"),
                Set.copyOf(texts(contact.get("was"))),
                values(contact, CONTACT),
                instant(contact.get("changed")),
                times(map(contact.get("set"))));
    }

    /** When single properties were set. */
    private static Map<String, Instant> times(Map<String, Object> set) {
        Map<String, Instant> times = new LinkedHashMap<>();
        set.forEach((property, time) -> times.put(property, instant(time)));
        return times;
    }

    private static LinkState link(Map<String, Object> link) {
        return new LinkState(
                (String) link.get("id"),
                (String) link.get("card"),
                (String) link.get("contact"),
                memory(link),
                "true".equals(link.get("card-gone")),
                "true".equals(link.get("contact-gone")));
    }

    private static Memory memory(Map<String, Object> memory) {
        Map<String, Agreed> agreed = new LinkedHashMap<>();
        map(memory.get("agreed"))
                .forEach((property, value) -> agreed.put(
                        property,
                        value instanceof Map<?, ?> pair
                                ? new Agreed((String) pair.get("card"), (String) pair.get("contact"))
                                : new Agreed((String) value, (String) value)));
        Map<String, String> offered = new LinkedHashMap<>();
        map(memory.get("offered")).forEach((property, value) -> offered.put(property, (String) value));
        return new Memory(agreed, offered);
    }

    private static Map<String, String> values(Map<String, Object> record, Set<String> others) {
        Map<String, String> values = new LinkedHashMap<>();
        record.forEach((name, value) -> {
            if (!others.contains(name)) {
                values.put(name, (String) value);
            }
        });
        if (others == CARD) {
            values.put("id", (String) record.get("id"));
        }
        return values;
    }

    private static Instant instant(Object date) {
        return date == null
                ? null
                : LocalDate.parse((String) date).atStartOfDay().toInstant(ZoneOffset.UTC);
    }

    private List<Map<String, Object>> list(String key) {
        List<Map<String, Object>> list = new ArrayList<>();
        if (file.get(key) instanceof List<?> items) {
            items.forEach(item -> list.add(map(item)));
        }
        return list;
    }

    private static List<String> texts(Object list) {
        return list instanceof List<?> items
                ? items.stream().map(String::valueOf).toList()
                : List.of();
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(Object map) {
        return map == null ? Map.of() : (Map<String, Object>) map;
    }
}
