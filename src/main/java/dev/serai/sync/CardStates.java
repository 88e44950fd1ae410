package dev.serai.sync;

import dev.serai.mapping.ListText;
import dev.serai.sansan.Card;
import java.util.LinkedHashMap;
import java.util.Map;

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
        String tags = openTags(card);
        if (!tags.isEmpty()) {
            values.put("tags", tags);
        }
        return new CardState(
                card.id(),
                Storable.text(card.personId()),
                values,
                card.updatedAt(),
                past,
                true,
                Mark.contact(card.value(MEMO), account));
    }

    /** Names of the tags that everybody sees; secret ones come and go with the key that shows the card. */
    private static String openTags(Card card) {
        return card.tags() == null
                ? ""
                : ListText.join(card.tags().stream()
                        .filter(tag -> !tag.secret())
                        .map(tag -> Storable.text(tag.name()))
                        .toList());
    }
}
