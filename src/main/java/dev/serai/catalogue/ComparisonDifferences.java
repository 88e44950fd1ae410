package dev.serai.catalogue;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** What comparisons found, object by object and record by record. */
@Component
public class ComparisonDifferences {
    private final JdbcClient jdbc;
    private final JdbcTemplate template;
    private final TransactionTemplate transaction;
    private final Listing<DifferenceRow> listing;

    ComparisonDifferences(JdbcClient jdbc, JdbcTemplate template, TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.template = template;
        this.transaction = transaction;
        this.listing = new Listing<>(
                jdbc, "comparison_difference", "number", ComparisonDifferences::difference, DifferenceRow::number);
    }

    /**
     * An object of a comparison.
     *
     * @param scope what of it is compared, as JSON
     */
    public record ObjectRow(int place, String object, String scope) {}

    /** Adds an object, unless that was done before. */
    public void add(String comparison, ObjectRow row) {
        jdbc.sql("insert into comparison_object (comparison_id, place, object, scope) values (?, ?, ?, ?::jsonb)"
                        + " on conflict do nothing")
                .params(comparison, row.place(), row.object(), row.scope())
                .update();
    }

    public List<ObjectRow> objects(String comparison) {
        return jdbc.sql("select * from comparison_object where comparison_id = ? order by place")
                .param(comparison)
                .query((row, number) ->
                        new ObjectRow(row.getInt("place"), row.getString("object"), row.getString("scope")))
                .list();
    }

    /** How many records were found to be what. */
    public record Counts(long unchanged, long added, long removed, long changed) {}

    /**
     * What some records came to.
     *
     * @param properties in how many records a property differs, by its name, as JSON
     */
    public record Chunk(int place, int number, Counts counts, String properties, List<DifferenceRow> differences) {}

    /** Numbers of the chunks of an object that are compared. */
    public Set<Integer> chunks(String comparison, int place) {
        return new HashSet<>(jdbc.sql("select number from comparison_chunk where comparison_id = ? and place = ?")
                .params(comparison, place)
                .query(Integer.class)
                .list());
    }

    /**
     * Adds what some records came to, all or nothing; does nothing if it was added before.
     *
     * @param ids of those that are in the backup, to be known to {@link #unknown}; none if nobody asks
     */
    public void add(String comparison, Chunk chunk, List<String> ids) {
        transaction.executeWithoutResult(status -> {
            if (addCounts(comparison, chunk)) {
                insert(comparison, chunk.differences());
                know(comparison, chunk.place(), ids);
            }
        });
    }

    private void know(String comparison, int place, List<String> ids) {
        template.batchUpdate(
                "insert into comparison_record (comparison_id, place, record_id) values (?, ?, ?) on conflict do nothing",
                ids.stream().map(id -> new Object[] {comparison, place, id}).toList());
    }

    private boolean addCounts(String comparison, Chunk chunk) {
        Counts counts = chunk.counts();
        return jdbc.sql(
                                "insert into comparison_chunk (comparison_id, place, number, unchanged, added, removed, changed,"
                                        + " properties) values (?, ?, ?, ?, ?, ?, ?, ?::jsonb) on conflict do nothing")
                        .params(
                                comparison,
                                chunk.place(),
                                chunk.number(),
                                counts.unchanged(),
                                counts.added(),
                                counts.removed(),
                                counts.changed(),
                                chunk.properties())
                        .update()
                == 1;
    }

    private void insert(String comparison, List<DifferenceRow> differences) {
        template.batchUpdate(
                "insert into comparison_difference (comparison_id, number, object, kind, record_id, name, note,"
                        + " properties, changes) values (?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb)",
                differences,
                differences.size() + 1,
                (statement, row) -> set(statement, comparison, row));
    }

    private static void set(PreparedStatement statement, String comparison, DifferenceRow row) throws SQLException {
        statement.setString(1, comparison);
        statement.setLong(2, row.number());
        statement.setString(3, row.object());
        statement.setString(4, row.kind());
        statement.setString(5, row.recordId());
        statement.setString(6, row.name());
        statement.setString(7, row.note());
        statement.setArray(
                8,
                statement.getConnection().createArrayOf("text", row.properties().toArray()));
        statement.setString(9, row.changes());
    }

