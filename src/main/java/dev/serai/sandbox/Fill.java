package dev.serai.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Data someone brings along, in place of made-up data: a folder or ZIP with {@code <object>.csv} files (see
 * {@link FilledObject}) and, as far as they are there, {@code metadata/} and {@code associations/} as archives have them.
 */
final class Fill implements AutoCloseable {
    private final FillSource source;
    private final List<String> objects = new ArrayList<>();
    private final JsonNode schemas;

    /** @throws IllegalStateException if there is not a single file with records */
    Fill(Path path) {
        source = new FillSource(path);
        schemas = source.list("metadata/schemas.json");
        for (String file : source.names("", ".csv")) {
            try (CsvTable table = CsvTable.of(source, file)) {
                if (FilledObject.fits(table.header())) {
                    objects.add(file.substring(0, file.length() - 4));
                }
            }
        }
        if (objects.isEmpty()) {
            throw new IllegalStateException(
                    "sandbox.fill: " + path + " has no CSV file with records; needed is a column"
                            + " 'Record ID' or 'hs_object_id', or columns that start with id,createdAt,updatedAt,archived");
        }
    }

    /** The account the data is from, if the data says so. */
    SandboxSettings.AccountSettings account(SandboxSettings.AccountSettings byDefault) {
        JsonNode json = source.json("metadata/account.json");
        return new SandboxSettings.AccountSettings(
                json.path("portalId").asLong(byDefault.portalId()),
                json.path("timeZone").asText(byDefault.timeZone()),
                json.path("companyCurrency").asText(byDefault.currency()),
                byDefault.tokens());
    }

    /** HubSpot's own objects, and the custom objects of the data in place of the made-up ones. */
    Map<ObjectType, int[]> types(ObjectTypes known) {
        Map<ObjectType, int[]> types = new LinkedHashMap<>();
        known.countsByType().forEach((type, counts) -> {
            if (!type.custom()) {
                types.put(type, new int[] {0, counts[1]});
            }
        });
        schemas.forEach(schema -> types.put(custom(schema), new int[2]));
        for (String object : objects) {
            if (types.keySet().stream().noneMatch(type -> SandboxSettings.named(object, type))) {
                types.put(unknown(object, types.size()), new int[2]);
            }
        }
        return types;
    }

    private static ObjectType custom(JsonNode schema) {
        List<String> shown =
                new ArrayList<>(List.of(schema.path("primaryDisplayProperty").asText("hs_object_id")));
        schema.path("secondaryDisplayProperties").forEach(name -> shown.add(name.asText()));
        return custom(
                schema.path("fullyQualifiedName").asText(),
                schema.path("objectTypeId").asText(),
                schema.at("/labels/singular").asText(schema.path("name").asText()),
                schema.at("/labels/plural").asText(schema.path("name").asText()),
                shown);
    }

    private ObjectType unknown(String object, int number) {
        String id = "2-" + (9000 + number);
        for (JsonNode one : source.json("manifest.json").path("objects")) {
            id = one.path("name").asText().equals(object)
                    ? one.path("objectTypeId").asText(id)
                    : id;
        }
        return custom(object, id, object, object, List.of());
    }

    private static ObjectType custom(String name, String id, String singular, String plural, List<String> shown) {
        return new ObjectType(
                name,
                id,
                singular,
                plural,
                List.of("crm.objects.custom.read"),
                List.of("crm.objects.custom.write"),
                "hs_createdate",
                shown,
                false);
    }

    /** The schema of a custom object as it was told, or null. */
    Map<String, Object> schema(ObjectType type) {
        return Stream.of(schemas)
                .flatMap(all -> java.util.stream.StreamSupport.stream(all.spliterator(), false))
                .filter(schema -> schema.path("objectTypeId").asText().equals(type.id()))
                .map(Definitions::members)
                .findFirst()
                .orElse(null);
    }

    /** The records of an object, or null if there are none in the data. */
    Records records(ObjectType type, Map<String, Property> standard, SandboxSettings settings) {
        return objects.stream()
                .filter(object -> SandboxSettings.named(object, type))
                .map(object -> new FilledObject(source, type, object, standard).records(settings))
                .findFirst()
                .orElse(null);
    }

    /** None if the data does not tell; then any stage can be written. */
    List<Pipeline> pipelines(ObjectType type) {
        List<Pipeline> pipelines = new ArrayList<>();
        for (String file : source.names("metadata/pipelines/", ".json")) {
            String object = file.substring(file.lastIndexOf('/') + 1, file.length() - 5);
            if (SandboxSettings.named(object, type)) {
                source.list(file).forEach(json -> pipelines.add(Pipeline.of(json)));
            }
        }
        return pipelines;
    }

    /** None if the data does not tell; then any owner can be written. */
    Owners owners() {
        List<Map<String, Object>> active = new ArrayList<>();
        List<Map<String, Object>> archived = new ArrayList<>();
        for (JsonNode owner : source.list("metadata/owners.json")) {
            (owner.path("archived").asBoolean() ? archived : active).add(Definitions.members(owner));
        }
        return new Owners(active, archived);
    }

    /** Ties the records of a portal together as the data says. */
    void tie(Portal portal) {
        for (String file : source.names("associations/", ".csv")) {
            String pair = file.substring("associations/".length(), file.length() - 4);
            for (int at = pair.indexOf('-'); at >= 0; at = pair.indexOf('-', at + 1)) {
                Records from = portal.named(pair.substring(0, at));
                Records to = portal.named(pair.substring(at + 1));
                if (from != null && to != null) {
                    try (CsvTable table = CsvTable.of(source, file)) {
                        new FilledTies(from, to).read(table.rows());
                    }
                }
            }
        }
    }

    @Override
    public void close() {
        try {
            source.close();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
