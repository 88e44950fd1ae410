package dev.serai.catalogue;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** How the records of a sync stand, for people to look at: each card, contact or pair once. */
@Component
public class SyncStandings {
    /**
     * A record with both its sides.
     *
     * @param record  its name: {@code contact-<id>}, or {@code card-<id>} if it has no contact
     * @param card    the card as it was read last, as JSON; null if there is none
     * @param contact the contact likewise
     * @param retryAt when it is tried again; null unless it failed
     * @param run     the run that decided so; null if none has
     */
    public record Stood(
            String record,
            String cardId,
            String contactId,
            String card,
            String contact,
            boolean cardGone,
            boolean contactGone,
            String status,
            String reason,
            String advice,
            int attempts,
            Instant retryAt,
            String run,
            Instant at) {}

    /**
     * Something that was done with a field, or with a record. Of a conflict {@code before} is what HubSpot had and
     * {@code after} what Sansan had.
     *
     * @param run      the run that did it; null if a person did
     * @param what     create-contact, update-contact, create-card, append-card, review, review-done, conflict, hold, link,
     *                 unlink, mark-gone, mark-back, put-back, archive-contact, send-again or failed
     * @param property HubSpot property, or member of a created card; null if it is about the whole record
     * @param before   null for empty
     * @param after    null for empty
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Happened(
            long id,
            Instant at,
            String run,
            String what,
            String cardId,
            String contactId,
            String property,
            String before,
            String after,
            String reason) {}

    /** What the mirrors hold of a record beside its standing; they keep the states of cards and contacts as JSON. */
    private static final String MIRRORED = " from sync_standing s"
            + " left join sync_card c on c.sync = s.sync and c.id = s.card_id"
            + " left join sync_contact t on t.sync = s.sync and t.id = s.contact_id where s.sync = :sync";

    private static final String COLUMNS = "select s.*, c.content::text as card, t.content::text as contact,"
            + " coalesce(c.gone, false) as card_gone, coalesce(t.gone, false) as contact_gone" + MIRRORED;

    private static final String OF_STATUS = " and (cast(:status as text) is null or s.status = :status)";

    private static final String SPACES = " \u3000";

    /** Ids as a whole, those of merged contacts too; parts of addresses; parts of names whatever their order and spaces. */
    private static final String SOUGHT = OF_STATUS
            + " and (lower(s.card_id) = :q or s.contact_id = :q or lower(s.record) = :q"
            + " or t.content->'formerIds' @> to_jsonb(cast(:q as text))"
            + " or position(:q in lower(concat_ws(' ', c.content#>>'{values,email}', t.content#>>'{values,email}',"
            + " t.content#>>'{values,hs_additional_emails}'))) > 0"
            + " or position(:name in lower(translate(concat_ws('|'," + names("c", "lastName", "firstName") + ","
            + names("t", "lastname", "firstname") + "), '" + SPACES + "', ''))) > 0)";

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    SyncStandings(JdbcClient jdbc, TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    private static String names(String table, String last, String first) {
        String lastName = table + ".content#>>'{values," + last + "}'";
        String firstName = table + ".content#>>'{values," + first + "}'";
        return "concat(" + lastName + ", " + firstName + "), concat(" + firstName + ", " + lastName + ")";
    }

    /**
     * Some records, in the order of their names.
     *
     * @param status null for all
     * @param q      an id, or part of a name or an address; null for all
     * @param from   name of the record before the first one; empty to begin
     */
    public List<Stood> page(String sync, String status, String q, String from, int limit) {
        // Only those of the page are looked up in the mirrors, unless what is sought stands there.
        String sql = q == null
                ? "with page as materialized (select s.* from sync_standing s where s.sync = :sync" + OF_STATUS
                        + " and s.record > :from order by s.record limit :limit) "
                        + COLUMNS.replace("sync_standing", "page") + " order by s.record"
                : COLUMNS + SOUGHT + " and s.record > :from order by s.record limit :limit";
        return quickly(() -> sought(sql, sync, status, q)
                .param("from", from)
                .param("limit", limit)
                .query(SyncStandings::stood)
                .list());
    }

    /** How many records {@link #page} has in all. */
    public long count(String sync, String status, String q) {
        String sql = q == null
                ? "select count(*) from sync_standing s where s.sync = :sync" + OF_STATUS
                : "select count(*)" + MIRRORED + SOUGHT;
        return quickly(() -> sought(sql, sync, status, q).query(Long.class).single());
    }

    private JdbcClient.StatementSpec sought(String sql, String sync, String status, String q) {
        JdbcClient.StatementSpec sought = jdbc.sql(sql).param("sync", sync).param("status", status);
        if (q == null) {
            return sought;
        }
        String lower = q.strip().toLowerCase(Locale.ROOT);
        return sought.param("q", lower).param("name", lower.replaceAll("[" + SPACES + "]", ""));
    }

    /** The record that a card or a contact is part of. */
    public Optional<Stood> find(String sync, String cardId, String contactId) {
        return jdbc.sql(COLUMNS + " and (s.card_id = :card or s.contact_id = :contact) order by s.record desc limit 1")
                .param("sync", sync)
                .param("card", cardId)
                .param("contact", contactId)
                .query(SyncStandings::stood)
                .optional();
    }

    /** How many records stand how. */
    public Map<String, Long> counts(String sync) {
        return quickly(
                () -> Counted.of(jdbc.sql("select status, count(*) from sync_standing where sync = ? group by status")
                        .param(sync)));
    }

    /**
     * Asks about many records without comparing each with each other: the database, which does not know in a first run how
     * many there are, might take that for the quickest way, and be busy with it for minutes.
     */
    private <T> T quickly(Supplier<T> question) {
        return transaction.execute(status -> {
            jdbc.sql("set local enable_nestloop = off").update();
            return question.get();
        });
    }

    /** What happened to a card or a contact, newest first. */
    public List<Happened> history(String sync, String cardId, String contactId, long before, int limit) {
        return jdbc.sql(
                        "select * from sync_event_field where sync = :sync and (card_id = :card or contact_id = :contact)"
                                + " and id < :before order by id desc limit :limit")
                .param("sync", sync)
                .param("card", cardId)
                .param("contact", contactId)
                .param("before", before)
                .param("limit", limit)
                .query((row, number) -> new Happened(
                        row.getLong("id"),
                        Times.instant(row, "at"),
                        row.getString("run"),
                        row.getString("what"),
                        row.getString("card_id"),
                        row.getString("contact_id"),
                        row.getString("property"),
                        row.getString("before"),
                        row.getString("after"),
                        row.getString("reason")))
                .list();
    }

    private static Stood stood(ResultSet row, int number) throws SQLException {
        return new Stood(
                row.getString("record"),
                row.getString("card_id"),
                row.getString("contact_id"),
                row.getString("card"),
                row.getString("contact"),
                row.getBoolean("card_gone"),
                row.getBoolean("contact_gone"),
                row.getString("status"),
                row.getString("reason"),
                row.getString("advice"),
                row.getInt("attempts"),
                Times.instant(row, "retry_at"),
                row.getString("run"),
                Times.instant(row, "at"));
    }
}
