package dev.serai.sandbox;

import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** One account: its data and its tokens. */
final class Portal {
    private final SandboxSettings settings;
    private final long id;
    private final ZoneId zone;
    private final String currency;
    private final List<Token> tokens;
    private final Map<String, Records> byName = new LinkedHashMap<>();
    private final Map<String, Records> byAnyName = new LinkedHashMap<>();
    private final Owners owners;
    private final Map<String, Map<String, Object>> schemas = new LinkedHashMap<>();
    private final Map<String, List<Pipeline>> pipelines = new LinkedHashMap<>();

    /** @param fill the data to start from, null for made-up data */
    Portal(SandboxSettings settings, SandboxSettings.AccountSettings account, Fill fill) {
        this.settings = settings;
        this.id = account.portalId();
        this.zone = ZoneId.of(account.timeZone());
        this.currency = account.currency();
        this.tokens = tokens(account);
        this.owners = fill == null ? Owners.create() : fill.owners();
        ObjectTypes known = ObjectTypes.of(id);
        (fill == null ? known.countsByType() : fill.types(known)).forEach((type, counts) -> {
            pipelines.put(type.name(), fill == null ? Pipeline.of(type.name()) : fill.pipelines(type));
            schemas.put(type.name(), fill == null ? null : fill.schema(type));
            int wanted = SandboxSettings.count(settings.properties(), type, counts[1]);
            Recipes recipes = new Recipes(new Drawings(Owners.IDS, pipelines.get(type.name())));
            Map<String, Property> properties = new PropertyTable(type, recipes).load(wanted);
            Records filled = fill == null ? null : fill.records(type, properties, settings);
            int records = fill == null ? SandboxSettings.count(settings.records(), type, counts[0]) : 0;
            if (filled != null) {
                add(filled);
            } else if (!type.optional() || records > 0) {
                Origin origin = new Derived(type, settings.seed() ^ id, settings.ids(), records);
                add(new Records(type, origin, properties, settings.search().lag()));
            }
        });
        if (fill != null) {
            fill.tie(this);
        }
    }

    long id() {
        return id;
    }

    /** Epoch milliseconds by HubSpot's clock. */
    long now() {
        return settings.now();
    }

    ZoneId zone() {
        return zone;
    }

    String currency() {
        return currency;
    }

    List<Token> tokens() {
        return tokens;
    }

    Owners owners() {
        return owners;
    }

    /** The schema of a custom object as someone gave it, or null. */
    Map<String, Object> schema(Records records) {
        return schemas.get(records.type().name());
    }

    /** The records of an object by any of its names, or null. */
    Records named(String name) {
        return byName.values().stream()
                .filter(records -> SandboxSettings.named(name, records.type()))
                .findFirst()
                .orElse(null);
    }

    /** All objects of the account. */
    List<Records> objects() {
        return List.copyOf(byName.values());
    }

    /**
     * The records of an object by its name or numeric id.
     *
     * @throws Refusal with 400 for anything else
     */
    Records object(String nameOrId) {
        Records records = byAnyName.get(nameOrId);
        if (records == null) {
            throw Refusal.unknownObject(nameOrId);
        }
        return records;
    }

    List<Pipeline> pipelines(Records records) {
        return pipelines.get(records.type().name());
    }

    private void add(Records records) {
        ObjectType type = records.type();
        byName.put(type.name(), records);
        byAnyName.put(type.name(), records);
        byAnyName.put(type.id(), records);
        if (!type.custom()) {
            byAnyName.put(type.word().toLowerCase(java.util.Locale.ROOT), records);
        }
    }

    private static List<Token> tokens(SandboxSettings.AccountSettings account) {
        if (account.tokens().isEmpty()) {
            return List.of(new Token("sandbox", java.util.Set.copyOf(Token.EVERYTHING)));
        }
        return account.tokens().stream()
                .map(token -> new Token(
                        token.value(),
                        Stream.concat(Stream.of(""), token.scopes().stream())
                                .collect(java.util.stream.Collectors.toSet())))
                .toList();
    }
}
