package dev.serai.catalogue;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Backups and how far they have come. */
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

    public void addObject(String backup, int place, String name, String objectTypeId, Long expected) {
        jdbc.sql("insert into backup_object (backup_id, name, place, object_type_id, expected) values (?, ?, ?, ?, ?)"
                        + " on conflict (backup_id, name) do update set expected = excluded.expected")
                .params(backup, name, place, objectTypeId, expected)
                .update();
    }

    public void objectStarted(String backup, String name, Instant at) {
        jdbc.sql("update backup_object set started_at = coalesce(started_at, ?) where backup_id = ? and name = ?")
                .params(at(at), backup, name)
                .update();
    }

    public void objectEnded(String backup, String name, Instant at) {
        jdbc.sql("update backup_object set ended_at = ? where backup_id = ? and name = ?")
                .params(at(at), backup, name)
                .update();
    }

    /**
     * Keeps what the account counted when all of an object had been read.
     *
     * @param count null if the account does not say
     */
    public void counted(String backup, String name, Long count) {
        jdbc.sql("update backup_object set counted = ?, counted_at = now() where backup_id = ? and name = ?")
                .params(count, backup, name)
                .update();
    }

    /** Names something that could not be read: an object, or a part of the backup such as its associations. */
    public void gap(String backup, String name, String reason) {
        jdbc.sql("insert into backup_gap (backup_id, name, reason) values (?, ?, ?)"
                        + " on conflict (backup_id, name) do update set reason = excluded.reason")
                .params(backup, name, reason)
                .update();
    }

    /** Reasons by what could not be read. */
    public Map<String, String> gaps(String backup) {
        Map<String, String> gaps = new LinkedHashMap<>();
        jdbc.sql("select name, reason from backup_gap where backup_id = ? order by name")
                .param(backup)
                .query(row -> {
                    gaps.put(row.getString(1), row.getString(2));
                });
        return gaps;
    }

    public void report(String backup, String name, String report) {
        jdbc.sql("update backup_object set report = ?::jsonb where backup_id = ? and name = ?")
                .params(report, backup, name)
                .update();
    }

    /** The objects of a backup in the order of the plan. */
    public List<ObjectRow> objects(String backup) {
        return jdbc.sql("select o.*, coalesce(sum(l.rows), 0) as read,"
                        + " count(l.*) > 0 and bool_and(l.done) as done from backup_object o"
                        + " left join backup_lane l on l.backup_id = o.backup_id and l.name = o.name"
                        + " and l.kind in ('records', 'threads', 'recount') where o.backup_id = ?"
                        + " group by o.backup_id, o.name order by o.place")
                .param(backup)
                .query(BackupCatalogue::object)
                .list();
    }

    public List<LaneRow> lanes(String backup) {
        return jdbc.sql("select * from backup_lane where backup_id = ? order by kind, name, part")
                .param(backup)
                .query(BackupCatalogue::lane)
                .list();
    }

    /** Adds a stretch, or sets it back to its start. */
    public void putLane(String backup, LaneRow lane) {
        jdbc.sql(
                        "insert into backup_lane (backup_id, kind, name, part, mode, lower, upper, place, rows, bytes, calls, done)"
                                + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict (backup_id, kind, name, part)"
                                + " do update set mode = excluded.mode, lower = excluded.lower, upper = excluded.upper,"
                                + " place = excluded.place, rows = excluded.rows, bytes = excluded.bytes,"
                                + " calls = excluded.calls, done = excluded.done")
                .params(
                        backup,
                        lane.kind(),
                        lane.name(),
                        lane.part(),
                        lane.mode(),
                        lane.lower(),
                        lane.upper(),
                        lane.place(),
                        lane.rows(),
                        lane.bytes(),
                        lane.calls(),
                        lane.done())
                .update();
    }

    public void dropLanes(String backup, String kind, String name) {
        jdbc.sql("delete from backup_lane where backup_id = ? and kind = ? and name = ?")
                .params(backup, kind, name)
                .update();
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

    private static ObjectRow object(ResultSet row, int number) throws SQLException {
        return new ObjectRow(
                row.getString("name"),
                row.getString("object_type_id"),
                row.getObject("expected", Long.class),
                row.getLong("read"),
                row.getBoolean("done"),
                instant(row, row.findColumn("started_at")),
                instant(row, row.findColumn("ended_at")),
                row.getObject("counted", Long.class),
                instant(row, row.findColumn("counted_at")) != null,
                row.getString("report"));
    }

    private static LaneRow lane(ResultSet row, int number) throws SQLException {
        return new LaneRow(
                row.getString("kind"),
                row.getString("name"),
                row.getInt("part"),
                row.getString("mode"),
                row.getLong("lower"),
                row.getObject("upper", Long.class),
                row.getString("place"),
                row.getLong("rows"),
                row.getLong("bytes"),
                row.getLong("calls"),
                row.getBoolean("done"));
    }

    private static List<String> texts(ResultSet row, String column) throws SQLException {
        return List.of((String[]) row.getArray(column).getArray());
    }

    private static Instant instant(ResultSet row, int column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    private static OffsetDateTime at(Instant time) {
        return time == null ? null : time.atOffset(ZoneOffset.UTC);
    }
}
