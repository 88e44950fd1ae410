package dev.serai.sync;

import dev.serai.catalogue.RecordStandings;
import dev.serai.catalogue.RecordStandings.Standing;
import dev.serai.catalogue.SyncLinks;
import dev.serai.catalogue.SyncLinks.LinkRow;
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
    private final RetrySettings retry;

    StandingNotes(SyncLinks links, RecordStandings records, RetrySettings retry) {
        this.links = links;
        this.records = records;
        this.retry = retry;
    }

    /** @param joined the links that these decisions made or changed */
    void note(Work work, List<Done> done, List<LinkRow> joined) {
        Map<String, LinkRow> byId =
                joined.stream().collect(Collectors.toMap(LinkRow::id, Function.identity(), (one, other) -> other));
        done.stream()
                .filter(one -> one.outcome().equals(Done.FAILED))
                .forEach(one -> records.failed(work.name(), work.id(), one.card(), one.contact(), one.message()));
        List<Standing> standings = new ArrayList<>(stillApart(work.name(), done));
        done.stream()
                .filter(one -> one.action(Action.Unlink.class) == null)
                .flatMap(one -> Standings.of(one, byId.get(one.decision().linkId())))
                .forEach(standings::add);
        records.stand(work.name(), work.id(), standings, retry.first(), retry.longest());
        records.stillOnReview(
                work.name(),
                standings.stream()
                        .map(Standing::cardId)
                        .filter(Objects::nonNull)
                        .distinct()
                        .toList(),
                "changes of the contact are on the review list",
                Standings.REVIEW_ADVICE);
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
