package dev.serai.catalogue;

import dev.serai.catalogue.SyncLinks.ReviewRow;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** The review list: changes that people are asked to make in Sansan, card by card. */
@Component
public class SyncReviews {
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
    private final TransactionTemplate transaction;

    SyncReviews(JdbcClient jdbc, TransactionTemplate transaction) {
        this.jdbc = jdbc;
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
                            + " insert into sync_event (sync, what, card_id, contact_id, property, before, after, reason)"
                            + " select sync, 'review-done', card_id, contact_id, property, before, after, :reason from off"
                            + " order by property returning property")
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
