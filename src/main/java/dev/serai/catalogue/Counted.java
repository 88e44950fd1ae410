package dev.serai.catalogue;

import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is counted by a text. */
final class Counted {
    private Counted() {}

    /** @param query gives each text with its count; the order is kept */
    static Map<String, Long> of(JdbcClient.StatementSpec query) {
        Map<String, Long> counts = new LinkedHashMap<>();
        query.query(row -> {
            counts.put(row.getString(1), row.getLong(2));
        });
        return counts;
    }
}