    /** Which of the records are not in the backup. */
    public Set<String> unknown(String comparison, int place, Set<String> ids) {
        Set<String> unknown = new HashSet<>(ids);
        jdbc.sql("select record_id from comparison_record where comparison_id = ? and place = ? and record_id = any(?)")
                .params(comparison, place, ids.toArray(new String[0]))
                .query(String.class)
                .list()
                .forEach(unknown::remove);
        return unknown;
    }

    /**
     * How far the account's records are listed.
     *
     * @param cursor of the next page; null for the first one, empty after the last
     * @param pages  listed so far
     */
    public record Listed(String cursor, int pages) {}

    public Listed listed(String comparison, int place) {
        return jdbc.sql("select listed, pages from comparison_object where comparison_id = ? and place = ?")
                .params(comparison, place)
                .query((row, number) -> new Listed(row.getString(1), row.getInt(2)))
                .single();
    }

    /** Adds what a page of the listing came to, and where it goes on; what it added is known from then on. */
    public void addPage(String comparison, Chunk chunk, Listed now) {
        transaction.executeWithoutResult(status -> {
            add(
                    comparison,
                    chunk,
                    chunk.differences().stream().map(DifferenceRow::recordId).toList());
            jdbc.sql("update comparison_object set listed = ?, pages = ? where comparison_id = ? and place = ?")
                    .params(now.cursor(), now.pages(), comparison, chunk.place())
                    .update();
        });
    }

    /** Forgets what only a comparison at work needs. */
    public void tidy(String comparison) {
        jdbc.sql("delete from comparison_record where comparison_id = ?")
                .param(comparison)
                .update();
    }

    /** By the object's place. */
    public Map<Integer, Counts> counts(String comparison) {
        Map<Integer, Counts> counts = new LinkedHashMap<>();
        jdbc.sql("select place, sum(unchanged), sum(added), sum(removed), sum(changed) from comparison_chunk"
                        + " where comparison_id = ? group by place order by place")
                .param(comparison)
                .query(row -> {
                    counts.put(
                            row.getInt(1), new Counts(row.getLong(2), row.getLong(3), row.getLong(4), row.getLong(5)));
                });
        return counts;
    }

    /** In how many records of an object a property differs, by its name. */
    public Map<String, Long> countsByProperty(String comparison, int place) {
        return Counted.of(jdbc.sql("select key, sum(value::bigint) from comparison_chunk, jsonb_each_text(properties)"
                        + " where comparison_id = ? and place = ? group by key order by key")
                .params(comparison, place));
    }

    /**
     * Which differences to list; each may be null.
     *
     * @param property must differ
     * @param q        part of the record's id, of its name or of a value, whatever its case
     */
    public record Filter(String object, String kind, String property, String q) {}

    /** In the order of the comparison, from a number on. */
    public List<DifferenceRow> page(String comparison, Filter filter, long from, int limit) {
        return listing.page(conditions(comparison, filter), from, limit);
    }

    public long count(String comparison, Filter filter) {
        return listing.count(conditions(comparison, filter));
    }

    /** Hands out all that fit, a page at a time. */
    public void forEach(String comparison, Filter filter, Consumer<DifferenceRow> consumer) {
        listing.forEach(conditions(comparison, filter), consumer);
    }

    private static Conditions conditions(String comparison, Filter filter) {
        return new Conditions("comparison_id", comparison)
                .and("object", filter.object())
                .and("kind", filter.kind())
                .and(":property = any(properties)", "property", filter.property())
                .containing(
                        "(record_id ilike :q or name ilike :q or exists (select 1 from jsonb_array_elements(changes) one"
                                + " where one ->> 'from' ilike :q or one ->> 'to' ilike :q))",
                        filter.q());
    }

    private static DifferenceRow difference(ResultSet row, int number) throws SQLException {
        return new DifferenceRow(
                row.getLong("number"),
                row.getString("object"),
                row.getString("kind"),
                row.getString("record_id"),
                row.getString("name"),
                row.getString("note"),
                List.of((String[]) row.getArray("properties").getArray()),
                row.getString("changes"));
    }
}
