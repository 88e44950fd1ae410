package dev.serai.catalogue;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The stretches in which backups are read, and where each goes on. */
@Repository
public class BackupLanes {
    private final JdbcClient jdbc;

    BackupLanes(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public List<LaneRow> of(String backup) {
        return jdbc.sql("select * from backup_lane where backup_id = ? order by kind, name, part")
                .param(backup)
                .query(BackupLanes::lane)
                .list();
    }

    /** Adds a stretch, or sets it back to its start. */
    public void put(String backup, LaneRow lane) {
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

    public void drop(String backup, String kind, String name) {
        jdbc.sql("delete from backup_lane where backup_id = ? and kind = ? and name = ?")
                .params(backup, kind, name)
                .update();
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
}
