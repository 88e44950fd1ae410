package dev.serai.catalogue;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** What either side of a sync showed last, and what its records have in common with each other. */
@Component
public class SyncMirror {
    /** A record of a side: {@code SANSAN} or {@code HUBSPOT}. */
    public record RecordKey(String side, String id) {}

    /**
     * A record as it was read.
     *
     * @param key     Sansan key that showed it; null for a contact
     * @param content its state as JSON
     * @param hash    of the content, so that an unchanged one is known
     * @param common  what it has in common with records that it may belong to
     */
    public record Read(String id, String key, String content, String hash, Set<String> common) {}

    /** A record as it is in the mirror. */
    public record Mirrored(String id, String content, boolean gone) {}

    private final JdbcClient jdbc;
    private final JdbcTemplate template;
    private final TransactionTemplate transaction;
    private final SyncCommons commons;

    SyncMirror(JdbcClient jdbc, JdbcTemplate template, TransactionTemplate transaction, SyncCommons commons) {
        this.jdbc = jdbc;
        this.template = template;
        this.transaction = transaction;
        this.commons = commons;
    }

    /** Takes in records of one side; those that are other than before are to be decided anew. Of one read twice, the last. */
    public void put(String sync, String side, String run, List<Read> read) {
        // In the order of ids, so that two keys that show the same cards do not wait for each other.
        Map<String, Read> byId = new TreeMap<>();
        read.forEach(record -> byId.put(record.id(), record));
        List<Read> records = List.copyOf(byId.values());
        String table = table(side);
        boolean cards = side.equals("SANSAN");
        Set<String> lost = commons.lost(sync, side, records);
        commons.touch(sync, lost);
        transaction.executeWithoutResult(status -> {
            Map<String, Boolean> known = known(sync, table, records);
            template.batchUpdate(
                    "insert into " + table + " (sync, id, " + (cards ? "key, " : "") + "content, hash, seen_in)"
                            + " values (?, ?, " + (cards ? "?, " : "")
                            + "?::jsonb, ?, ?) on conflict (sync, id) do update set"
                            + " content = excluded.content, hash = excluded.hash, seen_in = excluded.seen_in, gone = false,"
                            + " touched = " + table + ".touched or " + table + ".gone or " + table
                            + ".hash <> excluded.hash, as_decided = " + table + ".as_decided and not " + table
                            + ".gone and " + table + ".hash = excluded.hash" + (cards ? ", key = excluded.key" : ""),
                    records,
                    500,
                    (statement, record) -> {
                        int i = 1;
                        statement.setString(i++, sync);
                        statement.setString(i++, record.id());
                        if (cards) {
                            statement.setString(i++, record.key());
                        }
                        statement.setString(i++, record.content());
                        statement.setString(i++, record.hash());
                        statement.setString(i, run);
                    });
            commons.drop(
                    sync,
                    side,
                    known.entrySet().stream()
                            .filter(one -> !one.getValue())
                            .map(Map.Entry::getKey)
                            .toList());
            commons.add(
                    sync,
                    side,
                    records.stream()
                            .filter(one -> !known.getOrDefault(one.id(), false))
                            .toList());
        });
        // Once more, as some may have been decided about meanwhile by what they had in common until just now.
        commons.touch(sync, lost);
    }

    /** Ids of records in the mirror, with whether they have the same hash there. */
    private Map<String, Boolean> known(String sync, String table, List<Read> records) {
        Map<String, Boolean> known = new HashMap<>();
        jdbc.sql("select t.id, t.hash = r.hash from " + table + " t join unnest(?, ?) as r(id, hash) on t.id = r.id"
                        + " where t.sync = ?")
                .params(
                        records.stream().map(Read::id).toArray(String[]::new),
                        records.stream().map(Read::hash).toArray(String[]::new),
                        sync)
                .query(row -> {
                    known.put(row.getString(1), row.getBoolean(2));
                });
        return known;
    }

    /** Name of the Sansan key that showed a card last; empty if none did. */
    public Optional<String> keyOf(String sync, String card) {
        return jdbc.sql("select key from sync_card where sync = ? and id = ?")
                .params(sync, card)
                .query(String.class)
                .optional();
    }

