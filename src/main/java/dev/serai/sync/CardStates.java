package dev.serai.sync;

import dev.serai.mapping.ListText;
import dev.serai.sansan.Card;
import dev.serai.sansan.CardScope;
import dev.serai.sansan.Tag;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Cards as a sync looks at them. */
final class CardStates {
    static final String TAG_IDS = "tagIds";
    static final String STATUS = "entryStatus";
    private static final String MEMO = "memo";

    private CardStates() {}

    /**
     * @param account HubSpot account whose marks are known
     * @param past    whether Sansan shows the card only when past ones are asked for
     * @param status  by which status of entry Sansan was asked for it; counts only if the card does not tell its own
     */
    static CardState of(Card card, String account, boolean past, String status) {
        Map<String, String> values = new LinkedHashMap<>(Storable.values(card.values()));
        String memo = Mark.strip(values.get(MEMO));
        if (memo == null) {
            values.remove(MEMO);
        } else {
            values.put(MEMO, memo);
        }
        values.putIfAbsent(STATUS, status);
        putOpenTags(card, "tags", Tag::name, values);
        putOpenTags(card, TAG_IDS, Tag::id, values);
        return new CardState(
                card.id(),
                Storable.text(card.personId()),
                values,
                card.updatedAt(),
                past,
                told(card).orElse(status).equals(CardScope.COMPLETED),
                Mark.contact(card.value(MEMO), account));
    }

    /** How far a card says that its entry has come, in a word that is known; most versions of the API do not tell. */
    static Optional<String> told(Card card) {
        return Stream.concat(CardScope.UNFINISHED.stream(), Stream.of(CardScope.COMPLETED))
                .filter(status -> status.equalsIgnoreCase(card.value(STATUS)))
                .findFirst();
    }

    /** Names or ids of the tags that everybody sees; secret ones come and go with the key that shows the card. */
    private static void putOpenTags(Card card, String member, Function<Tag, String> what, Map<String, String> values) {
        String open = card.tags() == null
                ? ""
                : ListText.join(card.tags().stream()
                        .filter(tag -> !tag.secret())
                        .map(what)
                        .filter(Objects::nonNull)
                        .map(Storable::text)
                        .toList());
        if (!open.isEmpty()) {
            values.put(member, open);
        }
    }
}
