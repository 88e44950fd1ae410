package dev.serai.sandbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Reads the body of a search and refuses what goes beyond the limits (facts 4.5). */
final class SearchBody {
    private static final int GROUPS = 5;
    private static final int FILTERS_PER_GROUP = 6;
    private static final int FILTERS = 18;
    private static final int QUERY = 3000;
    private static final int PAGE = 200;
    private static final int RESULTS = 10_000;

    private final Ask ask;
    private final Records records;
    private final JsonNode json;
    private final Associations associations;

    SearchBody(Ask ask, Records records, Associations associations) {
        this.ask = ask;
        this.records = records;
        this.json = ask.json();
        this.associations = associations;
    }

    SearchQuery query() {
        JsonNode groups = json.path("filterGroups");
        if (groups.size() > GROUPS) {
            throw tooMany("filterGroups", GROUPS, groups.size());
        }
        List<List<Condition>> all = new ArrayList<>();
        int filters = 0;
        for (JsonNode group : groups) {
            JsonNode mine = group.path("filters");
            filters += mine.size();
            if (mine.size() > FILTERS_PER_GROUP || filters > FILTERS) {
                throw tooMany(
                        "filters",
                        filters > FILTERS ? FILTERS : FILTERS_PER_GROUP,
                        filters > FILTERS ? filters : mine.size());
            }
            List<Condition> conditions = new ArrayList<>();
            mine.forEach(filter -> conditions.add(condition(filter)));
            all.add(conditions);
        }
        List<Pattern> words = words();
        JsonNode sort = sort();
        String by = sort.path("propertyName").asText("");
        Field field = by.isEmpty() ? null : Field.of(records, property(by));
        return new SearchQuery(
                all,
                words,
                SearchQuery.mainValues(records),
                field,
                "DESCENDING".equals(sort.path("direction").asText()));
    }

    /** Between 1 and 200, 10 if not said. */
    int limit() {
        int limit = json.path("limit").asInt(10);
        if (limit < 1 || limit > PAGE) {
            throw Refusal.invalid("limit must be between 1 and " + PAGE + ", but was " + limit);
        }
        return limit;
    }

    /** How many results to leave out: here, other than in listings, the cursor is a number of results. */
    int offset() {
        String after = json.path("after").asText("0");
        if (after.isEmpty()) {
            return 0;
        }
        if (!after.matches("\\d{1,9}")) {
            throw Refusal.invalid("Invalid after: " + after);
        }
        int offset = Integer.parseInt(after);
        if (offset + limit() > RESULTS) {
            throw Refusal.invalid("Paging beyond the first " + RESULTS + " results is not possible; after was " + after
                    + ", limit was " + limit());
        }
        return offset;
    }

    List<String> properties() {
        List<String> names = new ArrayList<>();
        json.path("properties").forEach(name -> names.add(name.asText()));
        return names;
    }

    private List<Pattern> words() {
        String query = json.path("query").asText("");
        if (query.length() > QUERY) {
            throw tooMany("query's characters", QUERY, query.length());
        }
        return SearchQuery.beginnings(query);
    }

    /** One rule: an object, or a string that holds an object or a name, which - makes descending. */
    private JsonNode sort() {
        JsonNode sorts = json.path("sorts");
        if (sorts.size() > 1) {
            throw tooMany("sorts", 1, sorts.size());
        }
        JsonNode sort = sorts.path(0);
        if (!sort.isTextual()) {
            return sort;
        }
        String text = sort.asText();
        try {
            if (text.startsWith("{")) {
                return Maps.JSON.readTree(text);
            }
        } catch (JsonProcessingException e) {
            throw Refusal.invalid("Invalid sort: " + text);
        }
        boolean descending = text.startsWith("-");
        return Maps.JSON
                .createObjectNode()
                .put("propertyName", descending ? text.substring(1) : text)
                .put("direction", descending ? "DESCENDING" : "ASCENDING");
    }

    private Condition condition(JsonNode filter) {
        List<String> missing = new ArrayList<>();
        for (String needed : List.of("propertyName", "operator")) {
            if (!filter.hasNonNull(needed)) {
                missing.add(needed);
            }
        }
        if (!missing.isEmpty()) {
            throw Refusal.invalid("Invalid input JSON on line 1, column " + column(filter)
                    + ": Cannot build Filter, some of required attributes are not set " + missing);
        }
        String name = filter.get("propertyName").asText();
        Filter.Operator operator = operator(filter.get("operator").asText());
        List<String> values = values(filter, operator);
        if (name.startsWith("associations.") && !records.type().custom()) {
            return new AssociatedWith(associations, ask.portal().object(name.substring(13)), records, operator, values);
        }
        if (name.equals("hs_lastmodifieddate") && records.type().id().equals("0-1")) {
            // Contacts have this property too, but filtering by it finds nothing (facts 4.5).
            return row -> false;
        }
        return new Filter(records, property(name), operator, values);
    }

    private static Filter.Operator operator(String name) {
        try {
            return Filter.Operator.valueOf(name);
        } catch (IllegalArgumentException e) {
            throw Refusal.invalid("Invalid input JSON on line 1, column 1: Cannot deserialize value of type `Operator`"
                    + " from String \"" + name + "\": not one of the values accepted for Enum class: "
                    + List.of(Filter.Operator.values()));
        }
    }

    private static List<String> values(JsonNode filter, Filter.Operator operator) {
        List<String> values = new ArrayList<>();
        switch (operator) {
            case IN, NOT_IN -> filter.path("values").forEach(value -> values.add(value.asText()));
            case BETWEEN -> {
                values.add(filter.path("value").asText());
                values.add(filter.path("highValue").asText());
            }
            case HAS_PROPERTY, NOT_HAS_PROPERTY -> {
                return values;
            }
            default -> values.add(filter.path("value").asText());
        }
        if (values.isEmpty() || values.contains("")) {
            throw Refusal.invalid("There was a problem with the request.");
        }
        return values;
    }

    private Property property(String name) {
        Property property = records.property(name);
        if (property == null) {
            throw Refusal.of(
                    400,
                    "VALIDATION_ERROR",
                    "There was a problem with the request.",
                    "errors",
                    List.of(Maps.of(
                            "message",
                            "Property \"" + name + "\" does not exist",
                            "code",
                            "PROPERTY_DOESNT_EXIST",
                            "context",
                            Maps.of("propertyName", List.of(name)))));
        }
        return property;
    }

    private int column(JsonNode filter) {
        int at = Json.text(ask.body()).indexOf(filter.toString());
        return Math.max(0, at) + filter.toString().length();
    }

    private static Refusal tooMany(String what, int most, int found) {
        return Refusal.invalid("Too many " + what + ": at most " + most + " are allowed, but there were " + found);
    }
}