    /** Names of the Sansan keys that showed cards which are still there. */
    public List<String> keys(String sync) {
        return jdbc.sql("select distinct key from sync_card where sync = ? and not gone order by key")
                .param(sync)
                .query(String.class)
                .list();
    }

    /** How many cards a key showed that are still there. */
    public long countOf(String sync, String key) {
        return jdbc.sql("select count(*) from sync_card where sync = ? and key = ? and not gone")
                .params(sync, key)
                .query(Long.class)
                .single();
    }

    /**
     * Contacts that the mirror has as they were later than these times, or that are gone since.
     *
     * @param changedAt by id
     */
    public Set<String> knownLater(String sync, Map<String, Instant> changedAt) {
        List<String> ids = List.copyOf(changedAt.keySet());
        return new HashSet<>(jdbc.sql("select c.id from unnest(?, ?) as r(id, at) join sync_contact c on c.sync = ?"
                        + " and c.id = r.id where (c.content ->> 'changedAt')::timestamptz > r.at::timestamptz"
                        + " or c.gone and (c.content ->> 'changedAt')::timestamptz = r.at::timestamptz")
                .params(
                        ids.toArray(new String[0]),
                        ids.stream().map(id -> changedAt.get(id).toString()).toArray(String[]::new),
                        sync)
                .query(String.class)
                .list());
    }

    /** Marks records as not there any more. */
    public void gone(String sync, String side, Collection<String> ids) {
        if (ids.isEmpty()) {
            return;
        }
        mirrorLinked(sync, side, ids);
        update(jdbc, side, "gone = true, touched = true, as_decided = false", "not gone", sync, ids);
    }

    /**
     * Changes records of a side in the order of their ids, in which everybody locks them, so that no two transactions wait for
     * each other.
     *
     * @param set  what is set
     * @param that what must hold of a record
     */
    static void update(JdbcClient jdbc, String side, String set, String that, String sync, Collection<String> ids) {
        jdbc.sql("update " + table(side) + " t set " + set + " from (select sync, id from " + table(side)
                        + " where sync = ? and id = any(?) and " + that
                        + " order by id collate \"C\" for update) locked"
                        + " where t.sync = locked.sync and t.id = locked.id")
                .params(sync, ids.toArray(new String[0]))
                .update();
    }

    /** A record that was made and deleted before it was read is known by its link only. */
    private void mirrorLinked(String sync, String side, Collection<String> ids) {
        jdbc.sql(
                        side.equals("SANSAN")
                                ? "insert into sync_card (sync, id, key, content, hash) select sync, card_id, '', jsonb_build_object("
                                        + "'id', card_id, 'values', '{}'::jsonb, 'past', false, 'finished', true), ''"
                                        + " from sync_link where sync = ? and card_id = any(?) on conflict do nothing"
                                : "insert into sync_contact (sync, id, content, hash) select sync, contact_id, jsonb_build_object("
                                        + "'id', contact_id, 'formerIds', '[]'::jsonb, 'values', '{}'::jsonb,"
                                        + " 'changedAtOf', '{}'::jsonb), ''"
                                        + " from sync_link where sync = ? and contact_id = any(?) on conflict do nothing")
                .params(sync, ids.toArray(new String[0]))
                .update();
    }

    /**
     * Has the database look at how much there is now, so that it does not plan for the empty tables it may remember; at
     * those it is looking at of itself it need not be waited for.
     */
    public void analyze() {
        jdbc.sql("analyze (skip_locked) sync_card, sync_contact, sync_common, sync_link")
                .update();
    }

    static String[] ids(Collection<RecordKey> keys, String side) {
        return keys.stream()
                .filter(key -> key.side().equals(side))
                .map(RecordKey::id)
                .toArray(String[]::new);
    }

    public List<Mirrored> records(String sync, String side, Collection<RecordKey> keys) {
        return jdbc.sql("select id, content::text as content, gone from " + table(side)
                        + " where sync = ? and id = any(?)" + " order by id")
                .params(sync, ids(keys, side))
                .query((row, number) ->
                        new Mirrored(row.getString("id"), row.getString("content"), row.getBoolean("gone")))
                .list();
    }

    static String table(String side) {
        return side.equals("SANSAN") ? "sync_card" : "sync_contact";
    }
}
