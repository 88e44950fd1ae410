package dev.serai.catalogue;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What a run has decided to do, kept before anything is done, so that it can be counted, reviewed and gone on with. */
@Component
public class SyncDecisions {
    /**
     * A decision.
     *
     * @param kinds   names of its actions
     * @param content the decision as JSON
     * @param sent    whether something was sent because of it
     * @param outcome null until it is carried out
     */
    public record DecisionRow(
            long place,
            String cardId,
            String contactId,
            String linkId,
            List<String> kinds,
            String content,
            boolean sent,
            String outcome,
            String message) {}

    private final JdbcClient jdbc;
    private final JdbcTemplate template;

    SyncDecisions(JdbcClient jdbc, JdbcTemplate template) {
        this.jdbc = jdbc;
        this.template = template;
    }

    public void clear(String run) {
        jdbc.sql("delete from sync_decision where run = ?").param(run).update();
    }

    public void add(String run, List<DecisionRow> decisions) {
        template.batchUpdate(
                "insert into sync_decision (run, place, card_id, contact_id, link_id, kinds, content)"
                        + " values (?, ?, ?, ?, ?, ?, ?)",
                decisions,
                500,
                (statement, one) -> {
                    statement.setString(1, run);
                    statement.setLong(2, one.place());
                    statement.setString(3, one.cardId());
                    statement.setString(4, one.contactId());
                    statement.setString(5, one.linkId());
                    statement.setArray(
                            6,
                            statement
                                    .getConnection()
                                    .createArrayOf("text", one.kinds().toArray()));
                    statement.setString(7, one.content());
                });
    }

    /** Takes back what was decided about these records. */
    public void withdraw(String run, Collection<String> cards, Collection<String> contacts) {
        // One about several of a kind names none of them but in its content.
        jdbc.sql(
                        "delete from sync_decision d where run = :run and (card_id = any(:cards) or contact_id = any(:contacts)"
                                + " or card_id is null and contact_id is null and exists (select 1"
                                + " from jsonb_array_elements(d.content::jsonb -> 'actions') a"
                                + " where jsonb_exists_any(a -> 'cardIds', :cards)"
                                + " or jsonb_exists_any(a -> 'contactIds', :contacts)))")
                .param("run", run)
                .param("cards", cards.toArray(new String[0]))
                .param("contacts", contacts.toArray(new String[0]))
                .update();
    }

    /** Has the database look at how many there are now, so that it does not plan for the few it may remember. */
    public void analyze() {
        jdbc.sql("analyze (skip_locked) sync_decision").update();
    }

    /** How many actions of which kind a run has decided. */
    public Map<String, Long> counts(String run) {
        return Counted.of(jdbc.sql(
                        "select kind, count(*) from sync_decision, unnest(kinds) kind where run = ? group by kind order by kind")
                .param(run));
    }

    public Map<String, Long> outcomes(String run) {
        return Counted.of(jdbc.sql(
                        "select outcome, count(*) from sync_decision where run = ? and outcome is not null group by outcome"
                                + " order by outcome")
                .param(run));
    }

    /** A digest of all that a run has decided, the same for the same decisions. */
    public String digest(String run) {
        return jdbc.sql("select encode(sha256(convert_to(coalesce(string_agg(md5(content), '' order by"
                        + " coalesce(card_id, ''), coalesce(contact_id, ''), content), ''), 'UTF8')), 'hex')"
                        + " from sync_decision where run = ?")
                .param(run)
                .query(String.class)
                .single();
    }

    /** Those of these contacts that a run links with a card, or keeps in step with theirs. */
    public Set<String> paired(String run, Collection<String> contacts) {
        return new HashSet<>(
                jdbc.sql("select distinct contact_id from sync_decision where run = ? and contact_id = any(?)"
                                + " and kinds && '{Link,UpdateContact,CreateCard}'")
                        .params(run, contacts.toArray(new String[0]))
                        .query(String.class)
                        .list());
    }

    /** Kinds of the actions that a run has put off, as their record was edited just before. */
    public Set<String> putOff(String run) {
        return new HashSet<>(jdbc.sql(
                        "select distinct kind from sync_decision, unnest(kinds) kind where run = ? and outcome = 'moved'")
                .param(run)
                .query(String.class)
                .list());
    }

