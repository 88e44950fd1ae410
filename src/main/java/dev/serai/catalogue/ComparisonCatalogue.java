package dev.serai.catalogue;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The comparisons: who asked for what, and how they stand. */
@Component
public class ComparisonCatalogue {
    private final JdbcClient jdbc;

    ComparisonCatalogue(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public void add(ComparisonRow row) {
        jdbc.sql("insert into comparison (id, account, state, backup_id, with_backup_id, request, requested_by)"
                        + " values (?, ?, 'QUEUED', ?, ?, ?::jsonb, ?)")
                .params(row.id(), row.account(), row.backupId(), row.withBackupId(), row.request(), row.requestedBy())
                .update();
    }

    public Optional<ComparisonRow> find(String id) {
        return jdbc.sql("select * from comparison where id = ?")
                .param(id)
                .query(ComparisonCatalogue::row)
                .optional();
    }

    /** Newest first. */
    public List<ComparisonRow> list(int limit, int offset) {
        return jdbc.sql("select * from comparison order by requested_at desc, id limit ? offset ?")
                .params(limit, offset)
                .query(ComparisonCatalogue::row)
                .list();
    }

    public void started(String id) {
        jdbc.sql("update comparison set state = 'RUNNING', started_at = coalesce(started_at, now())"
                        + " where id = ? and finished_at is null")
                .param(id)
                .update();
    }

    public void phase(String id, String phase) {
        jdbc.sql("update comparison set phase = ? where id = ?")
                .params(phase, id)
                .update();
    }

    /** Asks a comparison to stop; whichever node carries it out sees it. */
    public void requestStop(String id) {
        jdbc.sql("update comparison set stop = true where id = ?").param(id).update();
    }

    public boolean stopRequested(String id) {
        return jdbc.sql("select exists (select 1 from comparison where id = ? and stop)")
                .param(id)
                .query(Boolean.class)
                .single();
    }

    /** @return whether it had not ended before */
    public boolean ended(String id, ComparisonRow.State state, String failure) {
        return jdbc.sql("update comparison set state = ?, phase = null, failure = ?, finished_at = now()"
                                + " where id = ? and finished_at is null")
                        .params(state.name(), failure, id)
                        .update()
                == 1;
    }

    /** Removes comparisons that ended that long ago, with all that they found. */
    public int forget(Duration after) {
        return jdbc.sql("delete from comparison where finished_at < ?")
                .param(Instant.now().minus(after).atOffset(ZoneOffset.UTC))
                .update();
    }

    private static ComparisonRow row(ResultSet row, int number) throws SQLException {
        return new ComparisonRow(
                row.getString("id"),
                row.getString("account"),
                ComparisonRow.State.valueOf(row.getString("state")),
                row.getString("phase"),
                row.getString("backup_id"),
                row.getString("with_backup_id"),
                row.getString("request"),
                row.getString("requested_by"),
                instant(row, "requested_at"),
                instant(row, "started_at"),
                instant(row, "finished_at"),
                row.getString("failure"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
