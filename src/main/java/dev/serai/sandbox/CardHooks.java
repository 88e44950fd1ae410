package dev.serai.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What people do in Sansan's own screens: write on cards, tag, delete, merge and split them. */
final class CardHooks {
    private static final String OWNER = "owner";
    private static final String STATUS = "entryStatus";
    private static final String TAGS = "tagIds";
    private static final Set<String> BESIDE_VALUES = Set.of(OWNER, STATUS, TAGS);

    private final SansanAccount account;

    CardHooks(SansanAccount account) {
        this.account = account;
    }

    void addTo(SansanAdmin admin) {
        admin.add("GET", "/cards", (names, body) -> all());
        admin.add("POST", "/cards", (names, body) -> create(body));
        admin.add("GET", "/cards/{id}", (names, body) -> one(names.get("id")));
        admin.add("POST", "/cards/{id}", (names, body) -> change(card(names.get("id")), body));
        admin.add("DELETE", "/cards/{id}", (names, body) -> {
            account.delete(card(names.get("id")));
            return Reply.empty(204);
        });
        admin.add("POST", "/cards/{id}/tags", (names, body) -> tag(card(names.get("id")), body));
        admin.add("POST", "/tags", (names, body) -> newTag(body));
        admin.add("POST", "/merge", (names, body) -> {
            account.merging().run(Long.MAX_VALUE, account.stamp());
            return Reply.empty(204);
        });
        admin.add("POST", "/persons/merge", (names, body) -> merge(body));
        admin.add("POST", "/persons/split", (names, body) -> split(body));
    }

    /** Every card as it is now, hidden ones and secret tags included; cards that are due are grouped before. */
    private Reply all() {
        account.passTime();
        return Reply.ok(account.cards().all().stream().map(this::shown).toList());
    }

    private Reply one(String id) {
        account.passTime();
        return Reply.ok(shown(card(id)));
    }

    private Map<String, Object> shown(Card card) {
        Map<String, Object> json = CardJson.of(card);
        json.put(STATUS, card.status().text());
        json.put("past", card.past());
        json.put(TAGS, card.tags());
        return json;
    }

    private Reply create(JsonNode body) {
        EntryStatus status = body.has(STATUS) ? EntryStatus.of(body.get(STATUS).asText()) : EntryStatus.COMPLETED;
        SansanUser owner = body.has(OWNER)
                ? account.organization().user(body.get(OWNER).asText())
                : account.organization().users().get(0);
        return Reply.of(201, shown(account.register(owner, values(body), tags(body.path(TAGS)), status)));
    }

    private Reply change(Card card, JsonNode body) {
        Card changed = card;
        if (body.has(OWNER)) {
            changed =
                    changed.ownedBy(account.organization().user(body.get(OWNER).asText()));
            account.cards().put(changed);
        }
        Map<CardField, String> values = values(body);
        if (!values.isEmpty() || body.has(OWNER)) {
            changed = account.change(changed, values);
        }
        if (body.has(STATUS)) {
            changed = account.enter(changed, EntryStatus.of(body.get(STATUS).asText()));
        }
        if (body.has(TAGS)) {
            changed = account.tag(changed, tags(body.get(TAGS)));
        }
        return Reply.ok(shown(changed));
    }

    private Reply tag(Card card, JsonNode body) {
        Set<String> ids = new LinkedHashSet<>(card.tags());
        ids.addAll(tags(body.path("add")));
        tags(body.path("remove")).forEach(ids::remove);
        return Reply.ok(shown(account.tag(card, List.copyOf(ids))));
    }

    private Reply newTag(JsonNode body) {
        CardTag.Type type =
                CardTag.Type.valueOf(body.path("type").asText("shared").toUpperCase(Locale.ROOT));
        SansanUser owner = account.organization()
                .user(body.path(OWNER)
                        .asText(account.organization().users().get(0).id()));
        return Reply.of(
                201, TagReading.json(account.tags().add(body.path("name").asText(), type, owner)));
    }

    private Reply merge(JsonNode body) {
        List<Card> cards = complete(body.path("cards"));
        account.merging().merge(cards, account.stamp());
        return Reply.ok(Map.of("personId", card(cards.get(0).id()).personId()));
    }

    private Reply split(JsonNode body) {
        return Reply.ok(Map.of("personId", account.merging().split(complete(body.path("cards")), account.stamp())));
    }

    private List<Card> complete(JsonNode ids) {
        List<Card> cards = new ArrayList<>();
        ids.forEach(id -> cards.add(card(id.asText())));
        if (cards.isEmpty() || cards.stream().anyMatch(card -> card.personId() == null)) {
            throw new IllegalArgumentException("cards: needed are ids of cards whose data are complete");
        }
        return cards;
    }

    private Map<CardField, String> values(JsonNode body) {
        Map<CardField, String> values = new EnumMap<>(CardField.class);
        body.properties().forEach(member -> {
            CardField field = CardField.named(member.getKey());
            if (field != null) {
                values.put(
                        field,
                        member.getValue().isNull() ? null : member.getValue().asText());
            } else if (!BESIDE_VALUES.contains(member.getKey())) {
                throw new IllegalArgumentException("cards have no member '" + member.getKey() + "'");
            }
        });
        return values;
    }

    private List<String> tags(JsonNode ids) {
        List<String> tags = new ArrayList<>();
        for (JsonNode id : ids) {
            if (account.tags().find(id.asText()) == null) {
                throw new IllegalArgumentException("tag '" + id.asText() + "' does not exist");
            }
            tags.add(id.asText());
        }
        return tags;
    }

    private Card card(String id) {
        Card card = account.cards().find(id);
        if (card == null) {
            throw SansanRefusal.notFound("sandbox: card " + id);
        }
        return card;
    }
}
