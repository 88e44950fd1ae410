package dev.serai.sandbox;

import java.util.Map;

/** Cards as the API shows them (facts 6): blank is null, tags only when asked for. */
final class CardJson {
    private CardJson() {}

    static Map<String, Object> of(Card card, SansanAsk ask, boolean withTags) {
        Map<String, Object> json = of(card);
        SansanAccount account = ask.account();
        if (account.habits().showEntryStatus()) {
            json.put("entryStatus", card.status().text());
        }
        if (withTags) {
            String id = account.habits().capitalTagId() ? "Id" : "id";
            json.put(
                    "tags",
                    account.tags().visible(card.tags(), ask.key().user()).stream()
                            .map(tag -> tag.json(id))
                            .toList());
        }
        return json;
    }

    /** What does not depend on who asks. */
    static Map<String, Object> of(Card card) {
        Map<String, Object> json = Maps.of(
                "id",
                card.id(),
                "companyId",
                SansanIds.of(card.value(CardField.COMPANY_NAME)),
                "personId",
                card.personId(),
                "registeredTime",
                SansanClock.text(card.registered()),
                "updatedTime",
                SansanClock.text(card.updated()),
                "owner",
                card.owner().owner());
        for (CardField field : CardField.values()) {
            json.put(field.member(), card.value(field));
        }
        json.put("address", card.address().isEmpty() ? null : card.address());
        return json;
    }
}
