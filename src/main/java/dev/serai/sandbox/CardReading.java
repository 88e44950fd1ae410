package dev.serai.sandbox;

import java.util.Map;

/** Reads cards, their pictures and the people they stand for. */
final class CardReading {
    private final CardPages pages;

    CardReading(CardPages pages) {
        this.pages = pages;
    }

    void addTo(SansanRoutes routes) {
        routes.add("GET", "/bizCards", ask -> list(ask, CardQuery.window(ask)))
                .add("GET", "/bizCards/search", ask -> list(ask, CardQuery.search(ask)))
                .add("GET", "/bizCards/{bizCardId}", this::one)
                .add("GET", "/bizCards/{bizCardId}/image", this::picture)
                .add("GET", "/persons/{personId}", this::person);
    }

    private Reply list(SansanAsk ask, CardQuery query) {
        boolean tags = ask.flag("includeTags");
        return pages.page(
                ask,
                behind -> query.of(ask.account().cards(), behind),
                ask.limit(),
                new CardPages.Kind<>(
                        card -> query.order().place(card), query.descending(), card -> CardJson.of(card, ask, tags)));
    }

    private Reply one(SansanAsk ask) {
        Map<String, Object> json = CardJson.of(visible(ask), ask, ask.flag("includeTags"));
        return Reply.ok(ask.account().habits().singleCard() == Habits.SingleCard.BARE ? json : Map.of("item", json));
    }

    private Reply picture(SansanAsk ask) {
        Card card = visible(ask);
        String side = ask.oneOf("side", "front", "back");
        if (!card.picture()) {
            throw SansanRefusal.notFound("image");
        }
        return new Reply(200, Reply.buffer().raw(CardPicture.jpeg(card, side)), Map.of("Content-Type", "image/jpeg"));
    }

    /** The newest of a person's cards that the key may see. */
    private Reply person(SansanAsk ask) {
        boolean tags = ask.flag("includeTags");
        Card head = ask.account().cards().ofPerson(ask.name("personId")).stream()
                .filter(card -> !card.past() && ask.sees(card))
                .max(CardMerging.NEWEST)
                .orElseThrow(() -> SansanRefusal.notFound("person"));
        return Reply.ok(Map.of("item", Maps.of("id", head.personId(), "headBizCard", CardJson.of(head, ask, tags))));
    }

    /** The card named in the path, if the key may see it. */
    static Card visible(SansanAsk ask) {
        Card card = ask.account().cards().find(ask.name("bizCardId"));
        if (card == null) {
            throw SansanRefusal.notFound("bizCard");
        }
        if (!ask.sees(card)) {
            throw ask.account().habits().hiddenCards() == Habits.HiddenCards.FORBIDDEN
                    ? SansanRefusal.of(403, "bizCard: no right to see it")
                    : SansanRefusal.notFound("bizCard");
        }
        return card;
    }
}
