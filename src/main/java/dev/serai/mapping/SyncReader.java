package dev.serai.mapping;

import java.time.Duration;
import java.util.EnumSet;
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
    static final Set<String> DEDUPE = Set.of("by", "newest", "past-cards", "unfinished");
    static final Set<String> CAPS = Set.of("creates", "updates", "may-vanish");
    private static final List<String> DATES = List.of("exchangeDate", "registeredTime", "updatedTime");
    private static final String NAME = "[a-z0-9][a-z0-9-]{0,63}";
    /** Most tags that Sansan takes for a new card. */
    private static final int MOST_TAGS = 15;

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

    private enum Cards {
        LEAVE_OUT,
        TAKE
    }

    private final String name;
    private final String version;
    private final Connections connections;
    private Map<String, Spot> keys = Map.of();
    private List<Example> examples = List.of();

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
        List<FieldRule> fields = of("fields", spot -> new FieldReader(direction, winner).read(spot), List.of());
        String email = fields.stream()
                .filter(field -> field.members().equals(List.of("email")))
                .map(FieldRule::property)
                .findFirst()
                .orElse("email");
        Map<String, Spot> filters = of("filters", spot -> spot.members(FILTERS), Map.of());
        examples = of("examples", ExampleReader::read, List.of());
        return new Mapping(
                of("sync", this::name, name),
                version,
                of("description", Spot::text, ""),
                of("hubspot", connections::account, null),
                of("sansan", connections::keys, List.of()),
                direction,
                of("country", SyncReader::country, "JP"),
                fields,
                new MatchReader(fields).read(keys.get("match")),
                FilterReader.ofCards().read(filters.get("to-hubspot")),
                FilterReader.ofContacts(email).read(filters.get("to-sansan")),
                dedupe(of("dedupe", spot -> spot.members(DEDUPE), Map.of())),
                word("leaves-filter", Leaves.KEEP) == Leaves.KEEP,
                word("changes-to-sansan", SansanChanges.REVIEW),
                word("new-in-sansan", New.OFF) == New.CREATE,
                of("new-card-tags", SyncReader::tags, List.of()),
                of("poll", SyncReader::poll, POLL),
                caps(of("caps", spot -> spot.members(CAPS), Map.of())));
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
        return code;
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

    private static DedupeRule dedupe(Map<String, Spot> keys) {
        Set<DedupeRule.Same> by = EnumSet.noneOf(DedupeRule.Same.class);
        if (keys.containsKey("by")) {
            keys.get("by").items().forEach(item -> by.add(item.word(DedupeRule.Same.class, DedupeRule.Same.EMAIL)));
        } else {
            by.addAll(EnumSet.allOf(DedupeRule.Same.class));
        }
        List<String> newest = List.of("exchangeDate", "registeredTime");
        if (keys.containsKey("newest")) {
            newest = keys.get("newest").texts();
            newest.stream()
                    .filter(date -> !DATES.contains(date))
                    .forEach(date -> keys.get("newest").unknown(date, "date of a card", DATES));
        }
        return new DedupeRule(Set.copyOf(by), newest, takes(keys.get("past-cards")), takes(keys.get("unfinished")));
    }

    private static boolean takes(Spot spot) {
        return spot != null && spot.word(Cards.class, Cards.LEAVE_OUT) == Cards.TAKE;
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
