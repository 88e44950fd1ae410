package dev.serai.sync;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.serai.catalogue.SyncReviews;
import dev.serai.catalogue.SyncReviews.Listed;
import dev.serai.catalogue.SyncReviews.ReviewRow;
import dev.serai.mapping.Mapping;
import dev.serai.remote.Refusal;
import dev.serai.remote.Refusal.Kind;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;

/** The review list: changes to cards that Sansan's API cannot make, for people to make by hand or by an import. */
@Component
public class SyncReview {
    private final SyncReviews reviews;
    private final SyncRecords records;
    private final Syncs syncs;
    private final MappingFiles mappings;
    private final OutboxSettings outbox;

    SyncReview(SyncReviews reviews, SyncRecords records, Syncs syncs, MappingFiles mappings, OutboxSettings outbox) {
        this.reviews = reviews;
        this.records = records;
        this.syncs = syncs;
        this.mappings = mappings;
        this.outbox = outbox;
    }

    /**
     * A page of the list.
     *
     * @param total cards on the list
     * @param next  what to ask from for the next page; null on the last one
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Page(long total, String next, List<Item> cards) {}

    /**
     * A card and the changes it should get.
     *
     * @param id     name of its record
     * @param card   the card as it is now
     * @param byHand why it is not in the CSV and has to be changed by hand; null if it is in the CSV
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Item(
            String id,
            RecordView.Shown card,
            String contactId,
            Instant offeredAt,
            String byHand,
            List<Change> changes) {}

    /**
     * @param property of the contact
     * @param member   of the card
     * @param before   what the card has now; null for nothing
     * @param after    what it should have; null for nothing
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Change(String property, String member, String before, String after, String reason) {
        private static Change of(ReviewRow row) {
            return new Change(row.property(), row.member(), row.before(), row.after(), row.reason());
        }
    }

    /** @param from what the page before gave as next; null to begin */
    public Page page(String name, String from, int limit) {
        syncs.get(name);
        Mapping mapping = mappings.get(name);
        List<Listed> found = reviews.page(name, from == null ? "" : from, limit + 1);
        List<Item> page =
                found.stream().limit(limit).map(one -> item(mapping, one)).toList();
        return new Page(
                reviews.count(name), found.size() > limit ? found.get(limit - 1).cardId() : null, page);
    }

    private Item item(Mapping mapping, Listed one) {
        return new Item(
                "contact-" + one.contactId(),
                RecordView.card(one.cardId(), one.card(), false),
                one.contactId(),
                one.offeredAt(),
                OutboxCard.of(mapping, one).in(outbox.charset()).byHand(),
                one.changes().stream().map(Change::of).toList());
    }

    /**
     * Takes changes of a card off the list, as a person has seen to them. They come back if the contact changes again.
     *
     * @param properties which; null or none for all of the card
     * @return the record as it stands then
     * @throws Refusal if none of them is on the list
     */
    public RecordView done(String name, String record, List<String> properties, String actor) {
        return syncs.journaled(actor, "sync.review.done", name + "/records/" + record, () -> {
            RecordView view = records.get(name, record);
            List<String> off = view.card() == null
                    ? List.of()
                    : reviews.done(
                            name,
                            view.card().id(),
                            properties == null ? List.of() : properties,
                            actor + " ticked it off the review list");
            if (off.isEmpty()) {
                throw new Refusal(
                        Kind.CONFLICT,
                        "record " + record + ": no such change of it is on the review list; see GET /api/syncs/" + name
                                + "/review");
            }
            return records.get(name, record);
        });
    }
}
