package dev.serai.catalogue;

import dev.serai.catalogue.SyncDecisions.DecisionRow;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Runs that put back what another run has written, and what they need to know of it. */
@Component
public class SyncRollbacks {
    /**
     * A rollback.
     *
     * @param run      its own id
     * @param of       the run whose values are put back
     * @param archives whether contacts that run created are archived
     */
    public record Rollback(String run, String of, boolean archives) {}

    /** Something a run has written: one field, or a card it has registered. */
    public record Written(String what, String cardId, String contactId, String property, String before, String after) {}

    /**
     * A field that was written after a run had written it.
     *
     * @param by the later run
     * @param of the run that this one rolled back; null if it was no rollback
     */
    public record Later(String contactId, String property, String by, String of) {}

    private static final String WRITES = "('update-contact', 'create-contact', 'create-card', 'append-card')";

    private final JdbcClient jdbc;

    SyncRollbacks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Adds a rollback; false if the sync is enabled, or a run of it is under way. */
    public boolean add(Rollback rollback, String sync) {
        return jdbc.sql("insert into sync_run (id, sync, kind, state, rolls_back, archives)"
                                + " select ?, name, 'rollback', 'RUNNING', ?, ? from sync where name = ? and state <> 'ENABLED'"
                                + " on conflict do nothing")
                        .params(rollback.run(), rollback.of(), rollback.archives(), sync)
                        .update()
                == 1;
    }

    public Optional<Rollback> find(String run) {
        return one("id", run);
    }

    /** The last rollback of a run. */
    public Optional<Rollback> last(String of) {
        return one("rolls_back", of);
    }

    private Optional<Rollback> one(String column, String value) {
        return jdbc.sql("select id, rolls_back, archives from sync_run where " + column
                        + " = ? and kind = 'rollback' order by started_at desc limit 1")
                .param(value)
                .query((row, number) -> new Rollback(row.getString(1), row.getString(2), row.getBoolean(3)))
                .optional();
    }

    /** What a run has written, by contact, from the contact after {@code after} on. */
    public List<Written> written(String run, String after, int limit) {
        return jdbc.sql("select what, card_id, contact_id, property, before, after from sync_event_field where run = ?"
                        + " and contact_id > ? and what in " + WRITES + " order by contact_id, id limit ?")
                .params(run, after, limit)
                .query(SyncRollbacks::written)
                .list();
    }

    /** What a run has written to these contacts. */
    public List<Written> written(String run, Collection<String> contacts) {
        return jdbc.sql("select what, card_id, contact_id, property, before, after from sync_event_field where run = ?"
                        + " and contact_id = any(?) and what in " + WRITES + " order by contact_id, id")
                .params(run, contacts.toArray(new String[0]))
                .query(SyncRollbacks::written)
                .list();
    }

    private static Written written(ResultSet row, int number) throws SQLException {
        return new Written(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getString(6));
    }

    /** Which fields of these contacts were written after a run had written to the contact, in order. */
    public List<Later> later(String sync, String run, Collection<String> contacts) {
        return jdbc.sql("select e.contact_id, e.property, e.run, r.rolls_back"
                        + " from sync_event_field e left join sync_run r on r.id = e.run where e.sync = :sync"
                        + " and e.contact_id = any(:contacts) and e.what = 'update-contact' and e.run <> :run and e.event >"
                        + " (select max(id) from sync_event o where o.run = :run and o.contact_id = e.contact_id)"
                        + " order by e.id")
                .param("run", run)
                .param("sync", sync)
                .param("contacts", contacts.toArray(new String[0]))
                .query((row, number) ->
                        new Later(row.getString(1), row.getString(2), row.getString(3), row.getString(4)))
                .list();
    }

    /** What a rollback makes of the records, in the order in which it was decided. */
    public List<DecisionRow> records(String rollback, int limit, int offset) {
        return jdbc.sql("select * from sync_decision where run = ? order by place limit ? offset ?")
                .params(rollback, limit, offset)
                .query(SyncDecisions::row)
                .list();
    }
}
