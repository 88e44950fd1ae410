package dev.serai.catalogue;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The restores: who asked for what, how they stand, who confirmed them. */
@Component
public class RestoreCatalogue {
    private final JdbcClient jdbc;

    RestoreCatalogue(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Adds a restore that is to be analyzed. */
    public void add(RestoreRow row) {
        jdbc.sql("insert into restore (id, account, state, backup_id, undo_of, object, object_type_id, type, request,"
                        + " requested_by) values (?, ?, 'ANALYZING', ?, ?, ?, ?, ?, ?::jsonb, ?)")
                .params(
                        row.id(),
                        row.account(),
                        row.backupId(),
                        row.undoOf(),
                        row.object(),
                        row.objectTypeId(),
                        row.type(),
                        row.request(),
                        row.requestedBy())
                .update();
    }

    public Optional<RestoreRow> find(String id) {
        return jdbc.sql("select * from restore where id = ?")
                .param(id)
                .query(RestoreCatalogue::row)
                .optional();
    }

    /** Newest first. */
    public List<RestoreRow> list(int limit, int offset) {
        return jdbc.sql("select * from restore order by requested_at desc, id limit ? offset ?")
                .params(limit, offset)
                .query(RestoreCatalogue::row)
                .list();
    }

    /** The restore that holds the account: confirmed, running or paused. */
    public Optional<RestoreRow> active(String account) {
        return jdbc.sql("select * from restore where account = ? and state in ('CONFIRMED', 'RUNNING', 'PAUSED')")
                .param(account)
                .query(RestoreCatalogue::row)
                .optional();
    }

    public void phase(String id, String phase) {
        jdbc.sql("update restore set phase = ? where id = ?").params(phase, id).update();
    }

    public void expects(String id, Long rows) {
        jdbc.sql("update restore set expected = ? where id = ?")
                .params(rows, id)
                .update();
    }

    /** The analysis is done. */
    public void planned(String id, String plan, String fingerprint, Instant expiresAt) {
        jdbc.sql("update restore set state = 'PLANNED', phase = null, plan = ?::jsonb, fingerprint = ?, expires_at = ?,"
                        + " stop = null where id = ? and state in ('ANALYZING', 'PLANNED')")
                .params(plan, fingerprint, expiresAt.atOffset(ZoneOffset.UTC), id)
                .update();
    }

    /** What confirming came to. */
    public enum Confirmation {
        DONE,
        /** The plan is no longer what the fingerprint says, or not planned any more. */
        STALE,
        /** Another restore holds the account. */
        TAKEN
    }

    /**
     * Confirms a plan if it still has that fingerprint and no other restore holds the account.
     *
     * @param request what was asked for, with what the confirmation added, as JSON
     */
    public Confirmation confirm(String id, String fingerprint, String by, String factor, String request) {
        try {
            int rows = jdbc.sql("update restore set state = 'CONFIRMED', confirmed_by = ?, confirmed_at = now(),"
                            + " factor = ?, request = ?::jsonb where id = ? and state = 'PLANNED' and fingerprint = ?"
                            + " and expires_at > now()")
                    .params(by, factor, request, id, fingerprint)
                    .update();
            return rows == 1 ? Confirmation.DONE : Confirmation.STALE;
        } catch (DuplicateKeyException another) {
            return Confirmation.TAKEN;
        }
    }

    public void started(String id) {
        jdbc.sql("update restore set state = 'RUNNING', started_at = coalesce(started_at, now()) where id = ?")
                .param(id)
                .update();
    }

    /** Asks a running restore or analysis to stop; whichever node carries it out sees it. */
    public void requestStop(String id, String how) {
        jdbc.sql("update restore set stop = ? where id = ?").params(how, id).update();
    }

    /** How a restore is to stop; empty if it is to go on. */
    public Optional<String> stopRequested(String id) {
        return jdbc.sql("select stop from restore where id = ? and stop is not null")
                .param(id)
                .query(String.class)
                .optional();
    }

    public void paused(String id) {
        jdbc.sql("update restore set state = 'PAUSED', phase = null, stop = null where id = ?")
                .param(id)
                .update();
    }

    /** @return whether it was paused and is now to go on */
    public boolean resumed(String id) {
        return jdbc.sql("update restore set state = 'CONFIRMED', stop = null where id = ? and state = 'PAUSED'")
                        .param(id)
                        .update()
                == 1;
    }

    /** @return whether it had not ended before */
    public boolean ended(String id, RestoreState state, String failure) {
        return jdbc.sql("update restore set state = ?, phase = null, failure = ?, finished_at = now(), stop = null"
                                + " where id = ? and finished_at is null")
                        .params(state.name(), failure, id)
                        .update()
                == 1;
    }

    /** Ends the plans whose time to be confirmed is over. */
    public List<String> expire() {
        return jdbc.sql("update restore set state = 'EXPIRED', finished_at = now() where state = 'PLANNED'"
                        + " and expires_at <= now() returning id")
                .query(String.class)
                .list();
    }

    /** Removes the changes of restores that ended that long ago; the restores themselves stay in the list. */
    public int forgetChanges(Duration after) {
        forget("restore_link", after);
        forget("restore_relinked", after);
        return forget("restore_change", after);
    }

    private int forget(String table, Duration after) {
        return jdbc.sql("delete from " + table + " where restore_id in (select id from restore where finished_at < ?)")
                .param(Instant.now().minus(after).atOffset(ZoneOffset.UTC))
                .update();
    }

    private static RestoreRow row(ResultSet row, int number) throws SQLException {
        return new RestoreRow(
                row.getString("id"),
                row.getString("account"),
                RestoreState.valueOf(row.getString("state")),
                row.getString("phase"),
                row.getString("backup_id"),
                row.getString("undo_of"),
                row.getString("object"),
                row.getString("object_type_id"),
                row.getString("type"),
                row.getString("request"),
                row.getString("requested_by"),
                instant(row, "requested_at"),
                row.getObject("expected", Long.class),
                row.getString("plan"),
                row.getString("fingerprint"),
                instant(row, "expires_at"),
                row.getString("confirmed_by"),
                instant(row, "confirmed_at"),
                row.getString("factor"),
                instant(row, "started_at"),
                instant(row, "finished_at"),
                row.getString("stop"),
                row.getString("failure"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
