package dev.serai.sync;

import dev.serai.mapping.ListText;
import dev.serai.sansan.Card;
import dev.serai.sansan.Tag;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Cards as a sync looks at them. */
final class CardStates {
    static final String TAG_IDS = "tagIds";
    private static final String MEMO = "memo";

    private CardStates() {}

    /**
     * @param account HubSpot account whose marks are known
     * @param past    whether Sansan shows the card only when past ones are asked for
     */
    static CardState of(Card card, String account, boolean past) {
        Map<String, String> values = new LinkedHashMap<>(card.values());
        String memo = Mark.strip(values.get(MEMO));
        if (memo == null) {
            values.remove(MEMO);
        } else {
            values.put(MEMO, memo);
        }
        putOpenTags(card, "tags", Tag::name, values);
        putOpenTags(card, TAG_IDS, Tag::id, values);
        return new CardState(
                card.id(),
                card.personId(),
                values,
                card.updatedAt(),
                past,
                true,
                Mark.contact(card.value(MEMO), account));
    }

    /** Those that everybody sees; secret ones come and go with the key that shows the card. */
    private static void putOpenTags(Card card, String member, Function<Tag, String> told, Map<String, String> values) {
        List<Tag> tags = card.tags() == null ? List.of() : card.tags();
        String open = ListText.join(
                tags.stream().filter(tag -> !tag.secret()).map(told).toList());
        if (!open.isEmpty()) {
            values.put(member, open);
        }
    }
}
