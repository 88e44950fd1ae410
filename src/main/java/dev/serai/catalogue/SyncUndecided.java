package dev.serai.catalogue;

import static dev.serai.catalogue.SyncMirror.table;

import dev.serai.catalogue.SyncMirror.RecordKey;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Which records of the mirror are to be decided about. A run may decide while it still reads: it claims a record before it
 * looks at it, and a record that changes after that is to be decided about again.
 */
@Component
public class SyncUndecided {
    private final JdbcClient jdbc;

    SyncUndecided(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Has everything decided anew, as another mapping is in force. */
    public void touchAll(String sync) {
        for (String table : List.of("sync_card", "sync_contact")) {
            jdbc.sql("update " + table
                            + " set touched = true, as_decided = false where sync = ? and (not touched or as_decided)")
                    .param(sync)
                    .update();
        }
    }

    public void touch(String sync, String side, Collection<String> ids) {
        SyncMirror.update(jdbc, side, "touched = true, as_decided = false", "true", sync, ids);
    }

    /** These need not be decided about before they change. */
    public void settled(String sync, String side, Collection<String> ids) {
        SyncMirror.update(jdbc, side, "touched = false", "true", sync, ids);
    }

    /** The same, but for those that have changed, or that somebody asked for, since they were claimed. */
    public void settledAsDecided(String sync, String side, Collection<String> ids) {
        SyncMirror.update(jdbc, side, "touched = false", "as_decided", sync, ids);
    }

    /** How many records of both sides are to be decided about. */
    public long count(String sync) {
        return jdbc.sql("select (select count(*) from sync_card where sync = :sync and touched)"
                        + " + (select count(*) from sync_contact where sync = :sync and touched)")
                .param("sync", sync)
                .query(Long.class)
                .single();
    }

    /** Some records of a side that are to be decided about, from an id on, without those decided in this reading. */
    public List<RecordKey> next(String sync, String side, String reading, String after, int limit) {
        return jdbc.sql("select id from " + table(side) + " where sync = ? and touched and id > ?"
                        + " and not (as_decided and decided_in is not distinct from ?) order by id limit ?")
                .params(sync, after, reading, limit)
                .query((row, number) -> new RecordKey(side, row.getString(1)))
                .list();
    }

    /**
     * Says that these are about to be looked at and decided about. Whatever changes one of them from now on shows.
     *
     * @return those that were claimed in this reading before, whether or not they have changed since
     */
    public Set<RecordKey> claim(String sync, String reading, Collection<RecordKey> records) {
        return Stream.of("SANSAN", "HUBSPOT")
                .flatMap(side -> claim(sync, side, reading, SyncMirror.ids(records, side)).stream())
                .collect(Collectors.toSet());
    }

    /** Rows are locked in the order in which pages that are read lock them, so that the two never wait for each other. */
    private List<RecordKey> claim(String sync, String side, String reading, String[] ids) {
        return jdbc.sql("with claimed as (select sync, id, decided_in is not distinct from :reading as again from "
                        + table(side) + " where sync = :sync and id = any(:ids) order by id collate \"C\" for update),"
                        + " kept as (update " + table(side) + " t set decided_in = :reading, as_decided = true"
                        + " from claimed where t.sync = claimed.sync and t.id = claimed.id)"
                        + " select id from claimed where again")
                .param("sync", sync)
                .param("reading", reading)
                .param("ids", ids)
                .query((row, number) -> new RecordKey(side, row.getString(1)))
                .list();
    }
}
