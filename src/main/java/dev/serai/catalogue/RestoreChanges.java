package dev.serai.catalogue;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** The records of restore plans; what became of each is kept by {@link RestoreOutcomes}. */
@Component
public class RestoreChanges {
    private final JdbcClient jdbc;
    private final JdbcTemplate template;
    private final TransactionTemplate transaction;
    private final Listing<ChangeRow> listing;

    RestoreChanges(JdbcClient jdbc, JdbcTemplate template, TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.template = template;
        this.transaction = transaction;
        this.listing = new Listing<>(jdbc, "restore_change", "place", RestoreChanges::row, ChangeRow::place);
    }

    /** A record of the account that holds all that the row at a place has. */
    public record Unchanged(long place, String target) {}

    /**
     * What a chunk came to.
     *
     * @param repeatable those of the unchanged records of which there may be another row
     */
    public record ChunkRow(
            int number, int records, int unchanged, byte[] hash, List<ChangeRow> changes, List<Unchanged> repeatable) {}

    /** Adds what a chunk came to, all or nothing; does nothing if it was added before. */
    public void add(String restore, ChunkRow chunk) {
        transaction.executeWithoutResult(status -> {
            int added = jdbc.sql("insert into restore_chunk (restore_id, number, records, unchanged, hash)"
                            + " values (?, ?, ?, ?, ?) on conflict do nothing")
                    .params(restore, chunk.number(), chunk.records(), chunk.unchanged(), chunk.hash())
                    .update();
            if (added == 1) {
                template.batchUpdate(
                        "insert into restore_change (restore_id, place, record_id, target_id, kind, reason, changes,"
                                + " blocked, properties, chosen) values (?, ?, ?, ?, ?, ?, ?::jsonb, ?::jsonb, ?, ?)",
                        chunk.changes(),
                        chunk.changes().size() + 1,
                        (statement, change) -> set(statement, restore, change));
                template.batchUpdate(
                        "insert into restore_unchanged (restore_id, place, target_id) values (?, ?, ?)",
                        chunk.repeatable().stream()
                                .map(one -> new Object[] {restore, one.place(), one.target()})
                                .toList());
            }
        });
    }

    private static void set(PreparedStatement statement, String restore, ChangeRow change) throws SQLException {
        statement.setString(1, restore);
        statement.setLong(2, change.place());
        statement.setString(3, change.recordId());
        statement.setString(4, change.targetId());
        statement.setString(5, change.kind());
        statement.setString(6, change.reason());
        statement.setString(7, change.changes());
        statement.setString(8, change.blocked());
        statement.setArray(
                9,
                statement
                        .getConnection()
                        .createArrayOf("text", change.properties().toArray()));
        statement.setBoolean(10, change.chosen());
    }

    /** Numbers of the chunks that are analyzed. */
    public Set<Integer> chunks(String restore) {
        return new HashSet<>(jdbc.sql("select number from restore_chunk where restore_id = ?")
                .param(restore)
                .query(Integer.class)
                .list());
    }

    /** How far an analysis is: records, and those among them that are unchanged. */
    public record Analyzed(long records, long unchanged) {}

    public Analyzed analyzed(String restore) {
        return jdbc.sql("select coalesce(sum(records), 0), coalesce(sum(unchanged), 0) from restore_chunk"
                        + " where restore_id = ?")
                .param(restore)
                .query((row, number) -> new Analyzed(row.getLong(1), row.getLong(2)))
                .single();
    }

    /** A digest of the whole plan and of what is chosen from it, the same for the same plan. */
    public String digest(String restore) {
        return jdbc.sql("select encode(sha256(convert_to("
                        + "(select coalesce(string_agg(encode(hash, 'hex'), '' order by number), '') from restore_chunk"
                        + " where restore_id = :id) || '/' ||"
                        + "(select coalesce(string_agg(place::text, ',' order by place), '') from restore_change"
                        + " where restore_id = :id and not chosen), 'UTF8')), 'hex')")
                .param("id", restore)
                .query(String.class)
                .single();
    }

    /** Records by class; of the classes {@code CHANGE} and {@code RECREATE} only those that are chosen. */
    public Map<String, Long> countsByKind(String restore) {
        return Counted.of(jdbc.sql(
                        "select kind, count(*) from restore_change where restore_id = ? and (chosen or kind not in ('CHANGE', 'RECREATE'))"
                                + " group by kind order by kind")
                .param(restore));
    }

