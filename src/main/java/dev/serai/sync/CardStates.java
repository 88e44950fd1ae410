package dev.serai.sync;

import dev.serai.mapping.ListText;
import dev.serai.sansan.Card;
import dev.serai.sansan.Tag;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/** Cards as a sync looks at them. */
final class CardStates {
    private static final String MEMO = "memo";

    private CardStates() {}

    /**
     * @param account HubSpot account whose marks are known
     * @param past    whether Sansan shows the card only when past ones are asked for
     */
    static CardState of(Card card, String account, boolean past) {
        Map<String, String> values = new LinkedHashMap<>(Storable.values(card.values()));
        String memo = Mark.strip(values.get(MEMO));
        if (memo == null) {
            values.remove(MEMO);
        } else {
            values.put(MEMO, memo);
        }
        tags(card, "tags", Tag::name, values);
        tags(card, "tagIds", Tag::id, values);
        return new CardState(
                card.id(),
                Storable.text(card.personId()),
                values,
                card.updatedAt(),
                past,
                true,
                Mark.contact(card.value(MEMO), account));
    }

    /** Names or ids of the tags that everybody sees; secret ones come and go with the key that shows the card. */
    private static void tags(Card card, String member, Function<Tag, String> what, Map<String, String> values) {
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
