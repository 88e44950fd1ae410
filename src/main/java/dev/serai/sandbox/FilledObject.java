package dev.serai.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Reads the records of one object from a CSV: that of an archive, which starts with {@code id,createdAt,updatedAt,archived}, or
 * an export, which has a column {@code Record ID} or {@code hs_object_id}.
 */
final class FilledObject {
    private static final List<String> LEADING = List.of("id", "createdAt", "updatedAt", "archived");

    /** 1 January 2019, for records that do not say when they were created. */
    private static final long LONG_AGO = 1_546_300_800_000L;

    private final ObjectType type;
    private final String where;
    private final Map<String, Property> definitions = new LinkedHashMap<>();
    private final Map<String, Column> columns = new LinkedHashMap<>();
    private final List<Long> ids = new ArrayList<>();
    private final List<Long> created = new ArrayList<>();
    private final List<Long> modified = new ArrayList<>();
    private final List<Long> binned = new ArrayList<>();

    /** @param standard definitions that hold unless the source has its own */
    FilledObject(FillSource source, ObjectType type, String name, Map<String, Property> standard) {
        this.type = type;
        this.where = "sandbox.fill: " + name + ".csv in " + source;
        JsonNode own = source.list("metadata/properties/" + name + ".json");
        for (JsonNode json : own) {
            definitions.put(json.path("name").asText(), Definitions.of(json, Recipes.EMPTY, definitions.size()));
        }
        if (own.isEmpty()) {
            definitions.putAll(standard);
        }
        for (String always : List.of("hs_object_id", type.created(), type.modified())) {
            definitions.putIfAbsent(always, standard.get(always));
        }
        try (CsvTable table = CsvTable.of(source, name + ".csv");
                CsvTable bin = CsvTable.of(source, "metadata/binned/" + name + ".csv")) {
            if (table != null) {
                read(table);
            }
            while (bin != null && bin.rows().hasNext()) {
                String[] row = bin.rows().next();
                add(row[0], null, null, millis(row.length > 1 ? row[1] : null, 1));
            }
        }
    }

    /** Whether a file of this header has records. */
    static boolean fits(List<String> header) {
        return idColumn(header) >= 0;
    }

    private static int idColumn(List<String> header) {
        if (header.size() >= 4 && header.subList(0, 4).equals(LEADING)) {
            return 0;
        }
        return IntStream.range(0, header.size())
                .filter(i -> header.get(i).equalsIgnoreCase("Record ID")
                        || header.get(i).equalsIgnoreCase("hs_object_id"))
                .findFirst()
                .orElse(-1);
    }

    private void read(CsvTable table) {
        List<String> header = table.header();
        boolean archive = header.size() >= 4 && header.subList(0, 4).equals(LEADING);
        int idColumn = idColumn(header);
        List<Property> properties = new ArrayList<>();
        for (int i = 0; i < header.size(); i++) {
            properties.add(archive && i < 4 || i == idColumn ? null : property(header.get(i)));
        }
        for (Iterator<String[]> rows = table.rows(); rows.hasNext(); ) {
            String[] row = rows.next();
            String createdAt = archive ? cell(row, 1) : cell(row, properties, type.created());
            String modifiedAt = archive ? cell(row, 2) : cell(row, properties, type.modified());
            boolean inTheBin = archive && "true".equals(cell(row, 3));
            for (int i = 0; i < properties.size(); i++) {
                if (properties.get(i) != null) {
                    String value = cell(row, i);
                    columns.get(properties.get(i).name()).add(archive ? value : stored(properties.get(i), value));
                }
            }
            add(cell(row, idColumn), createdAt, modifiedAt, inTheBin ? millis(modifiedAt, 1) : 0);
        }
    }

    private static String cell(String[] row, int column) {
        return column < row.length ? row[column] : null;
    }

    private static String cell(String[] row, List<Property> properties, String name) {
        for (int i = 0; i < properties.size(); i++) {
            if (properties.get(i) != null && properties.get(i).name().equals(name)) {
                return cell(row, i);
            }
        }
        return null;
    }

    private void add(String id, String createdAt, String modifiedAt, long binnedAt) {
        if (id == null || !id.matches("\\d{1,18}")) {
            throw new IllegalStateException(
                    where + ": row " + (ids.size() + 2) + " has the id '" + id + "'; ids must be whole numbers");
        }
        ids.add(Long.valueOf(id));
        long since = millis(createdAt, LONG_AGO);
        created.add(since);
        modified.add(Math.max(since, millis(modifiedAt, since)));
        binned.add(binnedAt);
    }

    /** The property a column stands for, by its internal name or its label; a text property if it is new. */
    private Property property(String title) {
        Property property = definitions.get(title);
        if (property == null) {
            property = definitions.values().stream()
                    .filter(one -> one.label().equalsIgnoreCase(title))
                    .findFirst()
                    .orElseGet(() -> guessed(title));
            definitions.putIfAbsent(property.name(), property);
        }
        columns.computeIfAbsent(property.name(), name -> new Column());
        return property;
    }

    private Property guessed(String title) {
        String name = title.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_]+", "_");
        JsonNode json = Maps.JSON.valueToTree(Maps.of(
                "name",
                name.matches("[a-z].*") ? name : "x_" + name,
                "label",
                title,
                "type",
                "string",
                "fieldType",
                "text",
                "groupName",
                type.shortName() + "information"));
        return Definitions.of(json, Recipes.EMPTY, definitions.size());
    }

    /** Exports have labels where the API has values. */
    private static String stored(Property property, String value) {
        return value == null
                ? null
                : property.options().stream()
                        .filter(option -> option.label().equals(value))
                        .map(Property.Option::value)
                        .findFirst()
                        .orElse(value);
    }

    private static long millis(String text, long otherwise) {
        Long millis = text == null ? null : FillTimes.millis(text);
        return millis == null ? otherwise : millis;
    }

    Records records(SandboxSettings settings) {
        int[] order = IntStream.range(0, ids.size())
                .boxed()
                .sorted(Comparator.comparing(ids::get))
                .mapToInt(Integer::intValue)
                .toArray();
        long[] sorted = longs(ids, order);
        for (int i = 1; i < sorted.length; i++) {
            if (sorted[i] == sorted[i - 1]) {
                throw new IllegalStateException(where + ": id " + sorted[i] + " occurs twice; keep one of the rows");
            }
        }
        columns.values().forEach(column -> column.order(order));
        Map<String, Property> properties = new LinkedHashMap<>();
        definitions.forEach((name, property) -> properties.put(name, property.by(recipe(property))));
        Origin origin = Filled.of(sorted, longs(created, order), longs(modified, order), longs(binned, order));
        return new Records(type, origin, properties, settings.search().lag());
    }

    private Recipe recipe(Property property) {
        String name = property.name();
        Column column = columns.getOrDefault(name, null);
        if (name.equals("hs_object_id")) {
            return Recipes.ID;
        } else if (name.equals(type.created())) {
            return Recipes.CREATED;
        } else if (name.equals("hs_lastmodifieddate") || name.equals(type.modified())) {
            return Recipes.MODIFIED;
        } else if (name.equals("hs_merged_object_ids")) {
            return Recipes.mergedOr(column);
        }
        return column == null ? Recipes.EMPTY : column;
    }

    private static long[] longs(List<Long> values, int[] order) {
        return Arrays.stream(order).mapToLong(values::get).toArray();
    }
}
