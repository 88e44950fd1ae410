package dev.serai.sync;

import dev.serai.mapping.Mapping;
import dev.serai.mapping.SansanChanges;
import dev.serai.sansan.SansanKey;
import dev.serai.sansan.SansanKeys;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Whether the cards that a sync makes would be among those that its keys read; the first key makes them. */
@Component
class CardSight {
    private final SansanKeys keys;

    CardSight(SansanKeys keys) {
        this.keys = keys;
    }

    /** Why a sync would not see again what it makes; empty if it would, or may, as a key reads cards whatever their tags. */
    Optional<String> hinders(Mapping mapping) {
        boolean makes = mapping.createCards() || mapping.changesToSansan() == SansanChanges.APPEND_CARD;
        List<SansanKey> known = mapping.keys().stream()
                .map(keys.keys()::get)
                .filter(Objects::nonNull)
                .toList();
        boolean seen = known.size() < mapping.keys().size()
                || known.stream()
                        .anyMatch(key ->
                                key.tags().isEmpty() || key.tags().stream().anyMatch(mapping.newCardTags()::contains));
        return !makes || !mapping.direction().toSansan() || seen
                ? Optional.empty()
                : Optional.of(
                        "keys " + mapping.keys() + " read cards with chosen tags only, and new cards get "
                                + (mapping.newCardTags().isEmpty() ? "none" : mapping.newCardTags())
                                + ", so the sync would never see them again; write the id of a chosen tag after new-card-tags:");
    }
}
