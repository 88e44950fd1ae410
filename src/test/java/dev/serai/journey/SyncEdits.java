package dev.serai.journey;

import com.fasterxml.jackson.databind.JsonNode;
import dev.serai.journey.SyncModel.Contact;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** What people do on either side between two runs of a sync: the same for the same seed. */
final class SyncEdits {
    private static final List<String> TITLES = List.of("部長", "課長", "CEO", "主任", "Chief Tester", "係●", "執行役員");
    private static final List<String> OWNERS = List.of("m.sato", "k.suzuki", "d.ito", "t.kanri");

    private final SyncWorld world;
    private final Random random;
    private List<JsonNode> cards;
    private List<Contact> contacts;
    private List<String> tags;
    private int made;

    SyncEdits(SyncWorld world, long seed) {
        this.world = world;
        this.random = new Random(seed);
    }

    /** Looks at both sides again, to choose from what is there. */
    SyncEdits look() throws IOException {
        cards = new ArrayList<>(world.truth.allCards());
        contacts = new ArrayList<>(world.truth.contacts());
        tags = List.copyOf(world.truth.openTags().keySet());
        return this;
    }

    /** Edits whose trace a run of changes finds, as they move the time of the record's last change. */
    void visible(int times) throws IOException {
        for (int i = 0; i < times; i++) {
            switch (random.nextInt(10)) {
                case 0 -> newCard();
                case 1 -> newContact();
                case 2 -> bothSides();
                case 3 -> cardGetsAddress();
                case 4, 5 -> changeCard();
                case 6 -> contactGetsAddress();
                case 7 -> leave();
                case 8 -> afterLeaving();
                default -> changeContact();
            }
        }
    }

    /** Edits that only a look at everything is sure to find. */
    void hidden(int times) throws IOException {
        for (int i = 0; i < times; i++) {
            switch (random.nextInt(7)) {
                case 0 -> tag(random.nextBoolean() ? "add" : "remove");
                case 1 ->
                    world.sansanSide.delete(
                            "/sandbox/cards/" + take(cards).path("id").asText());
                case 2 ->
                    world.hubspotSide.delete(
                            "/sandbox/records/contacts/" + take(contacts).id());
                case 3 -> persons("merge", 2);
                case 4 -> persons("split", 1);
                case 5 -> newerCardOfAPerson();
                default -> finishEntry();
            }
        }
    }

    void mergeContacts(int times) throws IOException {
        for (int i = 0; i < times; i++) {
            world.hubspotSide.post(
                    "/sandbox/records/contacts/merge",
                    SyncWorld.json(Map.of(
                            "primary",
                            take(contacts).id(),
                            "other",
                            take(contacts).id())));
        }
    }

    private JsonNode card() {
        return cards.get(random.nextInt(cards.size()));
    }

    /** Picks one that nothing else is done to. */
    private <T> T take(List<T> from) {
        return from.remove(random.nextInt(from.size()));
    }

    private void card(JsonNode card, Map<String, ?> values) throws IOException {
        world.sansanSide.post("/sandbox/cards/" + card.path("id").asText(), SyncWorld.json(values));
    }

    private void contact(String id, Map<String, ?> values) throws IOException {
        world.hubspotSide.post("/sandbox/records/contacts/" + id, SyncWorld.json(values));
    }

    private String number() {
        return "0" + (3 + random.nextInt(4)) + "-" + (3000 + random.nextInt(999)) + "-" + (1000 + random.nextInt(8999));
    }

    private String address() {
        return "person" + ++made + "@wave" + random.nextInt(1_000_000) + ".example.com";
    }

    private Map<String, String> cardValue() {
        Map<String, String> values = new LinkedHashMap<>();
        switch (random.nextInt(6)) {
            case 0 -> values.put("tel", number());
            case 1 -> values.put("departmentName", "第" + random.nextInt(99) + "部");
            case 2 -> values.put("companyName", "株式会社" + random.nextInt(99));
            case 3 -> values.put("fax", "");
            case 4 -> values.put("memo", "line " + random.nextInt(99) + "\nnext line");
            default -> values.put("title", TITLES.get(random.nextInt(TITLES.size())));
        }
        return values;
    }

    private void changeCard() throws IOException {
        card(card(), cardValue());
    }

    private void changeContact() throws IOException {
        contact(contacts.get(random.nextInt(contacts.size())).id(), contactValue());
    }

    private Map<String, String> contactValue() {
        Map<String, String> values = new LinkedHashMap<>();
        switch (random.nextInt(5)) {
            case 0 -> values.put("phone", number());
            case 1 -> values.put("jobtitle", TITLES.get(random.nextInt(TITLES.size())));
            case 2 -> values.put("city", "");
            case 3 -> values.put("sansan_tags", "by hand");
            default -> values.put("company", "Company " + random.nextInt(99));
        }
        return values;
    }

    /** A card and the contact that has its id are changed, mostly in the same field. */
    private void bothSides() throws IOException {
        Contact contact = contactWithCard();
        if (contact != null) {
            card(contact, Map.of("tel", number(), "title", "Card " + ++made));
            contact(contact.id(), Map.of("phone", number(), "jobtitle", "Contact " + ++made));
        }
    }

