package dev.serai.catalogue;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** The review list: changes that people are asked to make in Sansan, card by card. */
@Component
public class SyncReviews {
    /** A change that people are asked to make in Sansan. */
    public record ReviewRow(
            String cardId,
            String contactId,
            String property,
            String member,
            String before,
            String after,
            String reason) {}

    /**
     * A card with the changes that it should get.
     *
     * @param card      the card as it was read last, as JSON
     * @param contact   the contact likewise; null if it is not there any more
     * @param offeredAt when the first of the changes was put on the list
     */
    public record Listed(
            String cardId, String contactId, String card, String contact, Instant offeredAt, List<ReviewRow> changes) {}

    /** Cards that are gone cannot be changed; their changes show again if they come back. */
    private static final String CARDS = " from sync_review r join sync_card c on c.sync = r.sync and c.id = r.card_id"
            + " where r.sync = :sync and not c.gone";

    private final JdbcClient jdbc;
    private final JdbcTemplate template;
    private final TransactionTemplate transaction;

    SyncReviews(JdbcClient jdbc, JdbcTemplate template, TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.template = template;
        this.transaction = transaction;
    }

    /** How many cards there are changes for. */
    public long count(String sync) {
        return jdbc.sql("select count(distinct r.card_id)" + CARDS)
                .param("sync", sync)
                .query(Long.class)
                .single();
    }

    /** Some cards in the order of their ids. What a card has before the change is as it was read last. */
    public List<Listed> page(String sync, String after, int limit) {
        Map<String, Listed> cards = new LinkedHashMap<>();
        jdbc.sql(
                        "select r.*, c.content::text as card, t.content::text as contact, c.content->'values'->>r.member as now,"
                                + " min(r.offered_at) over (partition by r.card_id) as since"
                                + " from sync_review r join sync_card c on c.sync = r.sync and c.id = r.card_id"
                                + " left join sync_contact t on t.sync = r.sync and t.id = r.contact_id and not t.gone"
                                + " where r.sync = :sync and r.card_id in (select distinct r.card_id" + CARDS
                                + " and r.card_id > :after order by r.card_id limit :limit) order by r.card_id, r.property")
                .param("sync", sync)
                .param("after", after)
                .param("limit", limit)
                .query(row -> {
                    Listed card = listed(row);
                    cards.putIfAbsent(card.cardId(), card);
                    cards.get(card.cardId()).changes().add(change(row));
                });
        return List.copyOf(cards.values());
    }

    private static Listed listed(ResultSet row) throws SQLException {
        return new Listed(
                row.getString("card_id"),
                row.getString("contact_id"),
                row.getString("card"),
                row.getString("contact"),
                Times.instant(row, "since"),
                new ArrayList<>());
    }

    private static ReviewRow change(ResultSet row) throws SQLException {
        return new ReviewRow(
                row.getString("card_id"),
                row.getString("contact_id"),
                row.getString("property"),
                row.getString("member"),
                row.getString("now"),
                row.getString("after"),
                row.getString("reason"));
    }

    /** Puts changes on the review list, in the place of those of the same card and property. */
    public void put(String sync, List<ReviewRow> rows) {
        template.batchUpdate(
                "insert into sync_review (sync, card_id, contact_id, property, member, before, after, reason)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?) on conflict (sync, card_id, property) do update set"
                        + " contact_id = excluded.contact_id, member = excluded.member, before = excluded.before,"
                        + " after = excluded.after, reason = excluded.reason, offered_at = now()",
                rows,
                500,
                (statement, row) -> {
                    int i = 1;
                    for (String text : new String[] {
                        sync,
                        row.cardId(),
                        row.contactId(),
                        row.property(),
                        row.member(),
                        row.before(),
                        row.after(),
                        row.reason()
                    }) {
                        statement.setString(i++, text);
                    }
                });
    }

    /**
     * Takes changes off the review list that are no longer on offer.
     *
     * @param offered what is, properties by card
     */
    public void offered(String sync, Map<String, Set<String>> offered) {
        listed(sync, offered.keySet())
                .forEach(card -> jdbc.sql(
                                "delete from sync_review where sync = ? and card_id = ? and property <> all(?)")
                        .params(sync, card, offered.get(card).toArray(new String[0]))
                        .update());
    }

    /** Those of these cards that there are changes for. */
    public Set<String> listed(String sync, Collection<String> cards) {
        return new HashSet<>(jdbc.sql("select distinct card_id from sync_review where sync = ? and card_id = any(?)")
                .params(sync, cards.toArray(new String[0]))
                .query(String.class)
                .list());
    }

    /** The changes that a card should get come from this contact now. */
    public void from(String sync, String card, String contact) {
        jdbc.sql("update sync_review set contact_id = ? where sync = ? and card_id = ?")
                .params(contact, sync, card)
                .update();
    }

    /** Another card has taken the place of one: what that one should have got, this one should, unless it is listed. */
    public void move(String sync, String from, String to) {
        jdbc.sql(
                        "update sync_review r set card_id = :to where sync = :sync and card_id = :from and not exists"
                                + " (select 1 from sync_review o where o.sync = :sync and o.card_id = :to and o.property = r.property)")
                .param("to", to)
                .param("sync", sync)
                .param("from", from)
                .update();
        jdbc.sql("delete from sync_review where sync = ? and card_id = ?")
                .params(sync, from)
                .update();
    }

    /**
     * Takes changes of a card off the list, as a person has seen to them, and writes that to the history.
     *
     * @param properties which; none for all of the card
     * @return the properties whose changes were taken off
     */
    public List<String> done(String sync, String cardId, Collection<String> properties, String reason) {
        return transaction.execute(status -> {
            List<String> off = jdbc.sql("with off as (delete from sync_review where sync = :sync and card_id = :card"
                            + " and (cardinality(cast(:properties as text[])) = 0"
                            + " or property = any(cast(:properties as text[]))) returning *)"
                            + ", told as (insert into sync_event"
                            + " (sync, what, card_id, contact_id, properties, befores, afters, reasons)"
                            + " select sync, 'review-done', card_id, contact_id, array_agg(property order by property),"
                            + " array_agg(before order by property), array_agg(after order by property),"
                            + " array[cast(:reason as text)] from off group by sync, card_id, contact_id)"
                            + " select property from off order by property")
                    .param("sync", sync)
                    .param("card", cardId)
                    .param("properties", properties.toArray(new String[0]))
                    .param("reason", reason)
                    .query(String.class)
                    .list();
            jdbc.sql("update sync_record set status = 'in-sync', reason = :reason, advice = null, at = now()"
                            + " where sync = :sync and card_id = :card and status = 'review' and not exists"
                            + " (select 1 from sync_review where sync = :sync and card_id = :card)")
                    .param("sync", sync)
                    .param("card", cardId)
                    .param("reason", reason)
                    .update();
            return off;
        });
    }
}