    /** Some decisions with an action of a kind. */
    public List<DecisionRow> samples(String run, String kind, int limit) {
        return jdbc.sql("select * from sync_decision where run = ? and ? = any(kinds) order by place limit ?")
                .params(run, kind, limit)
                .query(SyncDecisions::row)
                .list();
    }

    /** Some decisions that were not carried out, those that failed first. */
    public List<DecisionRow> undone(String run, int limit) {
        return jdbc.sql(
                        "select * from sync_decision where run = ? and outcome <> 'done' order by outcome, place limit ?")
                .params(run, limit)
                .query(SyncDecisions::row)
                .list();
    }

    /**
     * The next decisions from a place on that are not carried out, in order.
     *
     * @param kinds any of these is among their actions; none for all decisions
     */
    public List<DecisionRow> open(String run, List<String> kinds, long from, int limit) {
        return jdbc.sql("select * from sync_decision where run = ? and outcome is null and place >= ?"
                        + " and (cardinality(?::text[]) = 0 or kinds && ?::text[]) order by place limit ?")
                .params(run, from, kinds.toArray(new String[0]), kinds.toArray(new String[0]), limit)
                .query(SyncDecisions::row)
                .list();
    }

    /** Writes down that something is about to be sent because of these. */
    public void sent(String run, List<Long> places) {
        jdbc.sql("update sync_decision set sent_at = coalesce(sent_at, now()) where run = ? and place = any(?)")
                .params(run, places.toArray(new Long[0]))
                .update();
    }

    /**
     * Writes down that something is about to be sent for the first time because of one.
     *
     * @return whether nobody had done so before
     */
    public boolean claim(String run, long place) {
        return jdbc.sql("update sync_decision set sent_at = now() where run = ? and place = ? and sent_at is null"
                                + " and outcome is null")
                        .params(run, place)
                        .update()
                == 1;
    }

    /** When these were sent, by place; without those that were not. */
    public Map<Long, Instant> sentAt(String run, List<Long> places) {
        Map<Long, Instant> times = new HashMap<>();
        jdbc.sql("select place, sent_at from sync_decision where run = ? and place = any(?) and sent_at is not null")
                .params(run, places.toArray(new Long[0]))
                .query(row -> {
                    times.put(row.getLong(1), Times.instant(row, 2));
                });
        return times;
    }

    /** Takes back {@link #sent}: nothing was sent after all. */
    public void notSent(String run, long place) {
        jdbc.sql("update sync_decision set sent_at = null where run = ? and place = ?")
                .params(run, place)
                .update();
    }

    /** A part of a decision was carried out and booked: what is left of it is still open. */
    public void left(String run, long place, String content) {
        jdbc.sql("update sync_decision set content = ? where run = ? and place = ?")
                .params(content, run, place)
                .update();
    }

    /** Leaves to the next run what this one has not carried out of some kinds. */
    public void postpone(String run, List<String> kinds, String message) {
        jdbc.sql("update sync_decision set outcome = 'postponed', message = ? where run = ? and outcome is null"
                        + " and kinds && ?::text[]")
                .params(message, run, kinds.toArray(new String[0]))
                .update();
    }

    /** What became of a decision: done, failed, moved, gone or postponed. */
    public record Done(long place, String outcome, String message) {}

    public void done(String run, List<Done> done) {
        jdbc.sql("update sync_decision d set outcome = o.outcome, message = o.message"
                        + " from unnest(?::bigint[], ?::text[], ?::text[]) as o(place, outcome, message)"
                        + " where d.run = ? and d.place = o.place")
                .params(
                        done.stream().map(Done::place).toArray(Long[]::new),
                        done.stream().map(Done::outcome).toArray(String[]::new),
                        done.stream().map(Done::message).toArray(String[]::new),
                        run)
                .update();
    }

    static DecisionRow row(ResultSet row, int number) throws SQLException {
        return new DecisionRow(
                row.getLong("place"),
                row.getString("card_id"),
                row.getString("contact_id"),
                row.getString("link_id"),
                List.of((String[]) row.getArray("kinds").getArray()),
                row.getString("content"),
                row.getTimestamp("sent_at") != null,
                row.getString("outcome"),
                row.getString("message"));
    }
}