    /** One that has the id of a card that is there; null if that is not so of the one that was picked. */
    private Contact contactWithCard() {
        Contact contact = contacts.get(random.nextInt(contacts.size()));
        return hasCard(contact) ? contact : null;
    }

    private boolean hasCard(Contact contact) {
        String id = contact.values().get("sansan_card_id");
        return id != null
                && cards.stream().anyMatch(card -> card.path("id").asText().equals(id));
    }

    private void card(Contact contact, Map<String, ?> values) throws IOException {
        world.sansanSide.post("/sandbox/cards/" + contact.values().get("sansan_card_id"), SyncWorld.json(values));
    }

    /** A card and its contact leave a filter that wants a valid address. */
    private void leave() throws IOException {
        Contact contact = contactWithCard();
        if (contact != null) {
            card(contact, Map.of("email", "no address", "title", "Leaves " + ++made));
            contact(contact.id(), Map.of("email", "", "company", "Leaves " + made));
        }
    }

    /** A pair that has left the filter is edited further, or one of its sides comes back, or both do. */
    private void afterLeaving() throws IOException {
        List<Contact> left = contacts.stream()
                .filter(contact -> !contact.values().containsKey("email") && hasCard(contact))
                .toList();
        if (!left.isEmpty()) {
            Contact contact = left.get(random.nextInt(left.size()));
            String address = address();
            int what = random.nextInt(5);
            if (what < 2) {
                card(contact, Map.of("title", "Outside " + ++made, "tel", number()));
                contact(contact.id(), Map.of("company", "Outside " + made));
            }
            if (what == 2 || what == 4) {
                card(contact, Map.of("email", address));
            }
            if (what > 2) {
                contact(contact.id(), Map.of("email", address));
            }
        }
    }

    private void cardGetsAddress() throws IOException {
        String other = contacts.get(random.nextInt(contacts.size())).values().get("email");
        String address = switch (random.nextInt(4)) {
            case 0 -> "no address";
            case 1 -> other == null ? "" : other;
            default -> address();
        };
        card(card(), Map.of("email", address));
    }

    private void contactGetsAddress() throws IOException {
        contact(contacts.get(random.nextInt(contacts.size())).id(), Map.of("email", address()));
    }

    private void newCard() throws IOException {
        String theirs = contacts.get(random.nextInt(contacts.size())).values().get("email");
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("lastName", "新規" + ++made);
        values.put("firstName", "太郎");
        values.put("companyName", "株式会社" + random.nextInt(99));
        values.put("email", theirs != null && random.nextInt(3) == 0 ? theirs : address());
        values.put("tel", number());
        values.put(
                "exchangeDate",
                LocalDate.of(2026, 6, 1).plusDays(random.nextInt(150)).toString());
        values.put("owner", OWNERS.get(random.nextInt(OWNERS.size())));
        values.put("tagIds", List.of(tags.get(random.nextInt(tags.size()))));
        world.sansanSide.post("/sandbox/cards", SyncWorld.json(values));
    }

    private void newContact() throws IOException {
        world.hubspotSide.post(
                "/sandbox/records/contacts",
                SyncWorld.json(Map.of("lastname", "New " + ++made, "email", address(), "jobtitle", "CTO")));
    }

    private void tag(String what) throws IOException {
        world.sansanSide.post(
                "/sandbox/cards/" + card().path("id").asText() + "/tags",
                SyncWorld.json(Map.of(what, List.of(tags.get(random.nextInt(tags.size()))))));
    }

    private void persons(String what, int many) throws IOException {
        List<String> ids = new ArrayList<>();
        while (ids.size() < many) {
            JsonNode card = card();
            if (card.path("personId").isTextual()) {
                ids.add(card.path("id").asText());
            }
        }
        world.sansanSide.post("/sandbox/persons/" + what, SyncWorld.json(Map.of("cards", ids)));
    }

    /** The person is met again: the card there was becomes a past one once Sansan has merged them. */
    private void newerCardOfAPerson() throws IOException {
        JsonNode card = card();
        Map<String, Object> values = new LinkedHashMap<>();
        for (String member : List.of("lastName", "firstName", "email", "companyName", "url")) {
            if (card.path(member).isTextual()) {
                values.put(member, card.path(member).asText());
            }
        }
        values.put("title", "Newer " + ++made);
        values.put("owner", card.path("owner").path("id").asText());
        values.put("exchangeDate", "2026-11-2" + random.nextInt(9));
        values.put("tagIds", card.path("tagIds"));
        world.sansanSide.post("/sandbox/cards", SyncWorld.json(values));
        world.sansanSide.post("/sandbox/merge", "{}");
    }

    private void finishEntry() throws IOException {
        for (JsonNode card : cards) {
            if (card.path("entryStatus").asText().equals("processing")) {
                card(card, Map.of("entryStatus", "completed"));
                cards.remove(card);
                return;
            }
        }
    }
}
