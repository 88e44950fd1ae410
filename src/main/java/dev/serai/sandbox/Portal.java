package dev.serai.sandbox;

import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** One account: its data and its tokens. */
final class Portal {
    private final long id;
    private final ZoneId zone;
    private final String currency;
    private final List<Token> tokens;
    private final Map<String, Records> byName = new LinkedHashMap<>();
    private final Map<String, Records> byAnyName = new LinkedHashMap<>();
    private final Map<String, List<Pipeline>> pipelines = new LinkedHashMap<>();

    Portal(SandboxSettings settings, SandboxSettings.AccountSettings account) {
        this.id = account.portalId();
        this.zone = ZoneId.of(account.timeZone());
        this.currency = account.currency();
        this.tokens = tokens(account);
        ObjectTypes.of(id).countsByType().forEach((type, counts) -> {
            int records = SandboxSettings.count(settings.records(), type, counts[0]);
            if (type.optional() && records == 0) {
                return;
            }
            int properties = SandboxSettings.count(settings.properties(), type, counts[1]);
            List<Pipeline> mine = Pipeline.of(type.name());
            pipelines.put(type.name(), mine);
            Recipes recipes = new Recipes(new Drawings(Owners.IDS, mine));
            add(new Records(
                    type,
                    settings.seed() ^ id,
                    settings.ids(),
                    records,
                    new PropertyTable(type, recipes).load(properties),
                    settings.search().lag()));
        });
    }

    long id() {
        return id;
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
