package dev.serai.catalogue;

import java.util.LinkedHashMap;
import java.util.Map;

/** What the rows of a query must fit; what nobody asks for is left out. */
final class Conditions {
    private final StringBuilder sql = new StringBuilder();
    private final Map<String, Object> params = new LinkedHashMap<>();

    /** Rows that have a value in a column. */
    Conditions(String column, Object value) {
        sql.append(column).append(" = :").append(column);
        params.put(column, value);
    }

    /** @param value null or blank if nobody asks for it */
    Conditions and(String column, String value) {
        return and(column + " = :" + column, column, value);
    }

    /**
     * @param condition with {@code name} as its parameter
     * @param value     null or blank if nobody asks for it
     */
    Conditions and(String condition, String name, String value) {
        if (value != null && !value.isBlank()) {
            sql.append(" and ").append(condition);
            params.put(name, value);
        }
        return this;
    }

    /**
     * @param condition with {@code :q} as the pattern of an {@code ilike}
     * @param part      of a text; null or blank if nobody asks for it
     */
    Conditions containing(String condition, String part) {
        boolean asked = part != null && !part.isBlank();
        return and(condition, "q", asked ? "%" + part.replaceAll("([\\\\%_])", "\\\\$1") + "%" : null);
    }

    String sql() {
        return sql.toString();
    }

    Map<String, Object> params() {
        return params;
    }
}
