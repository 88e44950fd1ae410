package dev.serai.mapping;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Reads the keys of a mapping file. */
final class SyncReader {
    static final Set<String> KEYS = Set.of(
            "sync",
            "description",
            "hubspot",
            "sansan",
            "direction",
            "country",
            "winner",
            "fields",
            "match",
            "filters",
            "dedupe",
            "leaves-filter",
            "changes-to-sansan",
            "new-in-sansan",
            "new-card-tags",
            "poll",
            "caps",
            "examples");
    static final Set<String> FILTERS = Set.of("to-hubspot", "to-sansan");
    static final Set<String> CAPS = Set.of("creates", "updates", "may-vanish");
    private static final String NAME = "[a-z0-9][a-z0-9-]{0,63}";
    /** Most tags that Sansan takes for a new card. */
    private static final int MOST_TAGS = 15;

    private static final String COUNTRY = "JP";
    private static final int CREATES = 1000;
    private static final int UPDATES = 5000;
    private static final double MAY_VANISH = 0.05;
    private static final Duration POLL = Duration.ofMinutes(1);
    private static final Duration SHORTEST_POLL = Duration.ofSeconds(10);

    private enum Leaves {
        KEEP,
        UNLINK
    }

    private enum New {
        CREATE,
        OFF
    }

    private final String name;
    private final String version;
    private final Connections connections;
    private Map<String, Spot> keys = Map.of();
    private List<Example> examples = List.of();
    private Readable readable = Readable.WHOLLY;

    SyncReader(String name, String version, Connections connections) {
        this.name = name;
        this.version = version;
        this.connections = connections;
    }

    /** What the file asks for; to be used only if nothing was noted. */
    Mapping read(Spot root) {
        keys = root.members(KEYS);
        List.of("sync", "hubspot", "sansan", "fields").stream()
                .filter(needed -> !keys.containsKey(needed))
                .forEach(needed -> root.finding(needed + ": is missing; add it"));
        Direction direction = word("direction", Direction.BOTH);
        Winner winner = word("winner", Winner.NEWEST);
        FieldReader lines = new FieldReader(direction, winner);
        List<FieldRule> fields = of("fields", lines::read, List.of());
        String email = fields.stream()
                .filter(field -> field.members().equals(List.of("email")))
                .map(FieldRule::property)
                .findFirst()
                .orElse("email");
        Map<String, Spot> filters = of("filters", spot -> spot.members(FILTERS), Map.of());
        examples = of("examples", ExampleReader::read, List.of());
        Mapping mapping = mapping(direction, fields, filters, email);
        boolean all = good("fields") && good("direction") && good("country") && keys.containsKey("fields");
        boolean some = good("direction") && good("country") && !lines.doubtful().contains("countryCode");
        boolean matches = all && good("match");
        boolean address = all
                || some
                        && !lines.doubtful().contains("email")
                        && mapping.fieldOf("email").isPresent();
        readable = new Readable(all, lines.doubtful(), some, good("filters"), address && good("filters"), matches);
        return mapping;
    }

    private Mapping mapping(Direction direction, List<FieldRule> fields, Map<String, Spot> filters, String email) {
        return new Mapping(
                of("sync", this::name, name),
                version,
                of("description", Spot::text, ""),
                of("hubspot", connections::account, null),
                of("sansan", connections::keys, List.of()),
                direction,
                of("country", SyncReader::country, COUNTRY),
                fields,
                new MatchReader(fields).read(keys.get("match")),
                FilterReader.ofCards().read(filters.get("to-hubspot")),
                FilterReader.ofContacts(email).read(filters.get("to-sansan")),
                DedupeReader.read(of("dedupe", spot -> spot.members(DedupeReader.KEYS), Map.of())),
                word("leaves-filter", Leaves.KEEP) == Leaves.KEEP,
                word("changes-to-sansan", SansanChanges.REVIEW),
                word("new-in-sansan", New.OFF) == New.CREATE,
                of("new-card-tags", SyncReader::tags, List.of()),
                of("poll", SyncReader::poll, POLL),
                caps(of("caps", spot -> spot.members(CAPS), Map.of())),
                Map.of());
    }

    private boolean good(String key) {
        return !keys.containsKey(key) || !keys.get(key).noted();
    }

    /** By what of the file that was read its examples can be judged. */
    Readable readable() {
        return readable;
    }

    /** The examples of the file that was read. */
    List<Example> examples() {
        return examples;
    }

    private <T> T of(String key, Function<Spot, T> reading, T fallback) {
        return keys.containsKey(key) ? reading.apply(keys.get(key)) : fallback;
    }

    private <E extends Enum<E>> E word(String key, E fallback) {
        return of(key, spot -> spot.word(fallback.getDeclaringClass(), fallback), fallback);
    }

    private String name(Spot spot) {
        String text = spot.text();
        if (text != null && !text.equals(name)) {
            spot.finding("\"" + text + "\" is not the name of the file; write " + name + " or rename the file");
        } else if (text != null && !text.matches(NAME)) {
            spot.finding("\"" + text + "\" is no name; use small letters, digits and - only, and rename the file");
        }
        return text;
    }

    private static String country(Spot spot) {
        String code = spot.text();
        if (code != null && !AsCountry.isCode(code)) {
            spot.finding("\"" + code + "\" is no country; write a code of two capital letters such as JP");
        }
        return code == null ? COUNTRY : code;
    }

    private static List<String> tags(Spot spot) {
        List<String> ids = spot.texts();
        if (ids.size() > MOST_TAGS) {
            spot.finding(ids.size() + " tags are too many; Sansan takes " + MOST_TAGS + " for a new card");
        }
        return ids;
    }

    private static Duration poll(Spot spot) {
        String text = spot.text();
        if (text == null) {
            return POLL;
        }
        if (!text.matches("\\d{1,4}[smh]")) {
            spot.finding("\"" + text + "\" is no time; write it as 30s, 1m or 2h");
            return POLL;
        }
        Duration poll = Duration.parse("PT" + text.toUpperCase(Locale.ROOT));
        if (poll.compareTo(SHORTEST_POLL) < 0) {
            spot.finding("\"" + text + "\" is too often; the least is " + SHORTEST_POLL.toSeconds() + "s");
        }
        return poll;
    }

    private static Caps caps(Map<String, Spot> keys) {
        double vanish = MAY_VANISH;
        if (keys.containsKey("may-vanish")) {
            String text = keys.get("may-vanish").text();
            if (text != null && text.matches("\\d{1,2}%|100%")) {
                vanish = Integer.parseInt(text.replace("%", "")) / 100.0;
            } else if (text != null) {
                keys.get("may-vanish").finding("\"" + text + "\" is no share; write it as 5%");
            }
        }
        return new Caps(
                keys.containsKey("creates") ? keys.get("creates").number(CREATES) : CREATES,
                keys.containsKey("updates") ? keys.get("updates").number(UPDATES) : UPDATES,
                vanish);
    }
}
