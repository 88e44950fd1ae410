package dev.serai.catalogue;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The syncs, their runs, and how far either side has been read. */
@Component
public class SyncCatalogue {
    private final JdbcClient jdbc;

    SyncCatalogue(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public Optional<SyncRow> find(String name) {
        return jdbc.sql("select * from sync where name = ?")
                .param(name)
                .query(SyncCatalogue::sync)
                .optional();
    }

    /** Whether a sync is switched on at this moment. */
    public boolean enabled(String name) {
        return jdbc.sql("select count(*) from sync where name = ? and state = 'ENABLED'")
                        .param(name)
                        .query(Long.class)
                        .single()
                == 1;
    }

    public List<SyncRow> all() {
        return jdbc.sql("select * from sync order by name")
                .query(SyncCatalogue::sync)
                .list();
    }

    public void previewed(String name, String preview, String fingerprint) {
        jdbc.sql("update sync set preview = ?::jsonb, fingerprint = ?, previewed_at = now() where name = ?")
                .params(preview, fingerprint, name)
                .update();
    }

    /** @return whether the preview still has that fingerprint and the sync was not enabled before */
    public boolean enable(String name, String fingerprint, String by, int creates, int updates) {
        return jdbc.sql("update sync set state = 'ENABLED', enabled_by = ?, enabled_at = now(), confirmed_creates = ?,"
                                + " confirmed_updates = ?, next_run_at = now(), full_at = null, failure = null,"
                                + " cards_left = 0"
                                + " where name = ? and fingerprint = ? and state <> 'ENABLED'")
                        .params(by, creates, updates, name, fingerprint)
                        .update()
                == 1;
    }

    public void disable(String name) {
        jdbc.sql("update sync set state = 'DISABLED', next_run_at = null, fingerprint = null where name = ?")
                .param(name)
                .update();
    }

    /** The hub itself stops a sync, as going on may do harm. */
    public void stop(String name, String reason) {
        jdbc.sql(
                        "update sync set state = 'STOPPED', next_run_at = null, failure = ?, fingerprint = null where name = ?")
                .params(reason, name)
                .update();
    }

    public void failed(String name, String reason, Instant nextRunAt) {
        jdbc.sql("update sync set failure = ?, next_run_at = ? where name = ? and state = 'ENABLED'")
                .params(reason, at(nextRunAt), name)
                .update();
    }

    /**
     * A run is done: what was read need not be read again. Who asked for a run while it read gets another one.
     *
     * @param cardsLeft cards that it has left to the next run
     */
    public void ran(
            String name, String version, Instant contactsUntil, boolean full, Instant nextRunAt, long cardsLeft) {
        jdbc.sql("update sync set mapping_version = :version, contacts_until = :until, failure = null,"
                        + " cards_left = :left,"
                        + " full_at = case when :full then now() else full_at end,"
                        + " confirmed_creates = case when :full then 0 else confirmed_creates end,"
                        + " confirmed_updates = case when :full then 0 else confirmed_updates end,"
                        + " next_run_at = case when state <> 'ENABLED' then null when next_run_at > :until"
                        + " then next_run_at else :next::timestamptz end where name = :name")
                .param("version", version)
                .param("until", at(contactsUntil))
                .param("left", cardsLeft)
                .param("full", full)
                .param("next", at(nextRunAt))
                .param("name", name)
                .update();
    }

    /** Has the next run look through both sides wholly. */
    public void fullNext(String name) {
        jdbc.sql("update sync set full_at = null where name = ?").param(name).update();
    }

    public void swept(String name) {
        jdbc.sql("update sync set sweep_at = now() where name = ?").param(name).update();
    }

    /** Lets an enabled sync run as soon as possible. */
    public void soon(String name) {
        jdbc.sql("update sync set next_run_at = now() where name = ? and state = 'ENABLED'")
                .param(name)
                .update();
    }

    /** Lets an enabled sync run some time from now, unless it is to run before. */
    public void early(String name, Duration in) {
        jdbc.sql("update sync set early_run_at = now() + ? * interval '1 millisecond'"
                        + " where name = ? and state = 'ENABLED' and early_run_at is null")
                .params(in.toMillis(), name)
                .update();
    }

    /** Enabled syncs whose time has come. */
    public List<String> due() {
        return jdbc.sql("select name from sync where state = 'ENABLED' and least(next_run_at, early_run_at) <= now()"
                        + " order by next_run_at")
                .query(String.class)
                .list();
    }

    /** Up to when the cards of each key have been read. */
    public Map<String, Instant> cardsUntil(String sync) {
        Map<String, Instant> until = new LinkedHashMap<>();
        jdbc.sql("select key, cards_until from sync_key where sync = ?")
                .param(sync)
                .query(row -> {
                    until.put(row.getString(1), instant(row, "cards_until"));
                });
        return until;
    }

    public void cardsRead(String sync, String key, Instant until) {
        jdbc.sql("insert into sync_key (sync, key, cards_until) values (?, ?, ?) on conflict (sync, key)"
                        + " do update set cards_until = excluded.cards_until")
                .params(sync, key, at(until))
                .update();
    }

    /** Adds a run; false if one of the sync is under way. What asked for an early one before it is thereby answered. */
    public boolean addRun(String id, String sync, String kind) {
        jdbc.sql("update sync set early_run_at = null where name = ? and ? <> 'preview'")
                .params(sync, kind)
                .update();
        return jdbc.sql(
                                "insert into sync_run (id, sync, kind, state) values (?, ?, ?, 'RUNNING') on conflict do nothing")
                        .params(id, sync, kind)
                        .update()
                == 1;
    }

    public Optional<SyncRunRow> run(String id) {
        return jdbc.sql("select * from sync_run where id = ?")
                .param(id)
                .query(SyncCatalogue::run)
                .optional();
    }

    public Optional<SyncRunRow> underWay(String sync) {
        return jdbc.sql("select * from sync_run where sync = ? and state = 'RUNNING'")
                .param(sync)
                .query(SyncCatalogue::run)
                .optional();
    }

    /** Newest first. */
    public List<SyncRunRow> runs(String sync, int limit, int offset) {
        return jdbc.sql("select * from sync_run where sync = ? order by started_at desc, id limit ? offset ?")
                .params(sync, limit, offset)
                .query(SyncCatalogue::run)
                .list();
    }

    /**
     * Begins the reading of a run anew, by a version of its mapping.
     *
     * @param wholly whether a run of what changed becomes a full comparison
     */
    public void reading(String run, String mapping, boolean wholly) {
        jdbc.sql(
                        "update sync_run set phase = 'reading', read_from = now(), cards = 0, contacts = 0, mapping_version = ?,"
                                + " kind = case when ? and kind = 'changes' then 'full' else kind end where id = ?")
                .params(mapping, wholly, run)
                .update();
    }

    public void phase(String run, String phase) {
        jdbc.sql("update sync_run set phase = ? where id = ?")
                .params(phase, run)
                .update();
    }

    public void read(String run, long cards, long contacts, long calls) {
        jdbc.sql("update sync_run set cards = cards + ?, contacts = contacts + ?, calls = calls + ? where id = ?")
                .params(cards, contacts, calls, run)
                .update();
    }

    /** Adds to the calls of a run that went to Sansan. */
    public void sansanCalls(String run, long calls) {
        jdbc.sql("update sync_run set sansan_calls = sansan_calls + ? where id = ?")
                .params(calls, run)
                .update();
    }

    public long sansanCalls(String run) {
        return jdbc.sql("select sansan_calls from sync_run where id = ?")
                .param(run)
                .query(Long.class)
                .single();
    }

    /** @return whether it had not ended before */
    public boolean ended(String run, String state, String counts, String failure) {
        return jdbc.sql("update sync_run set state = ?, phase = 'done', counts = ?::jsonb, failure = ?,"
                                + " finished_at = now() where id = ? and state = 'RUNNING'")
                        .params(state, counts, failure, run)
                        .update()
                == 1;
    }

    private static SyncRow sync(ResultSet row, int number) throws SQLException {
        return new SyncRow(
                row.getString("name"),
                row.getString("state"),
                row.getString("mapping_version"),
                row.getString("preview"),
                row.getString("fingerprint"),
                row.getString("enabled_by"),
                instant(row, "enabled_at"),
                row.getInt("confirmed_creates"),
                row.getInt("confirmed_updates"),
                instant(row, "contacts_until"),
                row.getLong("cards_left"),
                instant(row, "full_at"),
                instant(row, "sweep_at"),
                instant(row, "next_run_at"),
                row.getString("failure"));
    }

    private static SyncRunRow run(ResultSet row, int number) throws SQLException {
        return new SyncRunRow(
                row.getString("id"),
                row.getString("sync"),
                row.getString("kind"),
                row.getString("state"),
                row.getString("phase"),
                instant(row, "started_at"),
                instant(row, "read_from"),
                instant(row, "finished_at"),
                row.getLong("cards"),
                row.getLong("contacts"),
                row.getLong("calls"),
                row.getString("counts"),
                row.getString("failure"),
                row.getString("mapping_version"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    private static OffsetDateTime at(Instant time) {
        return time == null ? null : time.atOffset(ZoneOffset.UTC);
    }
}
