package dev.serai.catalogue;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.ToLongFunction;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Rows of a table that people look through, in the order of a number.
 *
 * @param number the column that they are ordered by
 * @param of     the number of a row
 */
record Listing<T>(JdbcClient jdbc, String table, String number, RowMapper<T> mapper, ToLongFunction<T> of) {
    private static final int PAGE = 1000;

    /** Rows from a number on. */
    List<T> page(Conditions conditions, long from, int limit) {
        return jdbc.sql("select * from " + table + " where " + conditions.sql() + " and " + number
                        + " >= :from order by " + number + " limit :limit")
                .params(conditions.params())
                .param("from", from)
                .param("limit", limit)
                .query(mapper)
                .list();
    }

    long count(Conditions conditions) {
        return jdbc.sql("select count(*) from " + table + " where " + conditions.sql())
                .params(conditions.params())
                .query(Long.class)
                .single();
    }

    /** Hands out all rows, a page at a time. */
    void forEach(Conditions conditions, Consumer<T> consumer) {
        long from = 0;
        List<T> page;
        do {
            page = page(conditions, from, PAGE);
            page.forEach(consumer);
            from = page.isEmpty() ? from : of.applyAsLong(page.get(page.size() - 1)) + 1;
        } while (!page.isEmpty());
    }
}
