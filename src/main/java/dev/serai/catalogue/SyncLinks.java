package dev.serai.catalogue;

import java.sql.Array;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The pairs that cards and contacts form, and the history of what happened to them. */
@Component
public class SyncLinks {
    /**
     * A pair.
     *
     * @param memory what was last settled, as JSON
     */
    public record LinkRow(
            String id, String cardId, String contactId, String memory, boolean cardGone, boolean contactGone) {}

    /** One field that was written, or something that was decided. Values may be null. */
    public record Event(
            String what,
            String cardId,
            String contactId,
            String property,
            String before,
            String after,
            String reason) {}

    private final JdbcClient jdbc;
    private final JdbcTemplate template;

    SyncLinks(JdbcClient jdbc, JdbcTemplate template) {
        this.jdbc = jdbc;
        this.template = template;
    }

    /** The links of these cards and contacts. */
    public List<LinkRow> of(String sync, Collection<String> cards, Collection<String> contacts) {
        return jdbc.sql(
                        "select * from sync_link where sync = ? and (card_id = any(?) or contact_id = any(?)) order by id")
                .params(sync, cards.toArray(new String[0]), contacts.toArray(new String[0]))
                .query(SyncLinks::link)
                .list();
    }

    /** Until the transaction ends, others who lock the links of the sync wait: what is looked up now still holds then. */
    public void lock(String sync) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('sync_link ' || ?, 0))")
                .param(sync)
                .query()
                .listOfRows();
    }

    public long count(String sync) {
        return jdbc.sql("select count(*) from sync_link where sync = ? and card_id is not null")
                .param(sync)
                .query(Long.class)
                .single();
    }

    public void put(String sync, List<LinkRow> links) {
        template.batchUpdate(
                "insert into sync_link (id, sync, card_id, contact_id, memory, card_gone, contact_gone)"
                        + " values (?, ?, ?, ?, ?, ?, ?) on conflict (id) do update set card_id = excluded.card_id,"
                        + " contact_id = excluded.contact_id, memory = excluded.memory, card_gone = excluded.card_gone,"
                        + " contact_gone = excluded.contact_gone, changed_at = now()",
                links,
                500,
                (statement, link) -> {
                    statement.setString(1, link.id());
                    statement.setString(2, sync);
                    statement.setString(3, link.cardId());
                    statement.setString(4, link.contactId());
                    statement.setString(5, link.memory());
                    statement.setBoolean(6, link.cardGone());
                    statement.setBoolean(7, link.contactGone());
                });
    }

    /** The links with these ids. */
    public Map<String, LinkRow> find(Collection<String> ids) {
        Map<String, LinkRow> found = new HashMap<>();
        jdbc.sql("select * from sync_link where id = any(?)")
                .param(ids.toArray(new String[0]))
                .query(SyncLinks::link)
                .list()
                .forEach(link -> found.put(link.id(), link));
        return found;
    }

    public void remove(String id) {
        jdbc.sql("delete from sync_link where id = ?").param(id).update();
    }

    /** Adds to the history. Fields of one record to which the same happened, told one after the other, become one row. */
    public void events(String sync, String run, List<Event> events) {
        List<List<Event>> rows = new ArrayList<>();
        for (Event event : events) {
            if (rows.isEmpty() || !ofOneRow(rows.get(rows.size() - 1).get(0), event)) {
                rows.add(new ArrayList<>());
            }
            rows.get(rows.size() - 1).add(event);
        }
        template.batchUpdate(
                "insert into sync_event (sync, run, what, card_id, contact_id, properties, befores, afters, reasons)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                rows,
                500,
                (statement, row) -> {
                    statement.setString(1, sync);
                    statement.setString(2, run);
                    statement.setString(3, row.get(0).what());
                    statement.setString(4, row.get(0).cardId());
                    statement.setString(5, row.get(0).contactId());
                    statement.setArray(6, texts(statement, row.stream().map(Event::property)));
                    statement.setArray(7, texts(statement, row.stream().map(Event::before)));
                    statement.setArray(8, texts(statement, row.stream().map(Event::after)));
                    statement.setArray(9, texts(statement, reasons(row)));
                });
    }

    /** One if it is the same for all. */
    private static Stream<String> reasons(List<Event> row) {
        String first = row.get(0).reason();
        return row.stream().allMatch(event -> Objects.equals(event.reason(), first))
                ? Stream.of(first)
                : row.stream().map(Event::reason);
    }

    private static boolean ofOneRow(Event one, Event other) {
        return one.what().equals(other.what())
                && Objects.equals(one.cardId(), other.cardId())
                && Objects.equals(one.contactId(), other.contactId());
    }

    private static Array texts(PreparedStatement statement, Stream<String> texts) throws SQLException {
        return statement.getConnection().createArrayOf("text", texts.toArray(String[]::new));
    }

    private static LinkRow link(ResultSet row, int number) throws SQLException {
        return new LinkRow(
                row.getString("id"),
                row.getString("card_id"),
                row.getString("contact_id"),
                row.getString("memory"),
                row.getBoolean("card_gone"),
                row.getBoolean("contact_gone"));
    }
}
