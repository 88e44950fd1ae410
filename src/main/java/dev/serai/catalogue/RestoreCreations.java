package dev.serai.catalogue;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Records that restores created anew: which new one stands for which old one, and which creates were sent and not
 * answered. Kept for good, so that no later restore creates the same record again.
 */
@Component
public class RestoreCreations {
    private static final String OF = "account = ? and source = ? and object_type_id = ?";

    private final JdbcClient jdbc;
    private final JdbcTemplate template;
    private final TransactionTemplate transaction;

    RestoreCreations(JdbcClient jdbc, JdbcTemplate template, TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.template = template;
        this.transaction = transaction;
    }

    /**
     * Whose records, and of which object.
     *
     * @param account the account that was written to
     * @param source  the account whose backup the old ids are from
     */
    public record Of(String account, String source, String objectTypeId) {}

    /** The query for records of a plan that are to be created, but for those that may be there already. */
    public static String toCreate() {
        return select("c.restore_id = :?restore", "(m.old_id is null or m.new_id is not null)");
    }

    private static String select(String restore, String which) {
        return "select c.place, c.record_id, c.changes::text as changes, m.new_id, m.restore_id as intended_by,"
                + " m.intended_at from restore_change c join restore r on r.id = c.restore_id"
                + " join backup b on b.id = r.backup_id left join restore_created m on m.account = r.account"
                + " and m.source = b.account and m.object_type_id = r.object_type_id and m.old_id = c.record_id"
                + " where " + restore + " and c.chosen and c.outcome is null and c.kind = 'RECREATE' and " + which
                + " order by c.place";
    }

    /**
     * A record whose create was sent and not answered.
     *
     * @param place      in the plan
     * @param changes    its values, as JSON
     * @param intendedBy the restore that sent it
     * @param intendedAt just before it was sent, by the database's clock
     */
    public record Unanswered(long place, String oldId, String changes, String intendedBy, Instant intendedAt) {}

    /** Records of a plan that an earlier call, of this restore or another, may have created. */
    public List<Unanswered> unanswered(String restore) {
        return jdbc.sql(select("c.restore_id = ?", "m.old_id is not null and m.new_id is null"))
                .param(restore)
                .query(RestoreCreations::unanswered)
                .list();
    }

    private static Unanswered unanswered(ResultSet row, int number) throws SQLException {
        return new Unanswered(
                row.getLong("place"),
                row.getString("record_id"),
                row.getString("changes"),
                row.getString("intended_by"),
                row.getObject("intended_at", OffsetDateTime.class).toInstant());
    }

    /** Whether any record of that kind was ever created anew. */
    public boolean any(Of of) {
        return jdbc.sql("select exists (select 1 from restore_created where " + OF + " and new_id is not null)")
                .params(of.account(), of.source(), of.objectTypeId())
                .query(Boolean.class)
                .single();
    }

    /** New ids by old id, of those that were created anew. */
    public Map<String, String> newIds(Of of, Collection<String> oldIds) {
        Map<String, String> ids = new HashMap<>();
        jdbc.sql("select old_id, new_id from restore_created where " + OF + " and new_id is not null"
                        + " and old_id = any(?)")
                .params(of.account(), of.source(), of.objectTypeId(), oldIds.toArray(new String[0]))
                .query(row -> {
                    ids.put(row.getString(1), row.getString(2));
                });
        return ids;
    }

    /** Which of the ids are those of records that were created anew. */
    public Set<String> known(Of of, Collection<String> newIds) {
        return new HashSet<>(jdbc.sql("select new_id from restore_created where account = ? and object_type_id = ?"
                        + " and new_id = any(?)")
                .params(of.account(), of.objectTypeId(), newIds.toArray(new String[0]))
                .query(String.class)
                .list());
    }

    /** Writes down that creates are about to be sent. */
    public void intend(Of of, String restore, Collection<String> oldIds) {
        each(
                "insert into restore_created (account, source, object_type_id, old_id, restore_id) values (?, ?, ?, ?,"
                        + " ?) on conflict (account, source, object_type_id, old_id) do update set new_id = null,"
                        + " linked = false, intended_at = now(), restore_id = excluded.restore_id",
                oldIds,
                id -> new Object[] {of.account(), of.source(), of.objectTypeId(), id, restore});
    }

    /** Takes back what was written down: it is certain that these were not created. */
    public void withdraw(Of of, Collection<String> oldIds) {
        each("delete from restore_created where " + OF + " and old_id = ? and new_id is null", oldIds, id ->
                new Object[] {of.account(), of.source(), of.objectTypeId(), id});
    }

    private <T> void each(String sql, Collection<T> some, java.util.function.Function<T, Object[]> arguments) {
        template.batchUpdate(sql, some.stream().map(arguments).toList());
    }

    /**
     * What became of a record that was to be created.
     *
     * @param newId   the record that stands for the old one from now on; null if there is none
     * @param created whether this restore created it
     */
    public record Settled(
            long place, String oldId, String newId, boolean created, String outcome, String message, String results) {}

    /** Writes down outcomes and new ids, all or nothing. */
    public void settle(Of of, String restore, List<Settled> settled) {
        transaction.executeWithoutResult(status -> {
            each(
                    "update restore_created set new_id = ? where " + OF + " and old_id = ? and new_id is null",
                    settled.stream().filter(Settled::created).toList(),
                    one -> new Object[] {one.newId(), of.account(), of.source(), of.objectTypeId(), one.oldId()});
            each(
                    "update restore_change set outcome = ?, message = ?, results = ?::jsonb,"
                            + " target_id = coalesce(?, target_id) where restore_id = ? and place = ?",
                    settled,
                    one -> new Object[] {one.outcome(), one.message(), one.results(), one.newId(), restore, one.place()
                    });
        });
    }
}
