package dev.serai.catalogue;

import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What becomes of the records of a restore's plan while it is written: what each held before, and how it ended. */
@Component
public class RestoreOutcomes {
    /** What the restore route's query for unsettled changes gives, and in which order; {@code restore} is its parameter. */
    private static final String COLUMNS =
            "place, record_id, target_id, kind, changes::text as changes, before::text as before";

    private final JdbcClient jdbc;
    private final JdbcTemplate template;

    RestoreOutcomes(JdbcClient jdbc, JdbcTemplate template) {
        this.jdbc = jdbc;
        this.template = template;
    }

    /** Query for the route that applies a plan: chosen changes without an outcome. */
    public static String unsettled() {
        return "select " + COLUMNS + " from restore_change where restore_id = :?restore and chosen and outcome is null"
                + " and kind = 'CHANGE' order by place";
    }

    /**
     * Query for the route that reads back what was written, with what became of each property: some may be rejected and
     * the others written.
     */
    public static String written() {
        return "select " + COLUMNS + ", results::text as results from restore_change where restore_id = :?restore"
                + " and (outcome = 'restored' or outcome = 'rejected' and exists (select 1 from"
                + " jsonb_each_text(results) one where one.value = 'restored')) order by place";
    }

    /**
     * Query for the route that plans an undo: records to which something was or may have been sent, with the values
     * before and what became of each property, and records that were created. A record that was rejected or moved in the
     * end may be among them.
     */
    public static String undoable() {
        return "select " + COLUMNS + ", results::text as results from restore_change where restore_id = :?restore"
                + " and results is not null and (before is not null or kind = 'RECREATE' and target_id is not null"
                + " and outcome in ('restored', 'different', 'rejected')) order by place";
    }

    /** What a record held before it is written. */
    public record Intent(long place, String before) {}

    /** Writes down the values before the write, unless that was done on an earlier try. */
    public void intend(String restore, List<Intent> intents) {
        template.batchUpdate(
                "update restore_change set before = coalesce(before, ?::jsonb) where restore_id = ? and place = ?",
                intents,
                intents.size() + 1,
                (statement, intent) -> {
                    statement.setString(1, intent.before());
                    statement.setString(2, restore);
                    statement.setLong(3, intent.place());
                });
    }

    /** Takes {@link #intend} back, as it turned out that nothing was written. */
    public void withdraw(String restore, List<Long> places) {
        jdbc.sql("update restore_change set before = null where restore_id = ? and place = any(?) and outcome is null")
                .params(restore, places.toArray(new Long[0]))
                .update();
    }

    /** Settles as unknown what may have been written or created when the restore ended. */
    public void settleDoubtful(String restore) {
        jdbc.sql(
                        "update restore_change set outcome = 'unknown', message = :message, results = (select"
                                + " jsonb_object_agg(c ->> 'property', 'unknown') from jsonb_array_elements(changes) c)"
                                + " where restore_id = :id and outcome is null and (before is not null or kind = 'RECREATE' and"
                                + " record_id in (select old_id from restore_created where restore_id = :id and new_id is null))")
                .param("message", "the restore ended before it was known whether this was written")
                .param("id", restore)
                .update();
    }

    /** What became of a record. */
    public record Settled(long place, String outcome, String message, String results) {}

    public void settle(String restore, List<Settled> settled) {
        template.batchUpdate(
                "update restore_change set outcome = ?, message = ?, results = ?::jsonb where restore_id = ? and place = ?",
                settled,
                settled.size() + 1,
                (statement, one) -> {
                    statement.setString(1, one.outcome());
                    statement.setString(2, one.message());
                    statement.setString(3, one.results());
                    statement.setString(4, restore);
                    statement.setLong(5, one.place());
                });
    }

    /** Chosen records that are to be written or created, and are not settled. */
    public long unsettledCount(String restore) {
        return jdbc.sql("select count(*) from restore_change where restore_id = ? and chosen and outcome is null"
                        + " and kind in ('CHANGE', 'RECREATE')")
                .param(restore)
                .query(Long.class)
                .single();
    }

    /** Whether a chosen record is to be created and is not settled. */
    public boolean creates(String restore) {
        return jdbc.sql("select exists (select 1 from restore_change where restore_id = ? and chosen"
                        + " and outcome is null and kind = 'RECREATE')")
                .param(restore)
                .query(Boolean.class)
                .single();
    }

    public Map<String, Long> countsByOutcome(String restore) {
        return Counted.of(
                jdbc.sql("select outcome, count(*) from restore_change where restore_id = ? and outcome is not null"
                                + " group by outcome order by outcome")
                        .param(restore));
    }
}
