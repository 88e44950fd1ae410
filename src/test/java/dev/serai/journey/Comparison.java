package dev.serai.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/** Holds an object's records against what a restore says it did to them, cell by cell, by no code of the hub's. */
final class Comparison {
    private static final Set<String> DONE = Set.of("restored", "already");
    private static final Set<String> WRITTEN = Set.of("restored", "different");
    private static final Set<String> VANISHED = Set.of("gone", "merged");
    /** What the account moves by itself when a record is written. */
    private static final Set<String> OF_THE_WRITE = Set.of("/updatedAt", "lastmodifieddate", "hs_lastmodifieddate");

    private final Map<String, String> types = new HashMap<>();

    /** @param type of the object whose records are compared */
    Comparison(Truth truth, String type) throws IOException {
        for (JsonNode property : truth.get("/crm/v3/properties/" + type).path("results")) {
            String kind = property.path("fieldType").asText().equals("checkbox") ? "checkbox" : "type";
            types.put(
                    property.path("name").asText(),
                    kind.equals("checkbox") ? kind : property.path("type").asText());
        }
    }

    /**
     * Asserts that records are as wanted but for exactly what the results list with a reason, and that nothing was
     * written beyond it.
     *
     * @param wanted  records by id, cells by column
     * @param before  the same before the restore
     * @param after   the same after it
     * @param restore what the hub says of it
     * @param results rows of its results
     */
    void check(
            Map<String, Map<String, String>> wanted,
            Map<String, Map<String, String>> before,
            Map<String, Map<String, String>> after,
            JsonNode restore,
            List<Map<String, String>> results) {
        Set<String> excluded = new HashSet<>(OF_THE_WRITE);
        restore.path("plan")
                .path("excluded")
                .forEach(one -> excluded.add(one.path("property").asText()));
        assertThat(differences(wanted, after, excluded))
                .as("cells that are not as wanted")
                .isEqualTo(listed(results));
        assertThat(results)
                .filteredOn(row -> !DONE.contains(row.get("outcome")))
                .allSatisfy(row -> assertThat(row.get("message")).isNotBlank());
        Set<String> written = differences(before, after, OF_THE_WRITE);
        written.removeAll(written(results));
        assertThat(written).as("cells that changed without a word").isEmpty();
        assertThat(new TreeSet<>(after.keySet())).isEqualTo(new TreeSet<>(before.keySet()));
    }

    private static Set<String> listed(List<Map<String, String>> results) {
        Set<String> cells = new TreeSet<>();
        results.stream()
                .filter(row -> !DONE.contains(row.get("outcome")))
                .forEach(row -> cells.add(
                        row.get("record") + " " + (VANISHED.contains(row.get("outcome")) ? "" : row.get("property"))));
        return cells;
    }

    private static Set<String> written(List<Map<String, String>> results) {
        Set<String> cells = new TreeSet<>();
        results.stream()
                .filter(row -> WRITTEN.contains(row.get("outcome")))
                .forEach(row -> cells.add(row.get("record") + " " + row.get("property")));
        return cells;
    }

    /** Cells, as record and property, whose values differ in meaning; a record that is missing is one cell without property. */
    Set<String> differences(
            Map<String, Map<String, String>> one, Map<String, Map<String, String>> other, Set<String> except) {
        Set<String> cells = new TreeSet<>();
        one.forEach((record, values) -> {
            Map<String, String> others = other.get(record);
            if (others == null) {
                cells.add(record + " ");
                return;
            }
            values.forEach((property, value) -> {
                if (!except.contains(property)
                        && !property.startsWith("/")
                        && !same(property, value, others.get(property))) {
                    cells.add(record + " " + property);
                }
            });
        });
        return cells;
    }

    private boolean same(String property, String one, String other) {
        if (Objects.equals(one, other) || one == null || other == null) {
            return Objects.equals(one, other);
        }
        return switch (types.getOrDefault(property, "")) {
            case "number" -> new BigDecimal(one).compareTo(new BigDecimal(other)) == 0;
            case "checkbox" -> new TreeSet<>(List.of(one.split(";"))).equals(new TreeSet<>(List.of(other.split(";"))));
            default -> false;
        };
    }
}
