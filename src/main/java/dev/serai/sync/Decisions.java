package dev.serai.sync;

import dev.serai.mapping.Mapping;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** Decides what a sync does: states in, actions out. Reads nothing and writes nothing. */
final class Decisions {
    private Decisions() {}

    /**
     * @param today date in Japan, on which newer cards are dated
     * @return one decision for each card, contact or pair; those of pairs that are in step have no actions
     */
    static List<Decision> of(Mapping mapping, Batch batch, LocalDate today) {
        Set<String> linked = batch.links().stream()
                .map(LinkState::cardId)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        Found found = Matching.of(mapping, batch, Dedupe.of(mapping, batch.cards(), linked));
        Decider decider = new Decider(mapping, today);
        List<Decision> decisions = new ArrayList<>();
        found.situations.forEach(situation -> decisions.add(decider.decide(situation)));
        decisions.addAll(found.listed);
        return List.copyOf(decisions);
    }
}
