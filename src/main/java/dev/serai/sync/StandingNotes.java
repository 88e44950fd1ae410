package dev.serai.sync;

import dev.serai.catalogue.RecordStandings;
import dev.serai.catalogue.RecordStandings.Standing;
import dev.serai.catalogue.SyncLinks;
import dev.serai.catalogue.SyncLinks.LinkRow;
import dev.serai.catalogue.SyncReviews;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Notes how the records of decisions that were carried out stand now. */
@Component
class StandingNotes {
    private final SyncLinks links;
    private final RecordStandings records;
    private final SyncReviews reviews;
    private final RetrySettings retry;

    StandingNotes(SyncLinks links, RecordStandings records, SyncReviews reviews, RetrySettings retry) {
        this.links = links;
        this.records = records;
        this.reviews = reviews;
        this.retry = retry;
    }

    /**
     * Once the card of a decision is registered too, its records stand as the first part of it says.
     *
     * @param joined the links that these decisions made or changed
     */
    void note(Work work, List<Done> done, List<LinkRow> joined) {
        Map<String, LinkRow> byId =
                joined.stream().collect(Collectors.toMap(LinkRow::id, Function.identity(), (one, other) -> other));
        done.stream()
                .filter(one -> one.outcome().equals(Done.FAILED))
                .forEach(one -> records.failed(work.name(), work.id(), one.card(), one.contact(), one.message()));
        List<Standing> standings = new ArrayList<>(stillApart(work.name(), done));
        done.stream()
                .filter(one -> one.action(Action.Unlink.class) == null)
                .filter(one -> !(one.isRest() && one.good() && one.message() == null))
                .flatMap(one -> Standings.of(one, byId.get(one.decision().linkId())))
                .forEach(standings::add);
        records.stand(work.name(), work.id(), stillOnReview(work.name(), standings), retry.first(), retry.longest());
    }

    /** Records in step stand for review while changes of them are on the list, whenever these were put there. */
    private List<Standing> stillOnReview(String sync, List<Standing> standings) {
        Set<String> listed = reviews.listed(sync, ids(standings, Standing::cardId));
        return standings.stream()
                .map(one -> listed.contains(one.cardId()) ? Standings.onReview(one) : one)
                .toList();
    }

    void note(Work work, Standing standing) {
        records.stand(work.name(), work.id(), List.of(standing), retry.first(), retry.longest());
    }

    /** Records whose link was ended and that have no other one. */
    private List<Standing> stillApart(String sync, List<Done> done) {
        List<Standing> apart = done.stream().flatMap(Standings::ended).toList();
        if (apart.isEmpty()) {
            return apart;
        }
        List<LinkRow> others = links.of(sync, ids(apart, Standing::cardId), ids(apart, Standing::contactId));
        Set<String> linked = others.stream()
                .flatMap(link -> Stream.of(Side.SANSAN + link.cardId(), Side.HUBSPOT + link.contactId()))
                .collect(Collectors.toSet());
        return apart.stream()
                .filter(one -> !linked.contains(Side.valueOf(one.side()) + one.id()))
                .toList();
    }

    private static List<String> ids(List<Standing> standings, Function<Standing, String> id) {
        return standings.stream().map(id).filter(Objects::nonNull).toList();
    }
}
