package dev.serai.catalogue;

import dev.serai.catalogue.SyncMirror.Read;
import dev.serai.catalogue.SyncMirror.RecordKey;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What mirrored records have in common with each other: persons, addresses, what the match rules compare, links. */
@Component
public class SyncCommons {
    private final JdbcClient jdbc;
    private final JdbcTemplate template;

    SyncCommons(JdbcClient jdbc, JdbcTemplate template) {
        this.jdbc = jdbc;
        this.template = template;
    }

    /** What these records had in common with others and, as they are now, have no more. */
    Set<String> lost(String sync, String side, List<Read> records) {
        Set<String> changed = changed(sync, side, records);
        return changed.isEmpty() ? Set.of() : lost(sync, side, changed, records);
    }

    private Set<String> changed(String sync, String side, List<Read> records) {
        return new HashSet<>(jdbc.sql("select t.id from " + SyncMirror.table(side)
                        + " t join unnest(?, ?) as r(id, hash) on t.id = r.id and t.hash <> r.hash where t.sync = ?")
                .params(
                        records.stream().map(Read::id).toArray(String[]::new),
                        records.stream().map(Read::hash).toArray(String[]::new),
                        sync)
                .query(String.class)
                .list());
    }

    private Set<String> lost(String sync, String side, Set<String> changed, List<Read> records) {
        List<String[]> now = records.stream()
                .filter(one -> changed.contains(one.id()))
                .flatMap(one -> one.common().stream().map(common -> new String[] {one.id(), common}))
                .toList();
        return new TreeSet<>(jdbc.sql("select distinct c.common from sync_common c where c.sync = ? and c.side = ?"
                        + " and c.id = any(?) and not exists (select 1 from unnest(?, ?) as n(id, common)"
                        + " where n.id = c.id and n.common = c.common)")
                .params(
                        sync,
                        side,
                        changed.toArray(new String[0]),
                        now.stream().map(one -> one[0]).toArray(String[]::new),
                        now.stream().map(one -> one[1]).toArray(String[]::new))
                .query(String.class)
                .list());
    }

    /**
     * Has those decided anew that have one of these in common, as a card that another one kept silent may speak now. In
     * transactions of its own, and in order, so that no two readers wait for each other.
     */
    void touch(String sync, Set<String> commons) {
        if (commons.isEmpty()) {
            return;
        }
        Map<String, Set<String>> ids = Map.of("SANSAN", new TreeSet<>(), "HUBSPOT", new TreeSet<>());
        jdbc.sql("select side, id from sync_common where sync = ? and common = any(?)")
                .params(sync, commons.toArray(new String[0]))
                .query(row -> {
                    ids.get(row.getString(1)).add(row.getString(2));
                });
        ids.forEach((side, of) -> template.batchUpdate(
                "update " + SyncMirror.table(side) + " set touched = true, as_decided = false where sync = ? and id = ?"
                        + " and (not touched or as_decided)",
                List.copyOf(of),
                500,
                (statement, id) -> {
                    statement.setString(1, sync);
                    statement.setString(2, id);
                }));
    }

    /** These records have nothing in common with others from now on. */
    void drop(String sync, String side, List<String> ids) {
        if (!ids.isEmpty()) {
            jdbc.sql("delete from sync_common where sync = ? and side = ? and id = any(?)")
                    .params(sync, side, ids.toArray(new String[0]))
                    .update();
        }
    }

    /** What these records, which had nothing, have in common with others from now on. */
    void add(String sync, String side, List<Read> records) {
        List<String[]> rows = records.stream()
                .flatMap(one -> one.common().stream().map(common -> new String[] {one.id(), common}))
                .toList();
        template.batchUpdate(
                "insert into sync_common (sync, side, id, common) values (?, ?, ?, ?) on conflict do nothing",
                rows,
                1000,
                (statement, row) -> {
                    statement.setString(1, sync);
                    statement.setString(2, side);
                    statement.setString(3, row[0]);
                    statement.setString(4, row[1]);
                });
    }

    /** Records that have something in common with these, links included; these among them. */
    public Set<RecordKey> neighbours(String sync, Collection<RecordKey> of) {
        Set<RecordKey> found = new HashSet<>(of);
        String[] cards = SyncMirror.ids(of, "SANSAN");
        String[] contacts = SyncMirror.ids(of, "HUBSPOT");
        jdbc.sql(
                        "select distinct o.side, o.id from sync_common c join sync_common o on o.sync = c.sync"
                                + " and o.common = c.common where c.sync = :sync and ((c.side = 'SANSAN' and c.id = any(:cards))"
                                + " or (c.side = 'HUBSPOT' and c.id = any(:contacts)))"
                                + " union select 'SANSAN', card_id from sync_link where sync = :sync and card_id is not null"
                                + " and contact_id = any(:contacts)"
                                + " union select 'HUBSPOT', contact_id from sync_link where sync = :sync and card_id = any(:cards)")
                .param("sync", sync)
                .param("cards", cards)
                .param("contacts", contacts)
                .query(row -> {
                    found.add(new RecordKey(row.getString(1), row.getString(2)));
                });
        return found;
    }
}
