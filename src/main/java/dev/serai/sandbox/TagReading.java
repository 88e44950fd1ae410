package dev.serai.sandbox;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** Lists tags (facts 4.3). */
final class TagReading {
    private static final Set<String> TYPES = Set.of("private", "public", "shared");
    private static final CardPages.Kind<CardTag> TAG =
            new CardPages.Kind<>(tag -> new Cards.Place(0, tag.name() + "\t" + tag.id()), false, tag -> tag.json("id"));

    private final CardPages pages;

    TagReading(CardPages pages) {
        this.pages = pages;
    }

    void addTo(SansanRoutes routes) {
        routes.add("GET", "/tags", this::all).add("GET", "/bizCards/{bizCardId}/tags", this::ofCard);
    }

    private Reply all(SansanAsk ask) {
        SansanUser user = ask.key().user();
        boolean all = ask.all();
        Predicate<CardTag> fits = tag -> all ? tag.visibleTo(user) : tag.owner().equals(user);
        List<CardTag> tags = ask.account().tags().all().stream()
                .filter(fits.and(filter(ask)))
                .toList();
        return pages.page(ask, TAG.source(tags), ask.tagLimit(), TAG);
    }

    private static Predicate<CardTag> filter(SansanAsk ask) {
        List<String> types = ask.several("type");
        types.stream().filter(type -> !TYPES.contains(type)).findFirst().ifPresent(type -> {
            throw SansanRefusal.invalid("type: '" + type + "' is none of private, public, shared");
        });
        String owner = limited(ask, "ownerUserId", 20);
        String name = limited(ask, "tagName", 50);
        return tag -> (types.isEmpty() || types.contains(tag.type().text()))
                && (owner == null || tag.owner().id().equals(owner))
                && (name == null || tag.name().contains(name));
    }

    private static String limited(SansanAsk ask, String name, int most) {
        String value = ask.text(name);
        if (value != null && value.length() > most) {
            throw SansanRefusal.invalid(name + ": longer than " + most + " characters");
        }
        return value;
    }

    private Reply ofCard(SansanAsk ask) {
        Card card = CardReading.visible(ask);
        List<CardTag> tags = ask.account().tags().visible(card.tags(), ask.key().user()).stream()
                .sorted((one, other) ->
                        TAG.place().apply(one).compareTo(TAG.place().apply(other)))
                .toList();
        return pages.page(ask, TAG.source(tags), ask.tagLimit(), TAG);
    }

    /** How a tag is told when it has just been made. */
    static Map<String, Object> json(CardTag tag) {
        return TAG.json().apply(tag);
    }
}
