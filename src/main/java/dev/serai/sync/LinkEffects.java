package dev.serai.sync;

import dev.serai.catalogue.SyncLinks;
import dev.serai.catalogue.SyncLinks.Event;
import dev.serai.catalogue.SyncLinks.LinkRow;
import dev.serai.catalogue.SyncReviews;
import dev.serai.catalogue.SyncReviews.ReviewRow;
import dev.serai.remote.Json;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** What decisions come to for links and what these remember, the history and the review list. */
@Component
class LinkEffects {
    /** What several decisions come to, to be written together: history, links made or changed, changes for the review list. */
    static final class Kept {
        private final List<Event> events = new ArrayList<>();
        private final List<LinkRow> joined = new ArrayList<>();
        private final List<ReviewRow> listed = new ArrayList<>();

        List<LinkRow> joined() {
            return joined;
        }
    }

    private final SyncLinks links;
    private final SyncReviews reviews;

    LinkEffects(SyncLinks links, SyncReviews reviews) {
        this.links = links;
        this.reviews = reviews;
    }

    /**
     * Ends links at once and moves what is listed; the rest is kept to be written together.
     *
     * @param before the link as it was; null for none
     * @return the link as it is now; null if there is none
     */
    LinkRow apply(Work work, Done one, LinkRow before, Kept kept) {
        LinkAfter link = new LinkAfter(one, before);
        for (Action action : one.decision().actions()) {
            kept.events.addAll(Events.of(action, one));
            if (action instanceof Action.Review review) {
                kept.listed.addAll(rows(review));
            } else if (action instanceof Action.AppendCard newer) {
                reviews.offered(work.name(), Map.of(newer.cardId(), Set.of()));
            } else if (action instanceof Action.Unlink ended) {
                links.remove(ended.linkId());
                if (link.card() != null) {
                    reviews.offered(work.name(), Map.of(link.card(), Set.of()));
                }
            }
        }
        if (!link.linked()) {
            return null;
        }
        LinkRow pair = link.row(before == null ? pending(work, one, link.contact()) : before.id());
        kept.joined.add(pair);
        if (link.replaced() != null) {
            reviews.move(work.name(), link.replaced(), link.card());
        }
        if (link.hasAnotherContact()) {
            reviews.from(work.name(), link.card(), link.contact());
        }
        return pair;
    }

    /** The link that was made when a card was sent, or a new one. */
    private String pending(Work work, Done one, String contact) {
        return one.action(Action.CreateCard.class) == null
                ? UUID.randomUUID().toString()
                : links.of(work.name(), List.of(), List.of(contact)).stream()
                        .map(LinkRow::id)
                        .findFirst()
                        .orElseGet(() -> UUID.randomUUID().toString());
    }

    private static List<ReviewRow> rows(Action.Review review) {
        return review.changes().stream()
                .map(change -> new ReviewRow(
                        review.cardId(),
                        review.contactId(),
                        change.property(),
                        change.member(),
                        change.from(),
                        change.to(),
                        change.reason()))
                .toList();
    }

    /** Writes what was kept. */
    void write(Work work, Kept kept) {
        links.put(work.name(), kept.joined);
        // After cards have moved on the list: what is decided about a card now goes to no other one.
        reviews.put(work.name(), kept.listed);
        reviews.offered(work.name(), offered(kept.joined));
        links.events(work.name(), work.id(), kept.events);
    }

    private static Map<String, Set<String>> offered(List<LinkRow> joined) {
        Map<String, Set<String>> offered = new HashMap<>();
        joined.stream()
                .filter(link -> link.cardId() != null)
                .forEach(link -> offered.put(
                        link.cardId(),
                        Json.read(link.memory(), Memory.class).offered().keySet()));
        return offered;
    }
}
