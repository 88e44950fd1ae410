package dev.serai.catalogue;

import static dev.serai.catalogue.Times.at;
import static dev.serai.catalogue.Times.instant;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The objects of backups: how far each has come, what was counted, and what could not be read. */
@Repository
public class BackupObjects {
    private final JdbcClient jdbc;

    BackupObjects(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public void add(String backup, int place, String name, String objectTypeId, Long expected) {
        jdbc.sql("insert into backup_object (backup_id, name, place, object_type_id, expected) values (?, ?, ?, ?, ?)"
                        + " on conflict (backup_id, name) do update set expected = excluded.expected")
                .params(backup, name, place, objectTypeId, expected)
                .update();
    }

    public void started(String backup, String name, Instant at) {
        jdbc.sql("update backup_object set started_at = coalesce(started_at, ?) where backup_id = ? and name = ?")
                .params(at(at), backup, name)
                .update();
    }

    public void ended(String backup, String name, Instant at) {
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
    public List<ObjectRow> of(String backup) {
        return jdbc.sql("select o.*, coalesce(sum(l.rows), 0) as read,"
                        + " count(l.*) > 0 and bool_and(l.done) as done from backup_object o"
                        + " left join backup_lane l on l.backup_id = o.backup_id and l.name = o.name"
                        + " and l.kind in ('records', 'threads', 'recount') where o.backup_id = ?"
                        + " group by o.backup_id, o.name order by o.place")
                .param(backup)
                .query(BackupObjects::object)
                .list();
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
}
