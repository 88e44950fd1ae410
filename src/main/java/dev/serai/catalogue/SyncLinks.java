package dev.serai.catalogue;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The pairs that cards and contacts form, how each record stands, and what happened to it. */
@Component
public class SyncLinks {
    /**
     * A pair.
     *
     * @param memory what was last settled, as JSON
     */
    public record LinkRow(
            String id, String cardId, String contactId, String memory, boolean cardGone, boolean contactGone) {}

    /** One field that was written, or something that was decided. Values may be null. */
    public record Event(
            String what,
            String cardId,
            String contactId,
            String property,
            String before,
            String after,
            String reason) {}

    /**
     * How a record stands.
     *
     * @param status   in-sync, excluded, failing, conflict, review, ambiguous, held or gone
     * @param advice   what a person can do about it; null if nothing needs doing
     * @param failed   whether it is to be tried again, later each time
     */
    public record Standing(
            String side,
            String id,
            String cardId,
            String contactId,
            String status,
            String reason,
            String advice,
            boolean failed) {}

    /** A change that people are asked to make in Sansan. */
    public record ReviewRow(
            String cardId,
            String contactId,
            String property,
            String member,
            String before,
            String after,
            String reason) {}

    private final JdbcClient jdbc;
    private final JdbcTemplate template;

    SyncLinks(JdbcClient jdbc, JdbcTemplate template) {
        this.jdbc = jdbc;
        this.template = template;
    }

    /** The links of these cards and contacts. */
    public List<LinkRow> of(String sync, Collection<String> cards, Collection<String> contacts) {
        return jdbc.sql(
                        "select * from sync_link where sync = ? and (card_id = any(?) or contact_id = any(?)) order by id")
                .params(sync, cards.toArray(new String[0]), contacts.toArray(new String[0]))
                .query(SyncLinks::link)
                .list();
    }

    public long count(String sync) {
        return jdbc.sql("select count(*) from sync_link where sync = ? and card_id is not null")
                .param(sync)
                .query(Long.class)
                .single();
    }

    public void put(String sync, List<LinkRow> links) {
        template.batchUpdate(
                "insert into sync_link (id, sync, card_id, contact_id, memory, card_gone, contact_gone)"
                        + " values (?, ?, ?, ?, ?::jsonb, ?, ?) on conflict (id) do update set card_id = excluded.card_id,"
                        + " contact_id = excluded.contact_id, memory = excluded.memory, card_gone = excluded.card_gone,"
                        + " contact_gone = excluded.contact_gone, changed_at = now()",
                links,
                500,
                (statement, link) -> {
                    statement.setString(1, link.id());
                    statement.setString(2, sync);
                    statement.setString(3, link.cardId());
                    statement.setString(4, link.contactId());
                    statement.setString(5, link.memory());
                    statement.setBoolean(6, link.cardGone());
                    statement.setBoolean(7, link.contactGone());
                });
    }

    public Optional<LinkRow> find(String id) {
        return jdbc.sql("select * from sync_link where id = ?")
                .param(id)
                .query(SyncLinks::link)
                .optional();
    }

    public void remove(String id) {
        jdbc.sql("delete from sync_link where id = ?").param(id).update();
    }

    public void mark(String id, boolean card, boolean gone) {
        jdbc.sql("update sync_link set " + (card ? "card_gone" : "contact_gone")
                        + " = ?, changed_at = now() where id = ?")
                .params(gone, id)
                .update();
    }

    public void events(String sync, String run, List<Event> events) {
        template.batchUpdate(
                "insert into sync_event (sync, run, what, card_id, contact_id, property, before, after, reason)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                events,
                500,
                (statement, event) -> {
                    int i = 1;
                    for (String text : new String[] {
                        sync,
                        run,
                        event.what(),
                        event.cardId(),
                        event.contactId(),
                        event.property(),
                        event.before(),
                        event.after(),
                        event.reason()
                    }) {
                        statement.setString(i++, text);
                    }
                });
    }

    /** How records stand now; one that fails again is tried again later each time, from a minute up to an hour. */
    public void stand(String sync, String run, List<Standing> standings) {
        template.batchUpdate(
                "insert into sync_record (sync, side, id, card_id, contact_id, status, reason, advice, run, attempts,"
                        + " retry_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, case when ? then now() + interval '1 minute' end)"
                        + " on conflict (sync, side, id) do update set card_id = excluded.card_id,"
                        + " contact_id = excluded.contact_id, status = excluded.status, reason = excluded.reason,"
                        + " advice = excluded.advice, run = excluded.run, at = now(),"
                        + " attempts = case when excluded.attempts = 0 then 0 else sync_record.attempts + 1 end,"
                        + " retry_at = case when excluded.attempts = 0 then null"
                        + " else now() + least(interval '1 hour', interval '1 minute' * (2 ^ least(sync_record.attempts, 6))) end",
                standings,
                500,
                (statement, one) -> {
                    int i = 1;
                    for (String text : new String[] {
                        sync,
                        one.side(),
                        one.id(),
                        one.cardId(),
                        one.contactId(),
                        one.status(),
                        one.reason(),
                        one.advice(),
                        run
                    }) {
                        statement.setString(i++, text);
                    }
                    statement.setInt(i++, one.failed() ? 1 : 0);
                    statement.setBoolean(i, one.failed());
                });
    }

    /** How many records stand how. */
    public Map<String, Long> standings(String sync) {
        Map<String, Long> counts = new LinkedHashMap<>();
        jdbc.sql("select status, count(*) from sync_record where sync = ? group by status order by status")
                .param(sync)
                .query(row -> {
                    counts.put(row.getString(1), row.getLong(2));
                });
        return counts;
    }

    /** Records that failed and whose time to be tried again has come. */
    public List<SyncMirror.RecordKey> toRetry(String sync) {
        return jdbc.sql("select side, id from sync_record where sync = ? and retry_at <= now()")
                .param(sync)
                .query((row, number) -> new SyncMirror.RecordKey(row.getString(1), row.getString(2)))
                .list();
    }

    /** Puts the changes of a pair on the review list in the place of those that were there. */
    public void review(String sync, String cardId, List<ReviewRow> rows) {
        jdbc.sql("delete from sync_review where sync = ? and card_id = ?")
                .params(sync, cardId)
                .update();
        template.batchUpdate(
                "insert into sync_review (sync, card_id, contact_id, property, member, before, after, reason)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?)",
                rows,
                500,
                (statement, row) -> {
                    int i = 1;
                    for (String text : new String[] {
                        sync,
                        row.cardId(),
                        row.contactId(),
                        row.property(),
                        row.member(),
                        row.before(),
                        row.after(),
                        row.reason()
                    }) {
                        statement.setString(i++, text);
                    }
                });
    }

    /** Takes changes off the review list that are no longer on offer. */
    public void offered(String sync, String cardId, Collection<String> properties) {
        jdbc.sql("delete from sync_review where sync = ? and card_id = ? and property <> all(?)")
                .params(sync, cardId, properties.toArray(new String[0]))
                .update();
    }

    private static LinkRow link(ResultSet row, int number) throws SQLException {
        return new LinkRow(
                row.getString("id"),
                row.getString("card_id"),
                row.getString("contact_id"),
                row.getString("memory"),
                row.getBoolean("card_gone"),
                row.getBoolean("contact_gone"));
    }
}