    /** How many of the chosen changes would do what to a property. */
    public record PropertyCount(String property, long set, long cleared, long blocked) {}

    public List<PropertyCount> countsByProperty(String restore) {
        return jdbc.sql("select property, sum(set), sum(cleared), sum(blocked) from ("
                        + "select c ->> 'property' as property, (not (c ->> 'clears')::boolean)::int as set,"
                        + " ((c ->> 'clears')::boolean)::int as cleared, 0 as blocked"
                        + " from restore_change, jsonb_array_elements(changes) c"
                        + " where restore_id = :id and chosen and kind in ('CHANGE', 'RECREATE')"
                        + " union all select b ->> 'property', 0, 0, 1"
                        + " from restore_change, jsonb_array_elements(blocked) b where restore_id = :id"
                        + ") one group by property order by property")
                .param("id", restore)
                .query((row, number) ->
                        new PropertyCount(row.getString(1), row.getLong(2), row.getLong(3), row.getLong(4)))
                .list();
    }

    /**
     * The same record twice in one plan: all but its first row become what is given, and are written never. A record that
     * is to be created anew is known by its id in the backup.
     */
    public void markRepeated(String restore, String kind, String reason) {
        jdbc.sql("update restore_change set kind = :kind, reason = :reason, changes = '[]', blocked = '[]',"
                        + " properties = '{}' where restore_id = :restore and kind in ('CHANGE', 'RECREATE')"
                        + " and place in (select place from (select place, row_number() over"
                        + " (partition by id order by place) as nth from (select place,"
                        + " coalesce(target_id, record_id) as id from restore_change where restore_id = :restore"
                        + " and kind in ('CHANGE', 'RECREATE') union all select place, target_id from"
                        + " restore_unchanged where restore_id = :restore) known) numbered where nth > 1)")
                .param("kind", kind)
                .param("reason", reason)
                .param("restore", restore)
                .update();
        jdbc.sql("delete from restore_unchanged where restore_id = ?")
                .param(restore)
                .update();
    }

    /** Chooses the changes of these records, or of all but these; records are named by their id in the backup. */
    public void choose(String restore, Set<String> records, boolean only) {
        jdbc.sql("update restore_change set chosen = (record_id = any(?)) = ? where restore_id = ?"
                        + " and kind in ('CHANGE', 'RECREATE')")
                .params(records.toArray(new String[0]), only, restore)
                .update();
    }

    /**
     * Which changes to list; each may be null.
     *
     * @param kind     class of the record
     * @param property must be among those that change or are blocked
     * @param outcome  what became of it
     * @param q        part of the record's id, of a value or of a message, whatever its case
     */
    public record Filter(String kind, String property, String outcome, String q) {}

    /** In the order of the plan, from a place on. */
    public List<ChangeRow> page(String restore, Filter filter, long from, int limit) {
        return listing.page(conditions(restore, filter), from, limit);
    }

    public long count(String restore, Filter filter) {
        return listing.count(conditions(restore, filter));
    }

    /** Hands out all changes in the order of the plan, a page at a time. */
    public void forEach(String restore, Filter filter, Consumer<ChangeRow> consumer) {
        listing.forEach(conditions(restore, filter), consumer);
    }

    private static Conditions conditions(String restore, Filter filter) {
        return new Conditions("restore_id", restore)
                .and("kind", filter.kind())
                .and(":property = any(properties)", "property", filter.property())
                .and("outcome", filter.outcome())
                .containing(
                        "(record_id ilike :q or target_id ilike :q or message ilike :q or exists (select 1 from"
                                + " jsonb_array_elements(changes) one where one ->> 'current' ilike :q"
                                + " or one ->> 'wanted' ilike :q))",
                        filter.q());
    }

    private static ChangeRow row(ResultSet row, int number) throws SQLException {
        return new ChangeRow(
                row.getLong("place"),
                row.getString("record_id"),
                row.getString("target_id"),
                row.getString("kind"),
                row.getString("reason"),
                row.getString("changes"),
                row.getString("blocked"),
                List.of((String[]) row.getArray("properties").getArray()),
                row.getBoolean("chosen"),
                row.getString("before"),
                row.getString("outcome"),
                row.getString("message"),
                row.getString("results"));
    }
}
