package dev.serai.catalogue;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
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

    /** The links with these ids. */
    public Map<String, LinkRow> find(Collection<String> ids) {
        Map<String, LinkRow> found = new HashMap<>();
        jdbc.sql("select * from sync_link where id = any(?)")
                .param(ids.toArray(new String[0]))
                .query(SyncLinks::link)
                .list()
                .forEach(link -> found.put(link.id(), link));
        return found;
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
        jdbc.sql("insert into sync_event (sync, run, what, card_id, contact_id, property, before, after, reason)"
                        + " select ?, ?, * from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[],"
                        + " ?::text[])")
                .params(
                        sync,
                        run,
                        texts(events, Event::what),
                        texts(events, Event::cardId),
                        texts(events, Event::contactId),
                        texts(events, Event::property),
                        texts(events, Event::before),
                        texts(events, Event::after),
                        texts(events, Event::reason))
                .update();
    }

    private static String[] texts(List<Event> events, Function<Event, String> member) {
        return events.stream().map(member).toArray(String[]::new);
    }

    /**
     * How records stand now, the last word on each if there are several; one that fails is tried again later each time.
     *
     * @param first   how long after it failed for the first time
     * @param longest the longest that it is put off
     */
    public void stand(String sync, String run, List<Standing> standings, Duration first, Duration longest) {
        String pause =
                "least(interval '" + longest.toSeconds() + " seconds', interval '" + first.toSeconds() + " seconds'";
        Map<SyncMirror.RecordKey, Standing> last = new LinkedHashMap<>();
        standings.forEach(one -> last.put(new SyncMirror.RecordKey(one.side(), one.id()), one));
        template.batchUpdate(
                "insert into sync_record (sync, side, id, card_id, contact_id, status, reason, advice, run, attempts,"
                        + " retry_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, case when ? then now() + " + pause
                        + ") end)"
                        + " on conflict (sync, side, id) do update set card_id = excluded.card_id,"
                        + " contact_id = excluded.contact_id, status = excluded.status, reason = excluded.reason,"
                        + " advice = excluded.advice, run = excluded.run, at = now(),"
                        + " attempts = case when excluded.attempts = 0 then 0 else sync_record.attempts + 1 end,"
                        + " retry_at = case when excluded.attempts = 0 then null"
                        + " else now() + " + pause + " * (2 ^ least(sync_record.attempts, 16))) end",
                List.copyOf(last.values()),
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

    /** Records that failed and whose time to be tried again has come. */
    public List<SyncMirror.RecordKey> toRetry(String sync) {
        return jdbc.sql("select side, id from sync_record where sync = ? and retry_at <= now()")
                .param(sync)
                .query((row, number) -> new SyncMirror.RecordKey(row.getString(1), row.getString(2)))
                .list();
    }

    /** Puts changes on the review list, in the place of those of the same card and property. */
    public void review(String sync, List<ReviewRow> rows) {
        template.batchUpdate(
                "insert into sync_review (sync, card_id, contact_id, property, member, before, after, reason)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?) on conflict (sync, card_id, property) do update set"
                        + " contact_id = excluded.contact_id, member = excluded.member, before = excluded.before,"
                        + " after = excluded.after, reason = excluded.reason, offered_at = now()",
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

    /**
     * Takes changes off the review list that are no longer on offer.
     *
     * @param offered what is, properties by card
     */
    public void offered(String sync, Map<String, Set<String>> offered) {
        List<String> listed = jdbc.sql("select distinct card_id from sync_review where sync = ? and card_id = any(?)")
                .params(sync, offered.keySet().toArray(new String[0]))
                .query(String.class)
                .list();
        listed.forEach(card -> jdbc.sql("delete from sync_review where sync = ? and card_id = ? and property <> all(?)")
                .params(sync, card, offered.get(card).toArray(new String[0]))
                .update());
    }

    /** Another card has taken the place of one: what that one should have got, this one should, unless it is listed. */
    public void reviewMoved(String sync, String from, String to) {
        jdbc.sql(
                        "update sync_review r set card_id = :to where sync = :sync and card_id = :from and not exists"
                                + " (select 1 from sync_review o where o.sync = :sync and o.card_id = :to and o.property = r.property)")
                .param("to", to)
                .param("sync", sync)
                .param("from", from)
                .update();
        jdbc.sql("delete from sync_review where sync = ? and card_id = ?")
                .params(sync, from)
                .update();
    }

    /** Records in step of which changes are on the review list still. */
    public void stillOnReview(String sync, Collection<String> cards, String reason, String advice) {
        jdbc.sql("update sync_record r set status = 'review', reason = ?, advice = ? where sync = ?"
                        + " and status = 'in-sync' and card_id = any(?) and exists (select 1 from sync_review o"
                        + " where o.sync = r.sync and o.card_id = r.card_id)")
                .params(reason, advice, sync, cards.toArray(new String[0]))
                .update();
    }

    /** Writes to the history that a record failed, unless it did so for the same reason the last time. */
    public void failed(String sync, String run, String card, String contact, String reason) {
        jdbc.sql("insert into sync_event (sync, run, what, card_id, contact_id, reason)"
                        + " select :sync, :run, 'failed', :card, :contact, :reason where not exists (select 1 from sync_record"
                        + " where sync = :sync and status = 'failing' and reason = :reason"
                        + " and (side = 'SANSAN' and id = :card or side = 'HUBSPOT' and id = :contact))")
                .param("sync", sync)
                .param("run", run)
                .param("card", card)
                .param("contact", contact)
                .param("reason", reason)
                .update();
    }

    /**
     * Which of these records stand otherwise than in step, though nothing may be left to do about them. What a rollback
     * has put back is held for as long as nothing is to be done.
     */
    public Set<SyncMirror.RecordKey> notInStep(String sync, Collection<String> cards, Collection<String> contacts) {
        return new HashSet<>(jdbc.sql("select side, id from sync_record where sync = ? and status not in"
                        + " ('in-sync', 'conflict', 'review') and not (status = 'held' and run in"
                        + " (select id from sync_run where kind = 'rollback')) and (side = 'SANSAN' and id = any(?)"
                        + " or side = 'HUBSPOT' and id = any(?))")
                .params(sync, cards.toArray(new String[0]), contacts.toArray(new String[0]))
                .query((row, number) -> new SyncMirror.RecordKey(row.getString(1), row.getString(2)))
                .list());
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
