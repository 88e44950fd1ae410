package dev.serai.catalogue;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Cards that were sent to Sansan and of which it is not known yet whether, or under which id, they are there. */
@Component
public class SyncSent {
    /**
     * A card that was sent for a contact.
     *
     * @param insteadOf id of the card whose place it is to take; null for the contact's first one
     * @param content   its values as JSON
     * @param sends     how often it was sent without an answer; 0 if a person has allowed it to be sent once more
     * @param looks     how often it was looked for since it was sent last
     * @param taken     whether Sansan said that it took the card
     */
    public record SentRow(
            String contactId, String insteadOf, String content, int sends, int looks, Instant sentAt, boolean taken) {}

    private final JdbcClient jdbc;

    SyncSent(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Writes down that a card is about to be sent, for the first time or again.
     *
     * @param lookAt when it is to be looked for if it is not known by then
     */
    public void sending(String sync, String contactId, String insteadOf, String content, Instant lookAt) {
        jdbc.sql("insert into sync_sent (sync, contact_id, instead_of, content, look_at) values (?, ?, ?, ?::jsonb, ?)"
                        + " on conflict (sync, contact_id) do update set instead_of = excluded.instead_of,"
                        + " content = excluded.content, sends = sync_sent.sends + 1, looks = 0, sent_at = now(),"
                        + " taken = false, look_at = excluded.look_at")
                .params(sync, contactId, insteadOf, content, at(lookAt))
                .update();
    }

    /** Sansan has refused the card: it was not sent as far as this counts. */
    public void refused(String sync, String contactId) {
        jdbc.sql("update sync_sent set sends = sends - 1, look_at = null where sync = ? and contact_id = ?")
                .params(sync, contactId)
                .update();
        jdbc.sql("delete from sync_sent where sync = ? and contact_id = ? and sends <= 0")
                .params(sync, contactId)
                .update();
    }

    /** Sansan said that it took the card, and did not tell its id. */
    public void taken(String sync, String contactId) {
        jdbc.sql("update sync_sent set taken = true where sync = ? and contact_id = ?")
                .params(sync, contactId)
                .update();
    }

    /** The card is there, and known; or nobody waits for it any more. */
    public void known(String sync, String contactId) {
        jdbc.sql("delete from sync_sent where sync = ? and contact_id = ?")
                .params(sync, contactId)
                .update();
    }

    /** @param at when it is to be looked for next; null if it is not, as it is to be sent again */
    public void looked(String sync, String contactId, Instant at) {
        jdbc.sql("update sync_sent set looks = looks + 1, look_at = ? where sync = ? and contact_id = ?")
                .params(at(at), sync, contactId)
                .update();
    }

    /**
     * Has the card looked for now. If it was sent often enough to be held, it is sent once more if it is not to be found:
     * a person has looked as well.
     */
    public void again(String sync, String contactId) {
        jdbc.sql("update sync_sent set sends = case when sends > 1 and not taken then 0 else sends end, look_at = now()"
                        + " where sync = ? and contact_id = ? and look_at is not null")
                .params(sync, contactId)
                .update();
    }

    /** Cards that are to be looked for now, those that have waited longest first. */
    public List<SentRow> due(String sync, int limit) {
        return jdbc.sql("select * from sync_sent where sync = ? and look_at <= now() order by look_at limit ?")
                .params(sync, limit)
                .query(SyncSent::row)
                .list();
    }

    private static OffsetDateTime at(Instant time) {
        return time == null ? null : time.atOffset(ZoneOffset.UTC);
    }

    private static SentRow row(ResultSet row, int number) throws SQLException {
        return new SentRow(
                row.getString("contact_id"),
                row.getString("instead_of"),
                row.getString("content"),
                row.getInt("sends"),
                row.getInt("looks"),
                row.getObject("sent_at", OffsetDateTime.class).toInstant(),
                row.getBoolean("taken"));
    }
}
