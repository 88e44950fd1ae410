package dev.serai.catalogue;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which records of the mirror a run has seen, and which it should have and has not. */
@Component
public class SyncSights {
    private final JdbcClient jdbc;

    SyncSights(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Cards that a key showed before, and that a run which looked at all of its cards has not seen; without those that are
     * known to be past, which no list shows.
     *
     * @param unfinished whether cards in entry were looked for too; else those that are known to be in entry are left out
     */
    public List<String> unseenCards(String sync, String key, String run, boolean unfinished) {
        return jdbc.sql(
                        "select id from sync_card where sync = ? and key = ? and not gone and seen_in is distinct from ?"
                                + " and not (content ->> 'past')::boolean"
                                + " and (? or (content ->> 'finished')::boolean) order by id")
                .params(sync, key, run, unfinished)
                .query(String.class)
                .list();
    }

    /**
     * Linked cards that were never read, such as those that the hub registered and that were gone before it looked.
     *
     * @param after how long after it was linked a card is to be seen
     */
    public List<String> unreadCards(String sync, Duration after) {
        return jdbc.sql("select card_id from sync_link l where sync = :sync and card_id is not null"
                        + " and changed_at < now() - :seconds * interval '1 second' and not exists"
                        + " (select 1 from sync_card c where c.sync = l.sync and c.id = l.card_id) order by card_id")
                .param("sync", sync)
                .param("seconds", after.toSeconds())
                .query(String.class)
                .list();
    }

    /** Some linked cards that are known to be past, those first that were looked at longest ago. */
    public List<String> linkedPastCards(String sync, int limit) {
        return jdbc.sql("select c.id from sync_link l join sync_card c on c.sync = l.sync and c.id = l.card_id"
                        + " where l.sync = ? and not c.gone and (c.content ->> 'past')::boolean"
                        + " order by c.seen_in nulls first, c.id limit ?")
                .params(sync, limit)
                .query(String.class)
                .list();
    }

    /**
     * How many of these cards are linked, without those whose place another card may take: one of the same person or address
     * that the run has seen and that is not linked.
     */
    public long missingCards(String sync, String run, Collection<String> cards) {
        return jdbc.sql(
                        "select count(*) from sync_link l where l.sync = :sync and l.card_id = any(:cards) and not exists"
                                + " (select 1 from sync_common own join sync_common other on other.sync = own.sync"
                                + " and other.common = own.common and other.side = own.side and other.id <> own.id"
                                + " join sync_card c on c.sync = other.sync and c.id = other.id and c.seen_in = :run"
                                + " where own.sync = l.sync and own.side = 'SANSAN' and own.id = l.card_id"
                                + " and (own.common like 'person %' or own.common like 'address %') and not exists"
                                + " (select 1 from sync_link o where o.sync = other.sync and o.card_id = other.id))")
                .param("sync", sync)
                .param("cards", cards.toArray(new String[0]))
                .param("run", run)
                .query(Long.class)
                .single();
    }

    /** Contacts that a run which looked at all has not seen, linked ones that were never read among them. */
    public List<String> unseenContacts(String sync, String run) {
        return jdbc.sql("select id from sync_contact where sync = :sync and not gone and seen_in is distinct from :run"
                        + " union select contact_id from sync_link l where sync = :sync and not exists"
                        + " (select 1 from sync_contact c where c.sync = l.sync and c.id = l.contact_id) order by 1")
                .param("sync", sync)
                .param("run", run)
                .query(String.class)
                .list();
    }

    /** How many of these contacts are linked. */
    public long linkedContacts(String sync, Collection<String> ids) {
        return jdbc.sql("select count(*) from sync_link where sync = ? and contact_id = any(?)")
                .params(sync, ids.toArray(new String[0]))
                .query(Long.class)
                .single();
    }

    /** How many records of a side a run has seen. */
    public long seenCount(String sync, String side, String run) {
        return jdbc.sql("select count(*) from " + SyncMirror.table(side) + " where sync = ? and seen_in = ?")
                .params(sync, run)
                .query(Long.class)
                .single();
    }
}
