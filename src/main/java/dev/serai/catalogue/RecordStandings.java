package dev.serai.catalogue;

import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * How each card and each contact of a sync stands, as runs write it down and look it up again. People are told by
 * {@link SyncStandings}.
 */
@Component
public class RecordStandings {
    /**
     * How a record stands.
     *
     * @param status   in-sync, excluded, failing, conflict, review, ambiguous, held or gone
     * @param advice   what a person can do about it; null if nothing needs doing
     * @param failed    whether it is to be tried again, later each time
     * @param failingTo side on which its changes are not carried out; null for both, or if it did not fail
     */
    public record Standing(
            String side,
            String id,
            String cardId,
            String contactId,
            String status,
            String reason,
            String advice,
            boolean failed,
            String failingTo) {}

    private final JdbcClient jdbc;
    private final JdbcTemplate template;

    RecordStandings(JdbcClient jdbc, JdbcTemplate template) {
        this.jdbc = jdbc;
        this.template = template;
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
                "insert into sync_record (sync, side, id, card_id, contact_id, status, reason, advice, run, failing_to,"
                        + " attempts, retry_at, failing_since) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,"
                        + " case when ? then now() + " + pause
                        + ") end, case when ? then (select read_from from sync_run where id = ?) end)"
                        + " on conflict (sync, side, id) do update set card_id = excluded.card_id,"
                        + " contact_id = excluded.contact_id, status = excluded.status, reason = excluded.reason,"
                        + " failing_to = excluded.failing_to, failing_since = case when sync_record.status = 'failing'"
                        + " and excluded.attempts > 0 then sync_record.failing_since else excluded.failing_since end,"
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
                        run,
                        one.failingTo()
                    }) {
                        statement.setString(i++, text);
                    }
                    statement.setInt(i++, one.failed() ? 1 : 0);
                    statement.setBoolean(i++, one.failed());
                    statement.setBoolean(i++, one.failed());
                    statement.setString(i, run);
                });
    }

    /** Writes to the history that a record failed, unless it did so for the same reason the last time. */
    public void failed(String sync, String run, String card, String contact, String reason) {
        jdbc.sql("insert into sync_event (sync, run, what, card_id, contact_id, properties, reasons)"
                        + " select :sync, :run, 'failed', :card, :contact, array[null], array[cast(:reason as text)]"
                        + " where not exists (select 1 from sync_record where sync = :sync and status = 'failing' and reason = :reason"
                        + " and (side = 'SANSAN' and id = :card or side = 'HUBSPOT' and id = :contact))")
                .param("sync", sync)
                .param("run", run)
                .param("card", card)
                .param("contact", contact)
                .param("reason", reason)
                .update();
    }

    /** Records that failed and whose time to be tried again has come. */
    public List<SyncMirror.RecordKey> toRetry(String sync) {
        return jdbc.sql("select side, id from sync_record where sync = ? and retry_at <= now()")
                .param(sync)
                .query((row, number) -> new SyncMirror.RecordKey(row.getString(1), row.getString(2)))
                .list();
    }

    /**
     * Which of these records stand otherwise than in step, though nothing may be left to do about them. What a rollback
     * has put back is held for as long as nothing is to be done.
     */
    public Set<SyncMirror.RecordKey> notInStep(String sync, Collection<String> cards, Collection<String> contacts) {
        return new HashSet<>(jdbc.sql("select side, id from sync_record where sync = ? and status not in"
                        + " ('in-sync', 'conflict', 'review') and not (status = 'held' and run in"
                        + " (select id from sync_run where rolls_back is not null)) and (side = 'SANSAN' and id = any(?)"
                        + " or side = 'HUBSPOT' and id = any(?))")
                .params(sync, cards.toArray(new String[0]), contacts.toArray(new String[0]))
                .query((row, number) -> new SyncMirror.RecordKey(row.getString(1), row.getString(2)))
                .list());
    }

    /**
     * Brings in line what runs left behind: pairs whose contact was merged into another one or whose card was replaced,
     * and records that are not there any more and have no link that could tell of them.
     */
    public void tidy(String sync) {
        jdbc.sql("update sync_record r set status = 'gone', card_id = null, advice = null, retry_at = null, reason ="
                        + " 'its card ' || r.card_id || ' is linked with contact ' || l.contact_id || ' now,"
                        + " into which this one was merged' from sync_link l where r.sync = ? and r.side = 'HUBSPOT'"
                        + " and r.status not in ('excluded', 'ambiguous') and l.sync = r.sync and l.card_id = r.card_id"
                        + " and l.contact_id <> r.id and not exists (select 1 from sync_link o where o.sync = r.sync"
                        + " and o.contact_id = r.id)")
                .param(sync)
                .update();
        jdbc.sql("update sync_record r set card_id = null from sync_link l where r.sync = ? and r.side = 'HUBSPOT'"
                        + " and l.sync = r.sync and l.card_id = r.card_id and l.contact_id <> r.id")
                .param(sync)
                .update();
        for (String[] side :
                new String[][] {{"SANSAN", "sync_card", "card_id"}, {"HUBSPOT", "sync_contact", "contact_id"}}) {
            jdbc.sql("delete from sync_record r using " + side[1] + " m where r.sync = ? and r.side = '" + side[0]
                            + "' and m.sync = r.sync and m.id = r.id and m.gone and not exists (select 1 from sync_link l"
                            + " where l.sync = r.sync and l." + side[2] + " = r.id)")
                    .param(sync)
                    .update();
        }
    }
}
