package dev.serai.catalogue;

import dev.serai.catalogue.RestoreCreations.Of;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** How far the associations of records that were created anew are put back, and which could not be. */
@Component
public class RestoreLinks {
    /** Outcome of an association whose other record is not there (yet). */
    public static final String MISSING = "missing";

    private static final String UNLINKED =
            "account = ? and source = ? and object_type_id = ? and new_id is not null and not linked";

    private final JdbcClient jdbc;
    private final JdbcTemplate template;
    private final TransactionTemplate transaction;
    private final Listing<Listed> listing;

    RestoreLinks(JdbcClient jdbc, JdbcTemplate template, TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.template = template;
        this.transaction = transaction;
        this.listing = new Listing<>(jdbc, "restore_link", "number", RestoreLinks::listed, Listed::number);
    }

    /** Records created anew whose associations are still to be put back. */
    public long unlinkedCount(Of of) {
        return jdbc.sql("select count(*) from restore_created where " + UNLINKED)
                .params(of.account(), of.source(), of.objectTypeId())
                .query(Long.class)
                .single();
    }

    /** New ids by old id, of those of the records whose associations are still to be put back. */
    public Map<String, String> unlinked(Of of, Collection<String> oldIds) {
        Map<String, String> ids = new HashMap<>();
        jdbc.sql("select old_id, new_id from restore_created where " + UNLINKED + " and old_id = any(?)")
                .params(of.account(), of.source(), of.objectTypeId(), oldIds.toArray(new String[0]))
                .query(row -> {
                    ids.put(row.getString(1), row.getString(2));
                });
        return ids;
    }

    /** Numbers of the pages of an archive's entry that a restore has gone through. */
    public Set<Integer> pages(String restore, String entry) {
        return new HashSet<>(jdbc.sql("select page from restore_relinked where restore_id = ? and entry = ?")
                .params(restore, entry)
                .query(Integer.class)
                .list());
    }

    /**
     * An association that was not put back.
     *
     * @param fromId   id in the backup, as {@code toId}
     * @param category of its kind, with {@code typeId} and {@code label} as in the backup; each may be null
     * @param outcome  {@link #MISSING} or {@code refused}
     * @param reason   in words
     */
    public record NotLinked(
            String fromObject,
            String fromId,
            String toObject,
            String toId,
            String category,
            String typeId,
            String label,
            String outcome,
            String reason) {}

    /** Writes down what a page came to, all or nothing; does nothing if it was written down before. */
    public void add(String restore, String entry, int page, int linked, List<NotLinked> notLinked) {
        transaction.executeWithoutResult(status -> {
            int added = jdbc.sql("insert into restore_relinked (restore_id, entry, page, linked) values (?, ?, ?, ?)"
                            + " on conflict do nothing")
                    .params(restore, entry, page, linked)
                    .update();
            if (added == 1) {
                template.batchUpdate(
                        "insert into restore_link (restore_id, from_object, from_id, to_object, to_id, category,"
                                + " type_id, label, outcome, reason) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                        notLinked.stream().map(one -> arguments(restore, one)).toList());
            }
        });
    }

    private static Object[] arguments(String restore, NotLinked one) {
        return new Object[] {
            restore,
            one.fromObject(),
            one.fromId(),
            one.toObject(),
            one.toId(),
            one.category(),
            one.typeId(),
            one.label(),
            one.outcome(),
            one.reason()
        };
    }

    /**
     * A restore has gone through all associations: its object's records count as done, but for those whose other record
     * was missing, which a later restore tries again.
     */
    public void done(String restore, Of of, String object) {
        jdbc.sql("update restore_created c set linked = true where " + UNLINKED + " and not exists (select 1 from"
                        + " restore_link l where l.restore_id = ? and l.outcome = ? and (l.from_object = ? and"
                        + " l.from_id = c.old_id or l.to_object = ? and l.to_id = c.old_id))")
                .params(of.account(), of.source(), of.objectTypeId(), restore, MISSING, object, object)
                .update();
    }

    /** Associations of a restore by what became of them: {@code linked}, and the outcomes of those that were not. */
    public Map<String, Long> counts(String restore) {
        return Counted.of(jdbc.sql(
                        "select 'linked', sum(linked) from restore_relinked where restore_id = :id having count(*) > 0"
                                + " union all select outcome, count(*) from restore_link where restore_id = :id group by outcome")
                .param("id", restore));
    }

    /** One that is listed. */
    public record Listed(long number, NotLinked link) {}

    /** Those that were not put back, from a number on. */
    public List<Listed> page(String restore, long from, int limit) {
        return listing.page(new Conditions("restore_id", restore), from, limit);
    }

    /** Hands out all that were not put back, a page at a time. */
    public void forEach(String restore, Consumer<NotLinked> consumer) {
        listing.forEach(new Conditions("restore_id", restore), one -> consumer.accept(one.link()));
    }

    private static Listed listed(ResultSet row, int number) throws SQLException {
        return new Listed(
                row.getLong("number"),
                new NotLinked(
                        row.getString("from_object"),
                        row.getString("from_id"),
                        row.getString("to_object"),
                        row.getString("to_id"),
                        row.getString("category"),
                        row.getString("type_id"),
                        row.getString("label"),
                        row.getString("outcome"),
                        row.getString("reason")));
    }
}
