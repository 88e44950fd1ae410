package dev.serai.catalogue;

import static dev.serai.catalogue.Times.at;
import static dev.serai.catalogue.Times.instant;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Backups: who asked for them, how they stand, and what they brought. */
@Repository
public class BackupCatalogue {
    private final JdbcClient jdbc;

    BackupCatalogue(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Adds a backup that waits to be run.
     *
     * @return whether it was added; false if the account has one that is queued or running
     */
    public boolean add(String id, String account, String requestedBy, List<String> objects) {
        return jdbc.sql("insert into backup (id, account, state, requested_by, objects) values (?, ?, 'QUEUED', ?, ?)"
                                + " on conflict (account) where state in ('QUEUED', 'RUNNING') do nothing")
                        .params(id, account, requestedBy, objects.toArray(String[]::new))
                        .update()
                == 1;
    }

    public Optional<BackupRow> find(String id) {
        return jdbc.sql("select * from backup where id = ?")
                .param(id)
                .query(BackupCatalogue::backup)
                .optional();
    }

    /** The backup of an account that is queued or running. */
    public Optional<BackupRow> underWay(String account) {
        return jdbc.sql("select * from backup where account = ? and state in ('QUEUED', 'RUNNING')")
                .param(account)
                .query(BackupCatalogue::backup)
                .optional();
    }

    /** Newest first. */
    public List<BackupRow> list(int limit, int offset) {
        return jdbc.sql("select * from backup order by requested_at desc, id desc limit ? offset ?")
                .params(limit, offset)
                .query(BackupCatalogue::backup)
                .list();
    }

    /** When the account's newest backup that brought an archive was asked for. */
    public Optional<Instant> lastSealed(String account) {
        return jdbc.sql("select max(requested_at) from backup where account = ? and archive_sha256 is not null")
                .param(account)
                .query((row, number) -> Optional.ofNullable(instant(row, 1)))
                .single();
    }

    /** Backups whose archive has passed its time and is not held. */
    public List<BackupRow> expired(Instant now) {
        return jdbc.sql("select * from backup where state in ('COMPLETED', 'COMPLETED_WITH_GAPS')"
                        + " and not held and expires_at <= ?")
                .param(at(now))
                .query(BackupCatalogue::backup)
                .list();
    }

    public void started(String id) {
        jdbc.sql("update backup set state = 'RUNNING', started_at = coalesce(started_at, now()) where id = ?")
                .param(id)
                .update();
    }

    public void phase(String id, String phase) {
        jdbc.sql("update backup set phase = ? where id = ?").params(phase, id).update();
    }

    public void planned(String id, String plan) {
        jdbc.sql("update backup set plan = ?::jsonb where id = ?")
                .params(plan, id)
                .update();
    }

    public void warn(String id, String warning) {
        jdbc.sql("update backup set warnings = array_append(warnings, ?) where id = ? and not (? = any (warnings))")
                .params(warning, id, warning)
                .update();
    }

    public void sealed(
            String id,
            BackupState state,
            Instant finishedAt,
            Instant expiresAt,
            String archive,
            long bytes,
            String sha256) {
        jdbc.sql("update backup set state = ?, phase = null, finished_at = ?, expires_at = ?, archive = ?,"
                        + " archive_bytes = ?, archive_sha256 = ? where id = ?")
                .params(state.name(), at(finishedAt), at(expiresAt), archive, bytes, sha256, id)
                .update();
    }

    /** Ends a backup that brings no archive. */
    public void ended(String id, BackupState state, String failure) {
        jdbc.sql("update backup set state = ?, phase = null, failure = ?, finished_at = now() where id = ?")
                .params(state.name(), failure, id)
                .update();
    }

    public void expire(String id) {
        jdbc.sql("update backup set state = 'EXPIRED' where id = ?").param(id).update();
    }

    /** Says that the archive's file is no longer as it was sealed. */
    public void damaged(String id, String failure) {
        jdbc.sql("update backup set failure = ? where id = ?")
                .params(failure, id)
                .update();
    }

    public void requestCancel(String id) {
        jdbc.sql("update backup set cancel_requested = true where id = ?")
                .param(id)
                .update();
    }

    public void hold(String id, boolean held) {
        jdbc.sql("update backup set held = ? where id = ?").params(held, id).update();
    }

    public boolean cancelRequested(String backup) {
        return jdbc.sql("select cancel_requested from backup where id = ?")
                .param(backup)
                .query(Boolean.class)
                .optional()
                .orElse(true);
    }

    private static BackupRow backup(ResultSet row, int number) throws SQLException {
        return new BackupRow(
                row.getString("id"),
                row.getString("account"),
                BackupState.valueOf(row.getString("state")),
                row.getString("phase"),
                row.getString("requested_by"),
                instant(row, row.findColumn("requested_at")),
                texts(row, "objects"),
                instant(row, row.findColumn("started_at")),
                instant(row, row.findColumn("finished_at")),
                instant(row, row.findColumn("expires_at")),
                row.getBoolean("cancel_requested"),
                row.getBoolean("held"),
                row.getString("plan"),
                row.getString("archive"),
                row.getObject("archive_bytes", Long.class),
                row.getString("archive_sha256"),
                row.getString("failure"),
                texts(row, "warnings"));
    }

    private static List<String> texts(ResultSet row, String column) throws SQLException {
        return List.of((String[]) row.getArray(column).getArray());
    }
}
